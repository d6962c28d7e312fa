"""Remote commands at the terminal: verified, done once across restarts, answered once; nobody else's are."""

import io
import sys
import tarfile
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.agent import deeds as real
from kiosk.agent.commands import Commands, DeedFailed
from kiosk.contract import commands as contract
from kiosk.contract.commands import Command, CommandResult, Notice, Outcome, Verb
from kiosk.contract.suite import HpkeX25519
from kiosk.terminal import identity as identities
from kiosk.terminal import orders
from offline_cache.commands import CommandMemory
from tests.fixtures.central_stub import Reply, Request
from tests.kiosk.agent.commanding import NOW, Desk, command, let_end, signed
from tests.kiosk.agent.conftest import Terminal


def test_it_is_done_and_answered(
    terminal: Terminal, desk: Desk, agent: Callable[[], Commands], done: list[Command]
) -> None:
    asked = [command(terminal, verb, n) for n, verb in enumerate((Verb.RUN_DIAGNOSTICS, Verb.SEND_LOGS), 1)]
    desk.tokens = [signed(terminal, each) for each in asked]
    commands = agent()
    commands.named(2)
    let_end(commands)
    assert done == asked
    assert desk.results == [
        (asked[0].id, CommandResult(outcome=Outcome.DONE, report=7)),
        (asked[1].id, CommandResult(outcome=Outcome.FAILED, reason="not_sent")),
    ]
    events = [event.event for event in terminal.audit.events()]
    assert events.count("command.taken_up") == events.count("command.ended") == 2


def test_nothing_is_asked_until_a_heartbeat_names_one(
    terminal: Terminal, desk: Desk, agent: Callable[[], Commands]
) -> None:
    commands = agent()
    commands.named(0)
    commands.step()
    assert terminal.central.requests == []
    del desk


def test_one_that_is_told_twice_or_again_after_a_restart_is_done_once(
    terminal: Terminal, desk: Desk, agent: Callable[[], Commands], done: list[Command]
) -> None:
    desk.tokens = [signed(terminal, command(terminal))] * 2
    for newest in (1, 2):
        commands = agent()
        commands.named(newest)
        let_end(commands)
    assert len(done) == len(desk.results) == 1


@pytest.mark.parametrize("wrong", ["another terminal's", "another key's", "altered", "no token"])
def test_what_is_not_for_it_is_not_done(
    terminal: Terminal, desk: Desk, agent: Callable[[], Commands], done: list[Command], wrong: str
) -> None:
    good = signed(terminal, command(terminal))
    desk.tokens = {
        "another terminal's": [signed(terminal, command(terminal, terminal=99))],
        "another key's": [signed(terminal, command(terminal), Ed25519PrivateKey.generate())],
        "altered": [good[:-4] + ("AAAA" if good[-4:] != "AAAA" else "BBBB")],
        "no token": ["rm -rf"],
    }[wrong]
    commands = agent()
    commands.named(1)
    let_end(commands)
    assert (done, desk.results) == ([], [])
    assert "command.refused" in terminal.log.events()


def test_one_that_comes_too_late_is_answered_and_not_done(
    terminal: Terminal, desk: Desk, agent: Callable[[], Commands], done: list[Command]
) -> None:
    late = command(terminal, issued=NOW - timedelta(hours=2), expires=NOW - timedelta(hours=1))
    desk.tokens = [signed(terminal, late)]
    commands = agent()
    commands.named(1)
    let_end(commands)
    assert (done, desk.results) == ([], [(late.id, CommandResult(outcome=Outcome.EXPIRED))])


def test_one_in_the_middle_of_which_the_agent_died_is_not_begun_again(
    terminal: Terminal, desk: Desk, agent: Callable[[], Commands], done: list[Command]
) -> None:
    asked = command(terminal)
    desk.tokens = [signed(terminal, asked)]
    memory = CommandMemory(terminal.place.commands)
    assert memory.take_up(asked.id, asked.verb, asked.expires)
    memory.close()
    commands = agent()
    commands.named(1)
    let_end(commands)
    assert done == []
    assert desk.results == [(asked.id, CommandResult(outcome=Outcome.FAILED, reason="interrupted"))]


