"""At which speed does the reader answer, and can it go faster?

A reader keeps the speed it was set to until it loses power, and is then back at its own. So it is met at
whatever speed it answers, and asked (60 nn) to go to the wanted one. The new speed counts only once the
reader has answered at it; else the way back is taken.
"""

import logging
from collections.abc import Callable, Iterable
from typing import Protocol

from devices.byte_line import ByteLine
from devices.errors import NoAnswer, ProtocolFault
from devices.id_card.profile import ReaderProfile
from devices.id_card.sdt_commands import set_speed
from devices.id_card.sdt_exchange import SdtExchange
from devices.id_card.sdt_status import STATUSES, Meaning

PROBE_TRIES = 2
PROBE_PATIENCE = 0.2  # of the second for SAM status: a reader that is there answers in milliseconds
SWITCH_S = 0.02  # at least 5 ms, says the paper that names 60 nn

_log = logging.getLogger(__name__)


class Adjustable(Protocol):
    """A port whose speed can be changed while it is open."""

    @property
    def baud(self) -> int:
        """The speed in force, in bits per second."""

    def set_baud(self, baud: int) -> None:
        """Go on at another speed."""


class SpeedSearch:
    """One reader at one open port. `line` is the way through `port`. `greet` is said before every question
    at a new speed, and raises NoAnswer or ProtocolFault itself. `pause` waits so many seconds.
    """

    def __init__(
        self,
        port: Adjustable,
        line: ByteLine,
        profile: ReaderProfile,
        pause: Callable[[float], None],
        greet: Callable[[ByteLine], None] = lambda _: None,
    ) -> None:
        self._port = port
        self._line = line
        self._profile = profile
        self._pause = pause
        self._greet = greet

    def meet(self, speeds: Iterable[int]) -> int:
        """The first of these speeds at which the reader answers; the port is left at it.

        Raises NoAnswer after silence at all of them, ProtocolFault if only nonsense came, DeviceLost.
        """
        miss: NoAnswer | ProtocolFault | None = None
        for baud in speeds:
            try:
                self._answers_at(baud)
            except NoAnswer as error:
                miss = miss or error
            except ProtocolFault as error:
                miss = error
            else:
                return baud
        assert miss is not None, "no speed was given"
        raise miss

    def go_to(self, wanted: int) -> int:
        """Ask the reader for another speed, and prove it. Returns the speed in force afterwards.

        Raises NoAnswer or ProtocolFault if the reader was lost on the way, at both speeds.
        """
        old = self._port.baud
        if old == wanted or not self._profile.sets_speed:
            return old
        if not self._ordered(wanted):
            return old
        try:
            self._answers_at(wanted)
        except (NoAnswer, ProtocolFault):
            _log.info("the reader does not answer at %d baud: back to %d", wanted, old)
        else:
            return wanted
        # It may have switched, over a cable that cannot carry its answers: tell it to come back before we do.
        for _ in range(PROBE_TRIES):
            self._line.write(set_speed(old, self._profile.check).request)
            self._pause(SWITCH_S)
        self._answers_at(old)
        return old

    def _ordered(self, baud: int) -> bool:
        exchange = SdtExchange(self._line, check=self._profile.check, patience=PROBE_PATIENCE)
        try:
            answer = exchange.ask(set_speed(baud, self._profile.check), 1)
        except (NoAnswer, ProtocolFault):
            # Silence may be a reader that switched without a word: it is asked at both speeds.
            self._pause(SWITCH_S)
            return not self._still_here()
        self._pause(SWITCH_S)
        return STATUSES[answer.status].meaning is Meaning.GOOD

    def _still_here(self) -> bool:
        try:
            self._answers_at(self._port.baud)
        except (NoAnswer, ProtocolFault):
            return False
        return True

    def _answers_at(self, baud: int) -> None:
        if self._port.baud != baud:
            self._port.set_baud(baud)
        self._greet(self._line)
        exchange = SdtExchange(self._line, check=self._profile.check, patience=PROBE_PATIENCE)
        try:  # whatever it says of its health
            exchange.ask(self._profile.commands.sam_status, PROBE_TRIES)
        except ProtocolFault as fault:
            if not fault.not_understood:  # a sound answer is one, even if it is "unknown command"
                raise
