"""Plugs are heard of: by udev's events, or by looking."""

import os
import threading
from collections import deque
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from devices.simulators.pty_line import PtyLine
from devices.supervision.changes import (
    Changes,
    PolledChanges,
    UdevChanges,
    udev_monitor,
    watch_changes,
)
from devices.supervision.hot_plug import HotPlug

OFTEN = 0.01
PATIENCE = 60.0


class FakeMonitor:
    """What of ``pyudev.Monitor`` is used, with events from the test's hand."""

    def __init__(self) -> None:
        self._ready, self._happens = os.pipe()
        self._events: deque[Any] = deque()

    def happen(self, *events: Any) -> None:
        self._events.extend(events)
        os.write(self._happens, b"." * len(events))

    def fileno(self) -> int:
        return self._ready

    def poll(self, timeout: float | None) -> Any:
        assert timeout == 0, "it would wait"
        if not self._events:
            return None
        os.read(self._ready, 1)
        event = self._events.popleft()
        if isinstance(event, Exception):
            raise event
        return event

    def close(self) -> None:
        os.close(self._ready)
        os.close(self._happens)


@pytest.fixture
def monitor() -> Iterator[FakeMonitor]:
    made = FakeMonitor()
    yield made
    made.close()


class Heard:
    """Counts how often somebody was woken."""

    def __init__(self) -> None:
        self.times = 0
        self._woken = threading.Semaphore(0)

    def wake(self) -> None:
        self.times += 1
        self._woken.release()

    def wait(self) -> bool:
        return self._woken.acquire(timeout=PATIENCE)


def listening(changes: Changes, heard: Heard) -> HotPlug:
    hot_plug = HotPlug(lambda: changes, heard.wake)
    hot_plug.start()
    return hot_plug


def test_a_burst_of_events_wakes_once(monitor: FakeMonitor) -> None:
    heard = Heard()
    monitor.happen("usb add", "tty add", "tty bind")
    hot_plug = listening(UdevChanges(monitor), heard)
    assert heard.wait()
    monitor.happen("tty remove")
    assert heard.wait()
    hot_plug.stop()
    assert heard.times == 2


def test_events_that_the_kernel_dropped_are_a_change_too(monitor: FakeMonitor) -> None:
    heard = Heard()
    hot_plug = listening(UdevChanges(monitor), heard)
    monitor.happen(OSError(105, "No buffer space available"))
    assert heard.wait()
    hot_plug.stop()


def test_a_device_that_is_pulled_out_and_one_that_comes_are_both_seen(tmp_path: Path) -> None:
    heard, port = Heard(), tmp_path / "dev" / "reader"
    line = PtyLine(port)
    hot_plug = listening(PolledChanges([str(port)], OFTEN), heard)
    line.close()
    assert heard.wait()
    line = PtyLine(port)
    assert heard.wait()
    hot_plug.stop()
    line.close()


def test_a_device_that_was_replugged_between_two_looks_is_seen(tmp_path: Path) -> None:
    port = tmp_path / "dev" / "reader"
    line = PtyLine(port)
    changes = PolledChanges([str(port)], OFTEN)
    line.close()
    line = PtyLine(port)
    ended, end = os.pipe()
    assert changes.wait(ended)
    os.close(end)
    assert not changes.wait(ended), "nothing has changed since"
    os.close(ended)
    line.close()


def test_without_udevs_daemon_the_ports_are_looked_at() -> None:
    assert isinstance(watch_changes([], udev_runs=lambda: False), PolledChanges)


def test_with_udevs_daemon_its_events_are_heard_where_the_machine_has_a_socket_for_them() -> None:
    changes = watch_changes([], udev_runs=lambda: True)
    assert isinstance(changes, UdevChanges) == (udev_monitor() is not None)
    heard = Heard()
    listening(changes, heard).stop()
    assert heard.times == 0


def test_stopping_twice_and_before_the_start_does_nothing() -> None:
    hot_plug = HotPlug(lambda: PolledChanges([]), Heard().wake)
    hot_plug.stop()
    hot_plug.stop()
