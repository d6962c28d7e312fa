"""While the disk is full the agent stays, says so, and goes on by itself: nothing lost, nothing doubled."""

import threading
from collections.abc import Iterator

import pytest

from kiosk.agent import full_disk
from kiosk.agent.audit_sender import AuditSender
from kiosk.agent.commands import Commands
from kiosk.agent.doorbell import Doorbell, ring
from kiosk.agent.full_disk import FullDisk
from kiosk.agent.heartbeat import Heartbeat
from kiosk.agent.loop import Loop
from kiosk.agent.update_watch import UpdateErrand, UpdateWatch
from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.contract.api import HeartbeatRequest
from kiosk.terminal import identity as identities
from kiosk.updates.place import UpdatesPlace
from offline_cache.commands import CommandMemory
from offline_cache.errors import DatabaseMoved, StorageFull
from offline_cache.states import State
from tests.fixtures.central_stub import CentralStub, Reply, Request
from tests.fixtures.full_disk import Disk
from tests.kiosk.agent.conftest import RETENTION, HeardLog, Terminal


def full() -> None:
    raise StorageFull("audit.db: no room is left on the disk; free some")


def test_a_full_disk_is_told_once_and_asked_now_and_then() -> None:
    seconds, log, asked = [0.0], HeardLog(), [0]
    roomy = False

    def probe() -> None:
        asked[0] += 1
        if not roomy:
            full()

    disk = FullDisk(probe, log, lambda: seconds[0])
    assert disk.has_room()
    assert (asked[0], disk.wait(), disk.alarms()) == (0, float("inf"), ())
    assert disk.tried(full) is None
    assert (disk.has_room(), disk.alarms(), asked[0]) == (False, ("storage_full",), 0)
    seconds[0] += full_disk.AGAIN_SECONDS
    assert disk.wait() == 0
    assert not disk.has_room()
    assert (asked[0], disk.wait()) == (1, full_disk.AGAIN_SECONDS)
    roomy = True
    assert not disk.has_room(), "it is not asked at every turn"
    disk.ask_again()
    assert disk.has_room()
    assert disk.alarms() == ()
    assert log.events() == ["storage.full", "storage.has_room"]


def test_whatever_else_goes_wrong_is_not_taken_for_it() -> None:
    def moved() -> None:
        raise DatabaseMoved("outbox.db: was replaced by another process; open it again")

    def forbidden() -> None:
        raise PermissionError(1, "not yours")

    def quota() -> None:
        raise OSError(122, "Disk quota exceeded")

    disk = FullDisk(full, HeardLog())
    for errand in (moved, forbidden):
        with pytest.raises((DatabaseMoved, PermissionError)):
            disk.tried(errand)
    assert not disk.full
    disk.tried(quota)
    assert disk.full


@pytest.fixture
def disk(monkeypatch: pytest.MonkeyPatch) -> Disk:
    monkeypatch.setattr(full_disk, "AGAIN_SECONDS", 0.05)
    return Disk(monkeypatch)


def test_what_was_acknowledged_and_not_written_down_is_asked_for_again(
    terminal: Terminal, disk: Disk
) -> None:
    filed = terminal.file(3)

    def fills_up(request: Request) -> Reply:
        disk.full = True
        return terminal.central.normal(request)

    terminal.central.script.append(fills_up)
    with pytest.raises(StorageFull):
        terminal.run_dry()
    assert State.SENDING in terminal.states()
    disk.full = False
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
            end.outbox.database.require_room()
            audit.write_kept()

        disk = FullDisk(probe, log)
        watch = UpdateWatch(UpdatesPlace(terminal.place.updates), lambda: None, lambda: (0, 0))
        commands = Commands(self._memory, terminal.client, identity, audit, log, {})
        self._loop = Loop(
            terminal.sender,
            Heartbeat(end, "0.1", RETENTION, disk.alarms, terminal.pace, terminal.notes),
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


def alarms(central: CentralStub) -> tuple[str, ...]:
    """Of the last heartbeat."""
    beats = [each for each in central.requests if each.path.startswith("/v1/heartbeat")]
    return HeartbeatRequest.model_validate_json(beats[-1].body).alarms if beats else ()


def test_heartbeats_tell_of_it_and_everything_goes_on_once_there_is_room(
    terminal: Terminal, disk: Disk, loop: RunningLoop
) -> None:
    central = terminal.central
    filed = terminal.file(2)
    ring(terminal.place.doorbell)
    assert central.wait_until(lambda: all(each.id in central.held for each in filed))
    disk.full = True
    terminal.audit.record("operator.present")  # the only thing that finds no room, and enough
    assert central.wait_until(lambda: alarms(central) == ("storage_full",))
    told = len(central.requests)
    assert central.wait_until(lambda: len(central.requests) > told + 3), "the heartbeats go on"
    disk.full = False
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
