"""Remote commands on a disk that takes no write: what only asks is done, the rest waits, nothing doubles."""

import select
from collections.abc import Callable
from datetime import timedelta

import pytest

from kiosk.agent.commands import Commands
from kiosk.contract.commands import Command, CommandResult, Outcome, Verb
from offline_cache.errors import StorageFull, StorageReadOnly
from tests.fixtures.unwritable_disk import Disk
from tests.kiosk.agent.commanding import NOW, Desk, command, let_end, signed
from tests.kiosk.agent.conftest import Terminal


def test_what_came_of_it_is_answered_once_a_full_disk_has_room(
    terminal: Terminal, desk: Desk, agent: Callable[[], Commands], monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    asked = command(terminal)
    desk.tokens = [signed(terminal, asked)]
    commands = agent()
    commands.named(1)
    commands.step()
    disk.refuses = StorageFull
    while commands.busy:
        select.select([commands.handle], [], [], 30)
        with pytest.raises(StorageFull):
            commands.step()
    assert desk.results == []
    disk.refuses = None
    commands.step()
    assert desk.results == [(asked.id, CommandResult(outcome=Outcome.DONE))]


def test_none_is_taken_up_on_a_full_disk_and_it_is_asked_for_again(
    terminal: Terminal,
    desk: Desk,
    agent: Callable[[], Commands],
    done: list[Command],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk = Disk(monkeypatch)
    asked = command(terminal)
    desk.tokens = [signed(terminal, asked)]
    commands = agent()
    commands.named(1)
    disk.refuses = StorageFull
    with pytest.raises(StorageFull):
        commands.step()
    assert done == []
    disk.refuses = None
    let_end(commands)
    assert done == [asked]


def test_what_only_asks_is_done_on_a_disk_that_takes_no_write_and_the_rest_waits(
    terminal: Terminal,
    desk: Desk,
    agent: Callable[[], Commands],
    done: list[Command],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk = Disk(monkeypatch)
    close, asks = command(terminal), command(terminal, Verb.RUN_DIAGNOSTICS, 2)
    late = command(terminal, Verb.RUN_DIAGNOSTICS, 3, issued=NOW - timedelta(hours=2), expires=NOW)
    desk.tokens = [signed(terminal, each) for each in (close, asks, late)]
    commands = agent()
    commands.named(3)
    disk.refuses = StorageReadOnly
    with pytest.raises(StorageReadOnly):
        commands.step()
    while commands.busy:
        select.select([commands.handle], [], [], 30)
        with pytest.raises(StorageReadOnly):
            commands.step()
    assert done == [asks]
    assert desk.results == [(asks.id, CommandResult(outcome=Outcome.DONE, report=7))]
    disk.refuses, desk.tokens = None, desk.tokens[::2]  # what was answered is not told of again
    let_end(commands)
    assert done == [asks, close]
    assert {(each, result.outcome) for each, result in desk.results[1:]} == {
        (close.id, Outcome.DONE),
        (late.id, Outcome.EXPIRED),
    }
    assert [each.event for each in terminal.audit.events()].count("command.ended") == 3


def test_what_came_of_it_is_told_once_the_central_service_hears_and_it_is_not_done_twice_meanwhile(
    terminal: Terminal,
    desk: Desk,
    agent: Callable[[], Commands],
    done: list[Command],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk = Disk(monkeypatch)
    asks = command(terminal, Verb.RUN_DIAGNOSTICS)
    desk.tokens = [signed(terminal, asks)]
    commands = agent()
    commands.named(1)
    disk.refuses = StorageReadOnly
    with pytest.raises(StorageReadOnly):
        commands.step()
    select.select([commands.handle], [], [], 30)
    desk.refuses = True
    commands.step()
    assert desk.results == []
    desk.refuses, disk.refuses = False, None
    commands.named(2)
    commands.step()
    assert (done, desk.results) == ([asks], [(asks.id, CommandResult(outcome=Outcome.DONE, report=7))])
