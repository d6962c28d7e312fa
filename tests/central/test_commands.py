"""Remote commands at the central service: for one terminal, woken at once, answered once."""

import json
import threading
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from central.cli import main
from central.commands import KEPT_LOGS, issue, logs_of
from central.errors import CentralError
from kiosk.contract import commands as contract
from kiosk.contract.api import PART_MEDIA_TYPE
from kiosk.contract.commands import Command, CommandResult, CommandsAnswer, Outcome, Verb
from kiosk.contract.problem import ProblemKind
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, problem
from tests.central.test_heartbeat import beat, parked


def give(service: RunningService, terminal: TestTerminal, verb: Verb, **more: Any) -> Command:
    return issue(service.storage, service.keys, terminal.name, verb, service.clock(), "somebody", **more)


def told(terminal: TestTerminal) -> list[Command]:
    answer = CommandsAnswer.model_validate_json(terminal.exchange("GET", "/v1/commands").content)
    public = terminal.central_key()
    return [contract.verify(each, public, terminal=terminal.given.terminal) for each in answer.commands]


def answer(terminal: TestTerminal, command: Command, result: CommandResult) -> Any:
    path = f"/v1/commands/{command.id}"
    return terminal.exchange("POST", path, result.model_dump_json().encode())


def test_a_command_wakes_its_terminal_and_is_told_until_it_is_answered(
    service: RunningService, terminal: TestTerminal
) -> None:
    waiting = parked(service, terminal, beat(terminal).news)
    command = give(service, terminal, Verb.CLOSE)
    assert waiting.result(30).commands == command.number == 1
    assert told(terminal) == [command]
    done = CommandResult(outcome=Outcome.DONE)
    assert answer(terminal, command, done).status_code == 200
    assert told(terminal) == []
    again = answer(terminal, command, CommandResult(outcome=Outcome.FAILED, reason="later"))
    assert json.loads(again.content) == {"outcome": "done"}, "the first word stands"


def test_nobody_else_hears_of_it_or_answers_it(service: RunningService, terminal: TestTerminal) -> None:
    command = give(service, terminal, Verb.CLOSE)
    other = TestTerminal.enrol(service.url, service.enrolment_code("SN-other"), "SN-other")
    assert told(other) == []
    refused = answer(other, command, CommandResult(outcome=Outcome.DONE))
    assert (refused.status_code, problem(refused).type) == (404, ProblemKind.NOT_FOUND)
    assert told(terminal) == [command]
    other.close()


def test_an_expired_one_is_told_to_nobody(service: RunningService, terminal: TestTerminal) -> None:
    give(service, terminal, Verb.CLOSE, life=timedelta(minutes=2))
    service.clock.moved = timedelta(minutes=3)
    assert told(terminal) == []


def test_logs_are_sealed_here_and_opened_by_who_has_the_keys(
    service: RunningService, terminal: TestTerminal
) -> None:
    commands = [give(service, terminal, Verb.SEND_LOGS) for _ in range(KEPT_LOGS + 1)]
    for each in commands:
        info = contract.log_info(terminal.given.terminal, each.id)
        sealed = service.keys.suite.seal(b"%d lines" % each.number, service.keys.sealing_public, info)
        path = f"/v1/commands/{each.id}/logs"
        assert terminal.exchange("PUT", path, sealed, media_type=PART_MEDIA_TYPE).status_code == 200
    with service.storage.read() as session:
        assert logs_of(session, service.opening_key.unseal, terminal.name, 4) == b"4 lines"
        with pytest.raises(CentralError, match="brought no logs"):
            logs_of(session, service.opening_key.unseal, terminal.name, 1)


def test_logs_that_nobody_asked_for_are_refused(service: RunningService, terminal: TestTerminal) -> None:
    command = give(service, terminal, Verb.CLOSE)
    for path, status in ((command.id, 409), (uuid4(), 404)):
        refused = terminal.exchange("PUT", f"/v1/commands/{path}/logs", b"x", media_type=PART_MEDIA_TYPE)
        assert refused.status_code == status


def test_an_operator_gives_one_from_the_command_line(
    service: RunningService, terminal: TestTerminal, capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--database", service.database, "--keys", str(service.keys_directory)]
    said = ["--text", "今天下午三点停电", "--text-en", "Power is off at three"]
    assert main(["command", terminal.name, "show-notice", *said, *where]) == 0
    (command,) = told(terminal)
    assert command.notice is not None
    assert command.notice.zh == "今天下午三点停电"
    answer(terminal, command, CommandResult(outcome=Outcome.DONE))
    capsys.readouterr()
    assert main(["commands", terminal.name, "--database", service.database]) == 0
    assert capsys.readouterr().out.endswith("1  show_notice  done\n")
    assert "显示通知" in service.page(f"/terminals/{terminal.name}").text


@pytest.mark.parametrize(
    "given",
    [
        ["show-notice"],
        ["close", "--text", "x"],
        ["show-notice", "--text", "x" * 121],
        ["close", "--expires-hours", "200"],
    ],
)
def test_what_cannot_be_meant_is_wrong_use(
    service: RunningService, given: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    where = ["--database", service.database, "--keys", str(service.keys_directory)]
    assert main(["command", "0001", *given, *where]) == 2
    assert capsys.readouterr().err.startswith("central: ")


def test_two_who_give_one_at_once_give_two(service: RunningService, terminal: TestTerminal) -> None:
    threads = [threading.Thread(target=give, args=(service, terminal, Verb.OPEN)) for _ in range(2)]
    for each in threads:
        each.start()
    for each in threads:
        each.join(30)
    assert [each.number for each in told(terminal)] == [1, 2]
