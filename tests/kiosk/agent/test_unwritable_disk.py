"""While the disk takes no write the agent stays, says so, and goes on by itself: nothing lost, nothing
doubled.
"""

import threading
from collections.abc import Iterator
from functools import partial

import pytest

from kiosk.agent.alarms import of_disk
from kiosk.agent.audit_sender import AuditSender
from kiosk.agent.commands import Commands
from kiosk.agent.doorbell import Doorbell, ring
from kiosk.agent.heartbeat import Heartbeat
from kiosk.agent.loop import Loop
from kiosk.agent.notes import note_of_disk
from kiosk.agent.update_watch import UpdateErrand, UpdateWatch
from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.contract.api import HeartbeatRequest
from kiosk.terminal import identity as identities
from kiosk.updates.place import UpdatesPlace
from offline_cache import disk_watch
from offline_cache.commands import CommandMemory
from offline_cache.disk_watch import DiskWatch
from offline_cache.errors import StorageFull, StorageIOError, StorageReadOnly, StorageUnwritable
from offline_cache.states import State
from tests.fixtures.central_stub import CentralStub, Reply, Request
from tests.fixtures.unwritable_disk import Disk
from tests.kiosk.agent.conftest import RETENTION, Terminal


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    monkeypatch.setattr(disk_watch, "AGAIN_SECONDS", 0.05)
    monkeypatch.setattr(disk_watch, "CHECK_SECONDS", 0.1)
    return Disk(monkeypatch)


def test_what_was_acknowledged_and_not_written_down_is_asked_for_again(
    terminal: Terminal, disk: Disk
) -> None:
    filed = terminal.file(3)

    def fills_up(request: Request) -> Reply:
        disk.refuses = StorageFull
        return terminal.central.normal(request)

    terminal.central.script.append(fills_up)
    with pytest.raises(StorageFull):
        terminal.run_dry()
    assert State.SENDING in terminal.states()
    disk.refuses = None
    terminal.run_dry()
    assert terminal.states() == [State.DELIVERED] * 3
    assert set(terminal.sent()) == {each.id for each in filed}


@pytest.fixture
def loop(terminal: Terminal, disk: Disk, monkeypatch: pytest.MonkeyPatch) -> Iterator["RunningLoop"]:
    """The agent's loop in a thread, over a central service that answers at once."""
    running = RunningLoop(terminal)
    running.start()
    yield running
    running.stop()
    running.close()


class RunningLoop:
    def __init__(self, terminal: Terminal) -> None:
        identity = identities.load(terminal.place)
        self._place = terminal.place
        self._ending = threading.Event()
        self.failures: list[BaseException] = []
        self._doorbell = Doorbell(terminal.place.doorbell)
        self._memory = CommandMemory(terminal.place.commands)
        self._line = CentralClient(
            Transport(terminal.central.url, 5, 30), identity.credentials, CorrectedClock()
        )
        audit, log, end = terminal.audit, terminal.log, terminal.end

        def probe() -> None:
            end.outbox.database.require_writable()
            audit.write_kept()

        disk = DiskWatch(probe, partial(note_of_disk, log))
        watch = UpdateWatch(UpdatesPlace(terminal.place.updates), lambda: None, lambda: (0, 0))
        commands = Commands(self._memory, terminal.client, identity, audit, log, {})
        self._loop = Loop(
            terminal.sender,
            Heartbeat(end, "0.1", RETENTION, partial(of_disk, disk), terminal.pace, terminal.notes),
            self._line,
            AuditSender(audit, terminal.client, RETENTION, log),
            end,
            terminal.pace,
            self._doorbell,
            UpdateErrand(watch, audit, log),
            terminal.client.clock,
            0.05,
            commands,
            disk,
            ended=self._ending.is_set,
        )
        self._thread = threading.Thread(target=self._run)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._ending.set()
        ring(self._place.doorbell)
        self._thread.join(60)
        assert not self._thread.is_alive()

    def close(self) -> None:
        self._line.close()
        self._doorbell.close()
        self._memory.close()

    def _run(self) -> None:
        try:
            self._loop.run()
        except BaseException as error:  # noqa: BLE001  told to the test
            self.failures.append(error)


def last_beat(central: CentralStub) -> HeartbeatRequest | None:
    beats = [each for each in central.requests if each.path.startswith("/v1/heartbeat")]
    return HeartbeatRequest.model_validate_json(beats[-1].body) if beats else None


def alarms(central: CentralStub) -> tuple[str, ...]:
    """Of the last heartbeat."""
    beat = last_beat(central)
    return beat.alarms if beat else ()


def sequence(central: CentralStub) -> int | None:
    """Of the last heartbeat."""
    beat = last_beat(central)
    return beat.sequence if beat else None


@pytest.mark.parametrize(
    ("refuses", "alarm"),
    [
        (StorageFull, "storage_full"),
        (StorageReadOnly, "storage_read_only"),
        (StorageIOError, "storage_io_error"),
    ],
)
def test_heartbeats_tell_of_it_and_everything_goes_on_once_it_takes_writes(
    terminal: Terminal, disk: Disk, loop: RunningLoop, refuses: type[StorageUnwritable], alarm: str
) -> None:
    central = terminal.central
    filed = terminal.file(2)
    ring(terminal.place.doorbell)
    assert central.wait_until(lambda: all(each.id in central.held for each in filed))
    disk.refuses = refuses  # there is nothing to write: it is found out all the same
    assert central.wait_until(lambda: alarms(central) == (alarm,))
    terminal.audit.record("operator.present")
    told = len(central.requests)
    assert central.wait_until(lambda: len(central.requests) > told + 3), "the heartbeats go on"
    disk.refuses = None
    assert central.wait_until(
        lambda: (
            alarms(central) == ()
            and any(each.event == "operator.present" for each in central.audited.values())
        )
    )
    filed += terminal.file(1)
    ring(terminal.place.doorbell)
    assert central.wait_until(lambda: all(each.id in central.held for each in filed))
    loop.stop()
    assert terminal.states() == [State.DELIVERED] * 3
    assert loop.failures == []
    assert [each for each in terminal.log.events() if each.startswith("storage.")] == [
        alarm.replace("_", ".", 1),
        "storage.writable",
    ]


def test_of_a_disk_that_cannot_be_read_either_the_heartbeats_tell_too(
    terminal: Terminal, disk: Disk, loop: RunningLoop
) -> None:
    central = terminal.central
    filed = terminal.file(1)
    ring(terminal.place.doorbell)
    assert central.wait_until(lambda: filed[0].id in central.held and sequence(central) == 1)
    disk.refuses, disk.unreadable = StorageIOError, True
    assert central.wait_until(lambda: alarms(central) == ("storage_io_error",))
    told = len(central.requests)
    assert central.wait_until(lambda: len(central.requests) > told + 3), "the heartbeats go on"
    assert sequence(central) == 1, "what was said last"
    disk.refuses, disk.unreadable = None, False
    assert central.wait_until(lambda: alarms(central) == ())
    loop.stop()
    assert loop.failures == []
