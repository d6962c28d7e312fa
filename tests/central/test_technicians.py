"""The desk's answer to a challenge: a pass that the terminal believes, and a line in the journal."""

import json
from datetime import timedelta
from pathlib import Path

import pytest

from central import cli
from central.errors import CentralError
from central.journal import entries
from central.technicians import issue_token
from kiosk.contract import technician
from kiosk.contract.technician import Challenge
from kiosk.contract.technician_role import Role
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal


def test_it_repeats_the_challenge_and_says_who_may_come_in(
    service: RunningService, terminal: TestTerminal
) -> None:
    shown = Challenge.new(terminal.name, 3)
    now = service.clock()
    with service.storage.write() as session:
        issued = issue_token(
            session, service.keys, shown.spoken, technician="t07", role=Role.TESTS, now=now, by="li"
        )
    said = technician.verify(issued.token, service.keys.signing.public_key())
    assert (said.terminal, said.nonce, said.counter) == (shown.terminal, shown.nonce, shown.counter)
    assert (said.technician, said.role, said.life_s) == ("t07", Role.TESTS, 1800)
    assert issued.expires == now + timedelta(minutes=30)
    assert len(issued.token) < 512, "the settings of a scanner take no longer code"
    with service.storage.read() as session:
        line = entries(session, terminal.name)[0]
    assert (line.deed, line.who, line.detail) == (
        "technician.token_issued",
        "li",
        "t07, tests, challenge 3",
    )


@pytest.mark.parametrize(
    ("challenge", "name", "life", "says"),
    [
        ("nonsense", "t07", 600, "no challenge"),
        ("KIOSK-TECH:ZZZZ:0123456789ABCDEF:1", "t07", 600, "no terminal"),
        ("", "李师傅", 600, "no name"),
        ("", "t07", 7200, "60 minutes"),
        ("", "t07", 0, "60 minutes"),
    ],
)
def test_what_cannot_be_is_said(
    service: RunningService, terminal: TestTerminal, challenge: str, name: str, life: int, says: str
) -> None:
    shown = challenge or Challenge.new(terminal.name, 1).text
    with pytest.raises(CentralError, match=says), service.storage.write() as session:
        issue_token(
            session,
            service.keys,
            shown,
            technician=name,
            role=Role.SERVICE,
            now=service.clock(),
            life_s=life,
        )


def test_a_terminal_that_was_shut_out_gets_none(service: RunningService, terminal: TestTerminal) -> None:
    service.shut_out(terminal.name)
    shown = Challenge.new(terminal.name, 1).text
    with pytest.raises(CentralError, match="shut out"), service.storage.write() as session:
        issue_token(session, service.keys, shown, technician="t07", role=Role.TESTS, now=service.clock())


def test_the_command_gives_it_as_text_and_as_a_picture(
    tmp_path: Path, service: RunningService, terminal: TestTerminal, capsys: pytest.CaptureFixture[str]
) -> None:
    keys = tmp_path / "keys"
    picture = tmp_path / "pass.png"
    arguments = ["technician-token", "--database", service.database, "--keys", str(keys), "--json"]
    challenge = Challenge.new(terminal.name, 1).text
    done = cli.main([*arguments, "--challenge", challenge, "--technician", "t07", "--qr", str(picture)])
    assert done == 0
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["terminal"] == terminal.name
    assert picture.read_bytes().startswith(b"\x89PNG")
