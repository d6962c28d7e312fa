"""The code scanner's owner: watched like any device, lit while somebody is to show a code."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial

from devices.code_scanner.scanner import CodeRefused, CodeScanner, ScannedCode
from devices.errors import DeviceError
from devices.standing import Standing
from devices.supervision.watch import Watch
from kiosk.visit.answers import CodeScanned
from kiosk.visit.effects import Effect, ScanCode, StopScan, Wipe
from kiosk.visit.events import Event
from ui.workers.plugged import Plugged

CODES, FAILURES = "codes", "failures"
LOOK_S = 0.2
"""One look for a code: how long who wants it no longer may have to wait."""
LIGHT_S = 5.0
"""Scanners put their light out by themselves, the EM3095 after five seconds: it is asked for again."""


@dataclass(frozen=True)
class StartScanning(Effect):
    """A code is wanted, until one has come or StopScanning. `hear` is called in the owner's thread: with the
    code; with each CodeRefused, after which the next one is waited for; with any other error, which ends it.
    """

    hear: Callable[[ScannedCode | DeviceError], None] = field(repr=False)


@dataclass(frozen=True)
class StopScanning(Effect):
    """No code is wanted any longer."""


class CodeWatch:
    """A worker. `stand` hears how the scanner stands, `count` what was done with it, `post` what the visit
    wanted to have scanned. It is held by nobody here.
    """

    def __init__(
        self,
        scanner: CodeScanner,
        stand: Callable[[Standing], None],
        clock: Callable[[], float] = time.monotonic,
        count: Callable[[str], None] = lambda _: None,
        post: Callable[[Event], None] = lambda _: None,
    ) -> None:
        self._scanner = scanner
        self._count = count
        self._post = post
        self._watch = Watch(scanner, stand, clock=clock)
        self._clock = clock
        self._wanted: StartScanning | None = None
        self._lit_until = 0.0

    def handle(self, effect: Effect) -> None:
        """Begin or end to want a code. A wipe ends it too."""
        match effect:
            case StartScanning():
                self._wanted = effect
                self._lit_until = 0.0
            case ScanCode(ticket):
                self._wanted = StartScanning(partial(self._scanned, ticket))
                self._lit_until = 0.0
            case StopScanning() | StopScan() | Wipe():
                self._end()
            case Plugged():
                self._watch.look_soon()
            case _:
                pass

    def rest(self) -> float:
        """Look after the scanner; look for a code where one is wanted."""
        pause = self._watch.rest()
        if self._wanted is None:
            return pause
        try:
            self._look(self._wanted)
        except CodeRefused as error:
            self._count(FAILURES)
            self._lit_until = 0.0
            self._wanted.hear(error)
        except DeviceError as error:
            hear = self._wanted.hear
            self._end()
            self._watch.look_soon()
            hear(error)
        return 0.0

    def close(self) -> None:
        """Dark, and the port given back."""
        self._end()
        self._watch.close()

    def _scanned(self, ticket: int, heard: ScannedCode | DeviceError) -> None:
        """A code that is not taken is waited for again by itself; a scanner that fails shows as a device."""
        if isinstance(heard, ScannedCode):
            self._post(CodeScanned(ticket, heard.text(self._clock())))

    def _look(self, wanted: StartScanning) -> None:
        if self._clock() >= self._lit_until:
            self._scanner.begin()
            self._lit_until = self._clock() + LIGHT_S
        code = self._scanner.look(LOOK_S)
        if code is not None:
            self._count(CODES)
            self._end()
            wanted.hear(code)

    def _end(self) -> None:
        if self._wanted is not None:
            self._wanted = None
            self._scanner.end()