def test_an_answer_that_did_not_get_through_is_given_later(
    terminal: Terminal, desk: Desk, agent: Callable[[], Commands], done: list[Command]
) -> None:
    desk.tokens = [signed(terminal, command(terminal))]
    commands = agent()
    commands.named(1)
    commands.step()
    desk.refuses = True
    let_end(commands)
    assert (len(done), desk.results) == (1, [])
    desk.refuses = False
    again = agent()
    let_end(again)
    assert (len(done), len(desk.results)) == (1, 1)


@pytest.fixture
def acting(terminal: Terminal) -> real.Terminal:
    script = "import sys; sys.stdout.write('no report')"
    identity = identities.load(terminal.place)
    return real.Terminal(
        terminal.place.data_dir,
        identity.terminal,
        terminal.client,
        HpkeX25519(),
        lambda: identity.sealing_key,
        (sys.executable, "-c", script),
    )


def test_orders_of_the_screen_stand_in_a_file_until_they_are_lifted(
    terminal: Terminal, acting: real.Terminal
) -> None:
    deeds, data = real.deeds(acting), terminal.place.data_dir
    until = NOW + timedelta(hours=2)
    text = Notice(zh="今天下午三点停电", until=until)
    asked = {verb: command(terminal, verb) for verb in (Verb.CLOSE, Verb.RESTART_SCREEN, Verb.OPEN)}
    deeds[Verb.CLOSE](asked[Verb.CLOSE])
    deeds[Verb.RESTART_SCREEN](asked[Verb.RESTART_SCREEN])
    deeds[Verb.SHOW_NOTICE](command(terminal, Verb.SHOW_NOTICE, notice=text))
    stand = orders.read(data)
    assert (stand.closed, stand.restart) == (str(asked[Verb.CLOSE].id), str(asked[Verb.RESTART_SCREEN].id))
    shown = stand.notice_at(NOW)
    assert shown is not None
    assert (shown.zh, shown.until) == (text.zh, until)
    assert stand.notice_at(until) is None
    deeds[Verb.OPEN](asked[Verb.OPEN])
    assert orders.read(data).closed == ""
    orders.orders_file(data).write_text("damaged")
    assert orders.read(data) == orders.NO_ORDERS


def test_logs_go_sealed_and_the_newest_first(terminal: Terminal, acting: real.Terminal) -> None:
    logs = terminal.place.data_dir / "logs"
    logs.mkdir()
    (logs / "agent.log").write_text('{"event": "agent.started"}\n')
    received: list[bytes] = []

    def take(request: Request) -> Reply:
        received.append(request.body)
        return Reply(200)

    terminal.central.always = take
    asked = command(terminal, Verb.SEND_LOGS)
    real.deeds(acting)[Verb.SEND_LOGS](asked)
    (sealed,) = received
    assert b"agent.started" not in sealed
    info = contract.log_info(asked.terminal, asked.id)
    opened = HpkeX25519().open(sealed, terminal.central.sealing_private, info)
    with tarfile.open(fileobj=io.BytesIO(opened)) as tar:
        assert tar.getnames() == ["agent.log"]
    terminal.central.always = lambda _: Reply(503, signed=False)
    with pytest.raises(DeedFailed, match="not_sent"):
        real.deeds(acting)[Verb.SEND_LOGS](asked)


def test_logs_that_are_too_long_lose_their_beginning(tmp_path: Path) -> None:
    lines = [uuid4().hex for _ in range(3000)]
    (tmp_path / "ui.log").write_text("\n".join(lines))
    packed = real.packed_logs(tmp_path, 20_000)
    assert 1000 < len(packed) <= 20_000
    with tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        member = tar.extractfile("ui.log")
        assert member is not None
        assert member.read().decode().endswith("\n".join(lines[-100:]))


def test_diagnostics_that_come_to_nothing_say_so(terminal: Terminal, acting: real.Terminal) -> None:
    with pytest.raises(DeedFailed, match="no_report"):
        real.deeds(acting)[Verb.RUN_DIAGNOSTICS](command(terminal, Verb.RUN_DIAGNOSTICS))


def test_there_is_no_verb_for_a_shell() -> None:
    assert set(Verb) == {
        "run_diagnostics",
        "send_logs",
        "restart_screen",
        "close",
        "open",
        "show_notice",
    }
