"""What the desk does with a terminal and with what waits for a person: each by its role, on record."""

import re
from html import unescape

import pytest
from sqlalchemy import select

from central.console.roles import Role
from central.fleet.machines import machines
from central.places import Places
from central.storage.models import Enrolment, Terminal
from kiosk.contract import technician
from kiosk.contract.commands import CommandResult, CommandsAnswer, Outcome, Verb, verify
from kiosk.contract.technician import Challenge
from tests.central.console.desk import Browser, signed_in
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal


@pytest.fixture
def real_time(fresh_service: RunningService) -> RunningService:
    """Terminals sign with the time that it is."""
    fresh_service.clock.stopped_at = None
    return fresh_service


def somebody(service: RunningService, name: str, *roles: Role) -> Browser:
    return signed_in(service, name, *roles)


def enrolled(service: RunningService, serial: str) -> TestTerminal:
    return TestTerminal.enrol(service.url, service.enrolment_code(serial), serial)


def test_a_new_terminal_is_let_in_by_the_fingerprint_that_was_read_out(real_time: RunningService) -> None:
    terminal = enrolled(real_time, "NEW")
    with real_time.storage.write() as session:
        number = session.scalars(select(Terminal.id).where(Terminal.code == terminal.name)).one()
        for each in session.scalars(select(Enrolment).where(Enrolment.terminal == number)):
            each.approved = None
    with real_time.storage.read() as session:
        (fingerprint,) = [m.line.fingerprint for m in machines(session, Places()) if m.code == terminal.name]
    operator, path = somebody(real_time, "op.one", Role.OPERATOR), f"/terminals/{terminal.name}"
    wrong = operator.submit(path, f"{path}/approve", fingerprint="0000-0000-0000-0000")
    assert (wrong.status_code, "再念一遍" in wrong.text) == (409, True)
    assert "待核准" in operator.get(path).text
    assert "待核准" not in operator.submit(path, f"{path}/approve", fingerprint=fingerprint.lower()).text
    history = operator.get(path).text
    assert history.index("核准终端") < history.index("指纹不符"), (
        "both stand in its history, the newest first"
    )
    terminal.close()


def test_shutting_out_asks_for_the_code_once_more(real_time: RunningService) -> None:
    terminal = enrolled(real_time, "OLD")
    operator, path = somebody(real_time, "op.two", Role.OPERATOR), f"/terminals/{terminal.name}"
    assert operator.submit(path, f"{path}/revoke", again="").status_code == 409
    assert terminal.put(terminal.enclose()).status_code == 201
    assert "已停用" in operator.submit(path, f"{path}/revoke", again=terminal.name).text
    assert terminal.put(terminal.enclose()).status_code == 403
    terminal.close()


def test_a_technician_is_given_a_pass_for_this_challenge_of_this_terminal(real_time: RunningService) -> None:
    terminal, other = enrolled(real_time, "T1"), enrolled(real_time, "T2")
    desk, path = somebody(real_time, "desk.one", Role.TECHNICIAN_DESK), f"/terminals/{terminal.name}"
    shown = Challenge.new(terminal.name, 7)
    page = desk.submit(path, f"{path}/pass", challenge=shown.spoken, technician="T07", role="service")
    token = re.search(r'class="code secret">([^<]+)<', unescape(page.text))
    assert token
    said = technician.verify(token[1], real_time.keys.signing.public_key())
    assert (said.nonce, said.technician, said.role) == (shown.nonce, "t07", "service")
    assert "<svg" in page.text
    elsewhere = Challenge.new(other.name, 1).spoken
    for wrong in (elsewhere, "nonsense"):
        answer = desk.submit(path, f"{path}/pass", challenge=wrong, technician="t07", role="tests")
        assert answer.status_code == 409
    terminal.close()
    other.close()


def test_who_lacks_the_role_is_offered_no_button_and_refused_without_one(real_time: RunningService) -> None:
    terminal = enrolled(real_time, "T3")
    auditor, path = somebody(real_time, "audit.one", Role.AUDITOR), f"/terminals/{terminal.name}"
    assert f"{path}/" not in auditor.get(path).text
    for deed in ("approve", "revoke", "pass", "command"):
        assert auditor.submit(path, f"{path}/{deed}", again=terminal.name).status_code == 403
    assert terminal.put(terminal.enclose()).status_code == 201
    terminal.close()


def test_a_command_is_told_to_the_terminal_and_its_end_is_shown(real_time: RunningService) -> None:
    terminal = enrolled(real_time, "T4")
    operator, path = somebody(real_time, "op.four", Role.OPERATOR), f"/terminals/{terminal.name}"
    assert "等终端来取" in operator.submit(path, f"{path}/command", verb="close").text
    notice = {"verb": "show_notice", "zh": "今晚十点检修", "en": "", "hours": "3"}
    operator.submit(path, f"{path}/command", **notice)
    for wrong in ({**notice, "zh": ""}, {**notice, "hours": "200"}, {"verb": "run_a_shell"}):
        assert operator.submit(path, f"{path}/command", **wrong).status_code == 409
    told = CommandsAnswer.model_validate_json(terminal.exchange("GET", "/v1/commands").content).commands
    key = real_time.keys.signing.public_key()
    first, second = (verify(each, key, terminal=terminal.given.terminal) for each in told)
    assert (first.verb, second.notice and second.notice.zh) == (Verb.CLOSE, "今晚十点检修")
    result = CommandResult(outcome=Outcome.DONE).model_dump_json().encode()
    assert terminal.exchange("POST", f"/v1/commands/{first.id}", result).status_code == 200
    assert ">已办<" in operator.get(path).text
    terminal.close()


def test_what_came_under_a_lost_key_is_decided_with_a_reason(real_time: RunningService) -> None:
    stolen = enrolled(real_time, "STOLEN")
    late = [stolen.enclose() for _ in range(2)]
    real_time.shut_out(stolen.name)
    again = enrolled(real_time, "STOLEN")
    for each in late:
        again.put(each)
    operator = somebody(real_time, "op.three", Role.OPERATOR)
    first, second = (each.receipt_number for each in late)
    assert first in operator.get("/arrivals").text
    assert operator.submit("/arrivals", f"/arrivals/{first}/refuse", reason=" ").status_code == 409
    operator.submit("/arrivals", f"/arrivals/{first}/refuse", reason="有人冒用")
    shown = operator.submit("/arrivals", f"/arrivals/{second}/accept", reason="").text
    assert ("审核不通过" in shown, "审核通过" in shown) == (True, True)
    assert second in operator.get("/cases").text
    assert first not in operator.get("/cases").text
    trail = somebody(real_time, "audit.two", Role.AUDITOR).get("/audit?who=op.three").text
    assert {"审核：立案", "审核：不予受理"} <= set(re.findall(r">(审核：[^<]+)<", trail))
    again.close()
    stolen.close()
