"""The driver for scanners on a serial line, whatever their maker: the profile says what is sent."""

import logging
import time
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from devices.byte_line import ByteLine
from devices.code_scanner.exchange import ask, until_silent
from devices.code_scanner.framing import SILENCE_S, Broken, CodeFramer, Cut, Ending
from devices.code_scanner.payload import Limits, text_of
from devices.code_scanner.profile import Command, Profile
from devices.code_scanner.scanner import CodeRefused, Fault, ScannedCode
from devices.errors import DeviceError, DeviceLost, DeviceOutOfOrder, standing_of
from devices.standing import Cause, DeviceState, Standing

_log = logging.getLogger(__name__)

WAITING = 8
"""Codes kept that came in one portion; one is wanted."""
_UNPROVEN = Standing(
    DeviceState.PRESENT,
    Cause.UNPROVEN,
    "this model cannot be asked; the first code that it reads proves that it is there",
)


class SerialCodeScanner:
    """A CodeScanner. `open_line` opens its transport, anew for each `open`, and refuses what types.

    `patience` stretches or shrinks the waiting times for answers, not the silence that ends a code.
    """

    def __init__(
        self,
        open_line: Callable[[], ByteLine],
        profile: Profile,
        limits: Limits,
        ending: Ending = Ending.ANY,
        *,
        clock: Callable[[], float] = time.monotonic,
        patience: float = 1.0,
    ) -> None:
        self._open_line = open_line
        self._profile = profile
        self._limits = limits
        self._clock = clock
        self._patience = patience
        self._framer = CodeFramer(ending, limits.longest_bytes)
        self._line: ByteLine | None = None
        self._came: deque[Cut] = deque(maxlen=WAITING)
        self._lit = False
        self._proven = False

    def open(self) -> None:
        """Take the port; PortUnavailable when that fails. Nothing is said over it yet."""
        if self._line is None:
            self._line = self._open_line()

    def close(self) -> None:
        """Free the port; what was learnt of what hangs on it is forgotten."""
        line, self._line = self._line, None
        self._forget()
        self._lit = self._proven = False
        if line is not None:
            line.close()

    def standing(self) -> Standing:
        """Ask who is there. Where a code is waited for, or nothing can be asked, the last word stands."""
        try:
            self.open()
            with self._held() as line:
                return self._asked(line)
        except DeviceError as error:
            self._proven = False
            return standing_of(error)

    def begin(self) -> None:
        """Forget what lies in the line, and switch the light on."""
        self.open()
        self._forget()
        with self._held() as line:
            line.discard_input()
            self._lit = True
            if self._profile.trigger_on is not None:
                self._command(line, self._profile.trigger_on)

    def look(self, seconds: float) -> ScannedCode | None:
        """The next code within so many seconds."""
        deadline = self._clock() + seconds
        with self._held() as line:
            while not self._came:
                left = max(0.0, deadline - self._clock())
                untrusted_bytes = line.read(min(left, SILENCE_S) if self._framer.mid_code else left)
                if untrusted_bytes:
                    self._came += self._framer.feed(untrusted_bytes)
                elif self._framer.mid_code and left >= SILENCE_S:
                    self._came += self._framer.silence()
                if not self._came and left <= 0:
                    return None
        return self._taken(self._came.popleft())

    def end(self) -> None:
        """Switch the light off, as far as it hears; a scanner puts it out by itself after a while."""
        lit, self._lit = self._lit, False
        off = self._profile.trigger_off
        try:
            if lit and off is not None:
                with self._held() as line:
                    self._command(line, off)
        except DeviceError as error:
            _log.info("%s", error)  # the next standing says what is the matter
        finally:
            self._forget()

    def _asked(self, line: ByteLine) -> Standing:
        identify = self._profile.identify
        if identify is not None and not self._lit:
            raw, _ = self._answer(line, identify)
            until_silent(line, self._clock)
            self._forget()
            self._proven = True
            return Standing(DeviceState.WORKING, evidence=raw)
        if not self._lit:
            line.discard_input()  # what came unasked is nobody's; a port that has gone says so here
        return Standing(DeviceState.WORKING) if self._proven else _UNPROVEN

    def _taken(self, cut: Cut) -> ScannedCode:
        match cut:
            case Broken.TOO_LONG:
                raise CodeRefused(Fault.TOO_LONG)
            case Broken.INCOMPLETE:
                raise CodeRefused(Fault.INCOMPLETE)
            case _:
                code = ScannedCode(text_of(cut, self._limits), self._clock())
        self._proven = True
        return code

    def _command(self, line: ByteLine, command: Command) -> None:
        """Send it; where it is answered, what follows the answer is the beginning of a code."""
        if command.echo is None:
            line.write(command.request)
            return
        _, rest = self._answer(line, command)
        self._proven = True
        self._came += self._framer.feed(rest)

    def _answer(self, line: ByteLine, command: Command) -> tuple[bytes, bytes]:
        if self._profile.answers is None:
            raise DeviceOutOfOrder("code scanner: its profile has no `answer`; correct the profile")
        answer, rest = ask(line, command, self._profile.answers, self._clock, self._patience)
        if not answer.done:
            raise DeviceOutOfOrder(
                "code scanner: it refuses the command; set `profile` to its maker, or switch it off and on"
            )
        return answer.raw, rest

    @contextmanager
    def _held(self) -> Iterator[ByteLine]:
        """The open line; it is given back when the device has gone."""
        if self._line is None:
            raise DeviceLost("code scanner: its port is not open; open it again")
        try:
            yield self._line
        except DeviceLost:
            self.close()
            raise

    def _forget(self) -> None:
        self._framer.reset()
        self._came.clear()
