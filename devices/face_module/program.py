"""A face module's process: started for one person, ended with what it says, and never left running.

One process a person: what it saw is gone with it, and its camera cannot be on before somebody consented,
because nothing of it runs. It gets nothing of our environment, may write no byte to any file
(RLIMIT_FSIZE 0), has no network (`fence`), leaves no core behind, and dies with us. What it says beside the
protocol (standard error) is heard by nobody: it might speak of a face.
"""

import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from enum import StrEnum
from pathlib import Path

from devices.face_module import fence
from devices.face_module.lines import STOP, Found, Garbled, Hello, Lines, Said, Seen, begin, read
from devices.standing import Cause, DeviceState, Standing

HELLO_S = 5.0
"""From its start to its first line: it says who it is first, and loads what it needs afterwards."""
LOOKING_S = 45.0
"""From the portrait to its answer. Shorter than anybody's idle time: the glass is not touched meanwhile."""
ENDING_S = 1.0
"""After it was told to stop; then it is killed."""
KNOWN_S, FAILED_S = 600.0, 60.0
"""How long a look at who it is holds, and one that failed."""
_AROUND = (
    *("setpriv", "--pdeathsig", "KILL", "--", "prlimit", "--fsize=0:0", "--core=0:0", "--"),
    *(sys.executable, "-I", "-S", "-B", str(Path(fence.__file__))),
)
_ENVIRONMENT = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"}
_CHUNK = 1 << 16

Clock = Callable[[], float]


class Trouble(StrEnum):
    """Why a module gives no answer."""

    MISSING = "missing"
    """There is no such program, or it may not be run."""
    DIED = "died"
    SILENT = "silent"
    """It has not said who it is, or has found nothing, for too long."""
    GARBLED = "garbled"


class Failed(Exception):
    """It gives no answer. `detail` is one line for the technician."""

    def __init__(self, trouble: Trouble, detail: str = "") -> None:
        super().__init__(f"face module: {trouble}{': ' if detail else ''}{detail}")
        self.trouble = trouble
        self.detail = detail


