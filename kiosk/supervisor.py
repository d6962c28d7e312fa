"""Keeps child processes running, the way systemd does on an installed terminal.

Used where there is no systemd: `kiosk run` on a desk, and the demo. A child that dies is started again after
a pause that grows while it keeps dying; its process id stands in a file; at the end all are asked to stop,
and made to. Deaths are seen through pidfds: no polling, no signal handler.
"""

from __future__ import annotations

import os
import selectors
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from kiosk.terminal import told_file

START_AGAIN = 75
"""A program that ends with it wants to be started again: EX_TEMPFAIL of sysexits.h, and no failure."""
FIRST_PAUSE_SECONDS = 0.1  # systemd's default RestartSec
LONGEST_PAUSE_SECONDS = 5.0
STEADY_SECONDS = 10.0  # a child that lived this long starts again with the first pause
GRACE_SECONDS = 10.0  # from SIGTERM to SIGKILL, at the end
WATCH_SECONDS = 1.0  # how often it is asked whether a child hangs


@dataclass(frozen=True)
class Program:
    """A child. ``name`` names its pid file. When it ends with 0 and ``ends_all`` is true, the whole ends."""

    name: str
    command: tuple[str, ...]
    environment: Mapping[str, str] | None = None  # None: this process's own
    output: Path | None = None  # appended to; None: this process's own stdout and stderr
    ends_all: bool = False
    hangs: Callable[[int], bool] | None = None
    """Asked now and then whether the process of that id hangs: it is killed then, as a watchdog would."""


@dataclass(frozen=True)
class Started:
    """A child runs."""

    name: str
    pid: int


@dataclass(frozen=True)
class Died:
    """A child ended; ``exit_code`` is negative for a signal. It starts again after ``pause_seconds``; None:
    not again.
    """

    name: str
    pid: int
    exit_code: int
    pause_seconds: float | None


Event = Started | Died


@dataclass
class _Child:
    program: Program
    process: subprocess.Popen[bytes] | None = None
    pidfd: int = -1
    started: float = 0.0
    due: float | None = 0.0  # when to start it; None while it runs or is done with
    pause: float = FIRST_PAUSE_SECONDS


@dataclass
class Supervisor:
    """Owned by one thread. ``report`` hears every event at once, in that thread.

    ``start``, then ``step`` until it says False, then ``stop``; or ``run_until`` for all of it.
    """

    programs: Sequence[Program]
    run_dir: Path
    report: Callable[[Event], None] = lambda _: None
    clock: Callable[[], float] = time.monotonic
    _children: dict[str, _Child] = field(default_factory=dict, init=False)
    _selector: selectors.BaseSelector = field(default_factory=selectors.DefaultSelector, init=False)

    def start(self) -> None:
        """Start every program."""
        self.run_dir.mkdir(parents=True, exist_ok=True)
        for program in self.programs:
            self._children[program.name] = _Child(program)
        self._start_what_is_due()

    def pid(self, name: str) -> int | None:
        """The process id of a child; None between its death and its next start."""
        process = self._children[name].process
        return process.pid if process else None

    def step(self, timeout_seconds: float | None, wake: int | None = None) -> bool:
        """Wait for a death, a due start, or a readable ``wake``; False when the whole is to end."""
        if wake is not None:
            self._selector.register(wake, selectors.EVENT_READ)
        try:
            ready = self._selector.select(self._wait(timeout_seconds))
        finally:
            if wake is not None:
                self._selector.unregister(wake)
        for key, _ in ready:
            if key.fileobj == wake:
                return False
            if not self._bury(key.data):
                return False
        self._kill_what_hangs()
        self._start_what_is_due()
        return True

    def run_until(self, wake: int) -> None:
        """Start all, keep them running until ``wake`` is readable or a program ended all, and stop."""
        self.start()
        try:
            while self.step(None, wake):
                pass
        finally:
            self.stop()

    def stop(self, grace_seconds: float = GRACE_SECONDS) -> None:
        """SIGTERM to all at once, SIGKILL to what is left after the grace; pid files go. Call it once."""
        for child in self._children.values():
            child.due = None
            if child.process is not None:
                child.process.send_signal(signal.SIGTERM)
        deadline = self.clock() + grace_seconds
        while self._selector.get_map():
            left = deadline - self.clock()
            ready = self._selector.select(left) if left > 0 else []
            for key, _ in ready:
                self._close(key.data)
            if left <= 0:
                self._kill_the_rest()
        self._selector.close()

    def _kill_the_rest(self) -> None:
        for child in self._children.values():
            if child.process is not None:
                child.process.kill()
                self._close(child)

    def _kill_what_hangs(self) -> None:
        for child in self._children.values():
            hangs = child.program.hangs
            if child.process is not None and hangs is not None and hangs(child.process.pid):
                child.process.kill()  # its death is heard like any other

    def _wait(self, timeout: float | None) -> float | None:
        dues = [child.due for child in self._children.values() if child.due is not None]
        waits = [max(0.0, due - self.clock()) for due in dues]
        if any(child.process and child.program.hangs for child in self._children.values()):
            waits.append(WATCH_SECONDS)
        return min([*waits, *([] if timeout is None else [timeout])], default=None)

    def _start_what_is_due(self) -> None:
        for child in self._children.values():
            if child.due is not None and child.due <= self.clock():
                self._start(child)

    def _start(self, child: _Child) -> None:
        program = child.program
        if program.output is None:
            child.process = subprocess.Popen(program.command, env=program.environment)
        else:
            with program.output.open("ab") as output:
                child.process = subprocess.Popen(
                    program.command, env=program.environment, stdout=output, stderr=output
                )
        child.pidfd = os.pidfd_open(child.process.pid)
        child.started, child.due = self.clock(), None
        self._selector.register(child.pidfd, selectors.EVENT_READ, child)
        with suppress(OSError):  # a disk that takes no write: no number is to be had, and the children run
            told_file.write(self._pid_file(program.name), f"{child.process.pid}\n".encode("ascii"))
        self.report(Started(program.name, child.process.pid))

    def _bury(self, child: _Child) -> bool:
        pid, exit_code = self._close(child)
        if exit_code == 0 and child.program.ends_all:
            self.report(Died(child.program.name, pid, exit_code, None))
            return False
        if self.clock() - child.started >= STEADY_SECONDS or exit_code == START_AGAIN:
            child.pause = FIRST_PAUSE_SECONDS
        self.report(Died(child.program.name, pid, exit_code, child.pause))
        child.due = self.clock() + child.pause
        child.pause = min(child.pause * 2, LONGEST_PAUSE_SECONDS)
        return True

    def _close(self, child: _Child) -> tuple[int, int]:
        process = child.process
        if process is None:
            raise RuntimeError(f"{child.program.name} does not run")
        exit_code = process.wait()
        self._selector.unregister(child.pidfd)
        os.close(child.pidfd)
        child.process, child.pidfd = None, -1
        with suppress(OSError):  # a disk that takes no write: the number of nobody stays
            self._pid_file(child.program.name).unlink(missing_ok=True)
        return process.pid, exit_code

    def _pid_file(self, name: str) -> Path:
        return self.run_dir / f"{name}.pid"
