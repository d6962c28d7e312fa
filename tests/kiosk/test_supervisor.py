"""Children that die are started again."""

import os
import signal
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.supervisor import START_AGAIN, Died, Event, Program, Started, Supervisor

FOREVER = (sys.executable, "-c", "import signal; print('up', flush=True); signal.pause()")
STUBBORN = (
    sys.executable,
    "-c",
    "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('up', flush=True)\n"
    "while True: signal.pause()",
)


class Watched:
    """A supervisor, and what it reported."""

    def __init__(self, run_dir: Path, *programs: Program) -> None:
        self.events: list[Event] = []
        self.run_dir = run_dir
        self.supervisor = Supervisor(programs, run_dir, self.events.append)

    def step_until(self, enough: Callable[[list[Event]], bool]) -> None:
        deadline = time.monotonic() + 60
        while not enough(self.events):
            assert time.monotonic() < deadline, self.events
            self.supervisor.step(1.0)


def starts(events: list[Event]) -> list[int]:
    return [event.pid for event in events if isinstance(event, Started)]


def test_a_killed_child_is_started_again_under_a_new_pid(tmp_path: Path) -> None:
    watched = Watched(tmp_path, Program("agent", FOREVER, output=tmp_path / "log"))
    watched.supervisor.start()
    first = watched.supervisor.pid("agent")
    assert first is not None
    assert (tmp_path / "agent.pid").read_text() == f"{first}\n"
    os.kill(first, signal.SIGKILL)
    watched.step_until(lambda events: len(starts(events)) == 2)
    assert Died("agent", first, -signal.SIGKILL, 0.1) in watched.events
    assert (tmp_path / "agent.pid").read_text() == f"{starts(watched.events)[1]}\n"
    watched.supervisor.stop()


def test_on_a_full_disk_children_are_started_all_the_same(tmp_path: Path) -> None:
    (tmp_path / ".agent.pid.new").symlink_to("/dev/full")
    watched = Watched(tmp_path, Program("agent", FOREVER, output=tmp_path / "log"))
    watched.supervisor.start()
    assert len(starts(watched.events)) == 1
    watched.supervisor.stop()


def test_on_a_disk_that_takes_no_write_they_end_all_the_same(tmp_path: Path) -> None:
    """The file of the number can be neither made nor removed."""
    (tmp_path / "agent.pid").mkdir()
    watched = Watched(tmp_path, Program("agent", FOREVER, output=tmp_path / "log"))
    watched.supervisor.start()
    watched.supervisor.stop()
    assert watched.supervisor.pid("agent") is None


def test_a_child_that_keeps_dying_waits_longer_each_time(tmp_path: Path) -> None:
    watched = Watched(tmp_path, Program("ui", (sys.executable, "-c", "raise SystemExit(3)")))
    watched.supervisor.start()
    watched.step_until(lambda events: sum(isinstance(event, Died) for event in events) == 3)
    pauses = [event.pause_seconds for event in watched.events if isinstance(event, Died)]
    assert pauses == [0.1, 0.2, 0.4]
    watched.supervisor.stop()


def test_a_child_that_wants_to_start_again_has_not_failed(tmp_path: Path) -> None:
    watched = Watched(tmp_path, Program("ui", (sys.executable, "-c", f"raise SystemExit({START_AGAIN})")))
    watched.supervisor.start()
    watched.step_until(lambda events: sum(isinstance(event, Died) for event in events) == 3)
    pauses = [event.pause_seconds for event in watched.events if isinstance(event, Died)]
    assert pauses == [0.1, 0.1, 0.1]
    watched.supervisor.stop()


def test_a_child_that_hangs_is_killed_and_started_again(tmp_path: Path) -> None:
    hung: list[int] = []
    program = Program("ui", FOREVER, output=tmp_path / "log", hangs=lambda pid: pid in hung)
    watched = Watched(tmp_path, program)
    watched.supervisor.start()
    hung += starts(watched.events)
    watched.step_until(lambda events: len(starts(events)) == 2)
    assert Died("ui", hung[0], -signal.SIGKILL, 0.1) in watched.events
    watched.supervisor.stop()


def test_at_the_end_every_child_is_gone_and_so_are_the_pid_files(tmp_path: Path) -> None:
    watched = Watched(
        tmp_path,
        Program("agent", FOREVER, output=tmp_path / "1"),
        Program("ui", FOREVER, output=tmp_path / "2"),
    )
    watched.supervisor.start()
    watched.supervisor.stop()
    for pid in starts(watched.events):
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)
    assert not list(tmp_path.glob("*.pid"))


def test_a_child_that_will_not_end_is_killed(tmp_path: Path) -> None:
    output = tmp_path / "log"
    output.touch()
    watched = Watched(tmp_path, Program("ui", STUBBORN, output=output))
    watched.supervisor.start()
    deadline = time.monotonic() + 60
    while b"up" not in output.read_bytes():
        assert time.monotonic() < deadline
        watched.supervisor.step(0.05)
    watched.supervisor.stop(grace_seconds=0.3)
    with pytest.raises(ProcessLookupError):
        os.kill(starts(watched.events)[0], 0)


def test_closing_the_window_ends_the_whole(tmp_path: Path) -> None:
    done = Program("ui", (sys.executable, "-c", ""), ends_all=True)
    watched = Watched(tmp_path, done, Program("agent", FOREVER, output=tmp_path / "log"))
    readable, writable = os.pipe()
    watched.supervisor.run_until(readable)
    assert not list(tmp_path.glob("*.pid"))
    os.close(readable)
    os.close(writable)


def test_a_wake_ends_the_whole(tmp_path: Path) -> None:
    watched = Watched(tmp_path, Program("agent", FOREVER, output=tmp_path / "log"))
    readable, writable = os.pipe()
    os.write(writable, b"!")
    watched.supervisor.run_until(readable)
    assert len(starts(watched.events)) == 1
    os.close(readable)
    os.close(writable)