class Conversation:
    """One running program and one person. A context of whoever calls `end`: after it nothing of it is left.

    Raises Failed where there is no such program.
    """

    def __init__(self, command: Sequence[str], clock: Clock = time.monotonic) -> None:
        self._clock = clock
        self._lines = Lines()
        self._waiting: list[Said] = []
        self._hello: Hello | None = None
        self._is_given_up = False
        self._due = clock() + HELLO_S
        if not (Path(command[0]).is_file() and os.access(command[0], os.X_OK)):
            raise Failed(Trouble.MISSING, command[0])
        try:
            self._process = subprocess.Popen(
                [*_AROUND, *command],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_ENVIRONMENT,
                cwd="/",
                start_new_session=True,
                restore_signals=False,  # SIGXFSZ stays ignored: a write fails, and nothing dies of it
            )
        except OSError as error:
            raise Failed(Trouble.MISSING, f"{error.filename or command[0]}: {error.strerror}") from error
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._in, self._out = self._process.stdin, self._process.stdout
        os.set_blocking(self._out.fileno(), False)

    @property
    def out(self) -> int:
        """The descriptor of its standard output: ready when there is something to hear."""
        return self._out.fileno()

    @property
    def pid(self) -> int:
        """Its process, and the group of all that it starts."""
        return self._process.pid

    def hello(self) -> Hello:
        """Who it is: the first line, waited for. Raises Failed."""
        while self._hello is None:
            remaining = self._due - self._clock()
            if remaining > 0:
                select.select([self._out], [], [], remaining)
            said = self._next()
            if said is None and remaining <= 0:
                raise self._given_up(Trouble.SILENT, f"says nothing within {HELLO_S:g} s")
            if isinstance(said, Hello):
                self._hello = said
            elif said is not None:
                raise self._given_up(Trouble.GARBLED, "says something before it says who it is")
        return self._hello

    def begin(self, verification: str, terminal: int, portrait: bytes) -> None:
        """Let it turn its camera on. Raises Failed."""
        self.hello()
        try:
            self._in.write(begin(verification, terminal, portrait))
            self._in.flush()
        except OSError as error:
            raise self._given_up(Trouble.DIED) from error
        self._due = self._clock() + LOOKING_S

    def turn(self) -> Seen | Found | None:
        """What it has said next, without waiting; None for nothing yet. Raises Failed."""
        said = self._next()
        if isinstance(said, Hello):
            raise self._given_up(Trouble.GARBLED, "says twice who it is")
        if not isinstance(said, Found) and self._clock() >= self._due:
            raise self._given_up(Trouble.SILENT, f"has no answer within {LOOKING_S:g} s")
        return said

    def end(self) -> None:
        """The camera off, the process gone, with all that it started. May be called twice."""
        with suppress(OSError, ValueError):
            self._in.write(STOP)
            self._in.flush()
        with suppress(OSError):
            self._in.close()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(0.0 if self._is_given_up else ENDING_S)
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process.wait()
        self._out.close()

    def _given_up(self, trouble: Trouble, detail: str = "") -> Failed:
        """It is not asked to end any more: `end` kills it."""
        self._is_given_up = True
        return Failed(trouble, detail)

    def _next(self) -> Said | None:
        try:
            if not self._waiting:
                self._waiting = [read(each) for each in self._lines.feed(self._heard())]
        except Garbled as error:
            raise self._given_up(Trouble.GARBLED, str(error)) from error
        return self._waiting.pop(0) if self._waiting else None

    def _heard(self) -> bytes:
        try:
            heard = os.read(self._out.fileno(), _CHUNK)
        except BlockingIOError:
            return b""
        if not heard:
            raise self._given_up(Trouble.DIED)
        return heard


class FaceModule:
    """The module of the settings. A Device: how it stands is asked of the program itself, which then says who
    it is and is told to end, with the camera off.
    """

    def __init__(self, command: Sequence[str], clock: Clock = time.monotonic) -> None:
        self._command = tuple(command)
        self._clock = clock
        self._known: tuple[float, object, Standing] | None = None

    def converse(self) -> Conversation:
        """Start it for one person. Raises Failed."""
        return Conversation(self._command, self._clock)

    def open(self) -> None:
        """Nothing is held open."""

    def close(self) -> None:
        """Ask anew at the next look."""
        self._known = None

    def standing(self) -> Standing:
        """As Device.standing. Asked at most every ten minutes, and when the file has changed."""
        now, file = self._clock(), self._file()
        if self._known is not None and self._known[1] == file:
            looked, _, standing = self._known
            if now - looked < (KNOWN_S if standing.serves else FAILED_S):
                return standing
        standing = self._ask()
        self._known = (now, file, standing)
        return standing

    def _ask(self) -> Standing:
        try:
            conversation = self.converse()
        except Failed as failed:
            return _standing_of(failed)
        try:
            hello = conversation.hello()
        except Failed as failed:
            return _standing_of(failed)
        finally:
            conversation.end()
        if hello.stand_in:
            return Standing(DeviceState.ATTENTION, Cause.STAND_IN, hello.module)
        return Standing(DeviceState.WORKING, detail=hello.module)

    def _file(self) -> object:
        with suppress(OSError):
            stat = Path(self._command[0]).stat()
            return stat.st_ino, stat.st_size, stat.st_mtime_ns
        return None


def _standing_of(failed: Failed) -> Standing:
    if failed.trouble is Trouble.MISSING:
        return Standing(DeviceState.ABSENT, Cause.MODULE_MISSING, failed.detail)
    detail = f"{failed.trouble}: {failed.detail}" if failed.detail else failed.trouble.value
    return Standing(DeviceState.FAULTED, Cause.MODULE_FAILS, detail)
