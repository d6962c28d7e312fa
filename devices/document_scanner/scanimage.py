"""scanimage as a child process that can never hold us: watched, cancelled, killed, always waited for.

It may not write a single byte to any file (RLIMIT_FSIZE 0, by prlimit): a page leaves it through a pipe or
not at all. Signals that Python ignores stay ignored in it, SIGXFSZ among them: a driver that would keep its
calibration is told that it cannot, and goes on.
"""

import logging
import os
import selectors
import shutil
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Self

from devices.errors import NoAnswer, PortUnavailable
from devices.standing import Cause

PROGRAM = "scanimage"
NO_FILES = ("prlimit", "--fsize=0:0", "--core=0:0", "--")
ENDS_WITH_US = ("setpriv", "--pdeathsig", "KILL", "--")
"""A scan does not outlive the thread that wanted it, whatever ends that."""
TOLD_KEPT = 8192
"""Bytes of its messages that are kept."""
LAST_WORD_S = 1.0
"""From its last word to its end. What it has sent before is in the pipe."""
_CHUNK = 1 << 18
_GENTLE_S, _KILLED_S = 1.0, 2.0
"""After SIGTERM it stops the scanner; one that does not is killed."""

_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Somebody called `cancel` while it was read from."""


@dataclass(frozen=True, slots=True)
class Answer:
    """How a short question to scanimage ended."""

    exit_code: int
    out: str
    told: str


class Running:
    """One scanimage, in a process group of its own. A context: at its end nothing of it is left.

    `is_last_word` says of its messages so far whether they tell why it ends: then it is not waited for long.
    Everything but `cancel` belongs to the thread that made it. Raises PortUnavailable where there is no such
    program.
    """

    def __init__(
        self,
        command: Sequence[str],
        clock: Callable[[], float] = time.monotonic,
        is_last_word: Callable[[str], bool] = lambda _: False,
    ) -> None:
        for program in (ENDS_WITH_US[0], NO_FILES[0], command[0]):
            if shutil.which(program) is None:
                raise _not_installed(program)
        self._clock = clock
        self._is_last_word = is_last_word
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [*ENDS_WITH_US, *NO_FILES, *command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "LC_ALL": "C"},
            start_new_session=True,
            restore_signals=False,
        )
        self._wake: int | None = os.eventfd(0, os.EFD_CLOEXEC | os.EFD_NONBLOCK)
        self._told = bytearray()
        self._told_all = False
        assert self._process.stdout is not None
        assert self._process.stderr is not None
        self._out, self._err = self._process.stdout, self._process.stderr
        os.set_blocking(self._out.fileno(), False)
        os.set_blocking(self._err.fileno(), False)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    @property
    def out(self) -> int:
        """The descriptor of its standard output."""
        return self._out.fileno()

    @property
    def told(self) -> str:
        """Its messages so far."""
        return self._told.decode("utf-8", errors="replace")

    def cancel(self) -> None:
        """End a `read` under way, and any later one. In any thread."""
        with self._lock:
            if self._wake is not None:
                os.eventfd_write(self._wake, 1)

    def read(self, descriptor: int, seconds: float) -> bytes:
        """What came at this descriptor; b"" at its end, or when the program has ended and left nothing there.

        Raises Cancelled, and NoAnswer when nothing came for so long.
        """
        deadline = self._clock() + (min(seconds, LAST_WORD_S) if self._is_last_word(self.told) else seconds)
        while True:
            ready = self._wait(descriptor, deadline)
            if self._wake in ready:
                raise Cancelled
            if self._err.fileno() in ready:
                self._listen()
                if self._is_last_word(self.told):
                    deadline = min(deadline, self._clock() + LAST_WORD_S)
            if descriptor in ready or self._told_all:
                try:
                    return os.read(descriptor, _CHUNK)
                except BlockingIOError:
                    continue
            if self._clock() >= deadline:
                raise NoAnswer(
                    f"document scanner: nothing came for {seconds:g} s; switch it off and on",
                    sentence_key="device.scanner.unavailable",
                )

    def finish(self, seconds: float) -> int:
        """Wait for its end. Returns its exit code; raises NoAnswer when it does not end."""
        deadline = self._clock() + seconds
        while not self._told_all:
            ready = self._wait(None, deadline)
            if self._wake in ready:
                raise Cancelled
            if not ready:
                break
            self._listen()
        try:
            return self._process.wait(max(0.0, deadline - self._clock()))
        except subprocess.TimeoutExpired as error:
            raise NoAnswer(
                f"document scanner: it does not end within {seconds:g} s; switch it off and on",
                sentence_key="device.scanner.unavailable",
            ) from error

    def _wait(self, descriptor: int | None, deadline: float) -> set[int]:
        with selectors.DefaultSelector() as waiting:
            for each in {descriptor, self._wake, None if self._told_all else self._err.fileno()} - {None}:
                assert each is not None
                waiting.register(each, selectors.EVENT_READ)
            timeout = 0.0 if self._told_all and descriptor is not None else max(0.0, deadline - self._clock())
            return {key.fd for key, _ in waiting.select(timeout)}

    def _listen(self) -> None:
        """Take its messages; their end is its own."""
        try:
            heard = os.read(self._err.fileno(), _CHUNK)
        except BlockingIOError:
            return
        self._told_all = not heard
        self._told = (self._told + heard)[-TOLD_KEPT:]

    def _end(self) -> None:
        for how, seconds in ((signal.SIGTERM, _GENTLE_S), (signal.SIGKILL, _KILLED_S)):
            if self._process.poll() is not None:
                break
            os.killpg(self._process.pid, how)
            try:
                self._process.wait(seconds)
            except subprocess.TimeoutExpired:
                _log.warning("scanimage does not end on signal %d", how)
        self._out.close()
        self._err.close()
        with self._lock:
            wake, self._wake = self._wake, None
        assert wake is not None
        os.close(wake)


def _not_installed(program: str) -> PortUnavailable:
    return PortUnavailable(
        f"document scanner: {program} is not installed; apt-get install sane-utils util-linux",
        sentence_key="device.scanner.unavailable",
        cause=Cause.PROGRAM_MISSING,
    )


def ask(command: Sequence[str], seconds: float, clock: Callable[[], float] = time.monotonic) -> Answer:
    """Run a short question to its end. Raises PortUnavailable, NoAnswer."""
    deadline = clock() + seconds
    with Running(command, clock) as running:
        out = bytearray()
        while part := running.read(running.out, max(0.0, deadline - clock())):
            out += part
            del out[TOLD_KEPT * 16 :]
        exit_code = running.finish(max(0.0, deadline - clock()))
        return Answer(exit_code, out.decode("utf-8", errors="replace"), running.told)
