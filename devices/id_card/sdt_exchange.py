"""One question, its own answer: over a line with noise, echoes, silence, and answers that come too late.

A reader answers in the order of the requests. A request whose answer did not come in time is remembered as
owed; while the answer to the same command is owed, the first that comes may be the old one, and a short
moment is given to a second. Any answer that only a later request can have got ends the debt, and so does that
moment.
"""

import logging
import time
from collections.abc import Callable
from enum import Enum

from devices.byte_line import ByteLine
from devices.errors import NoAnswer, ProtocolFault
from devices.id_card.sdt_commands import Command
from devices.id_card.sdt_protocol import Answer, Check, Damaged, Echo, Frame, FrameDecoder, TimeoutMark
from devices.id_card.sdt_status import STATUSES, Meaning

TRIES = 3
GAP_S = 0.5  # silence inside a frame after which its rest will not come
SETTLE_S = 0.3  # how long the current answer may lag behind a late one
OWED_KEPT = 8  # a reader that has been silent longer than this owes nothing any more
GRACE_S = 0.1  # how long to look on after a damaged frame, which may have been noise before the answer

_log = logging.getLogger(__name__)


class Miss(Enum):
    """Why an attempt brought no answer."""

    SILENCE = "no answer"
    DAMAGED = "damaged frames"
    FOREIGN = "answers that belong to no request of ours"
    REFUSED = "the reader did not understand the request"


class SdtExchange:
    """Asks over one open line. `patience` stretches or shrinks every waiting time."""

    def __init__(
        self,
        line: ByteLine,
        *,
        check: Check = Check.XOR,
        clock: Callable[[], float] = time.monotonic,
        patience: float = 1.0,
    ) -> None:
        self._line = line
        self._clock = clock
        self._patience = patience
        self._decoder = FrameDecoder(check)
        self._owed: list[Command] = []
        self.last_status = b""
        """Preamble, LEN and SW1 SW2 SW3 of the answer taken last; nothing of a card is in them."""

    def ask(self, command: Command, tries: int = TRIES) -> Answer:
        """The answer to this request, after at most `tries` attempts.

        Raises NoAnswer after silence, ProtocolFault after unusable answers, DeviceLost.
        """
        miss = Miss.SILENCE
        for attempt in range(1, tries + 1):
            outcome = self._attempt(command)
            if isinstance(outcome, Answer):
                self.last_status = outcome.beginning
                if STATUSES[outcome.status].meaning is not Meaning.REQUEST_REFUSED:
                    return outcome
                outcome = Miss.REFUSED
            miss = outcome
            _log.info("%s, attempt %d of %d: %s", command.name, attempt, tries, miss.value)
        if miss is Miss.SILENCE:
            raise NoAnswer(
                f"ID-card reader: no answer to '{command.name}'; check power, cable and baud",
                sentence_key="device.card.reader_unavailable",
            )
        raise ProtocolFault(
            f"ID-card reader: {miss.value} to '{command.name}'; check cable, baud and `profile`",
            sentence_key="device.card.lift_and_retry",
            not_understood=miss is Miss.REFUSED,
            evidence=self.last_status if miss is Miss.REFUSED else b"",
        )

    def close(self) -> None:
        """Free the line."""
        self._line.close()

    def _attempt(self, command: Command) -> Answer | Miss:
        self._settle(self._decoder.feed(self._line.discard_input()))
        self._line.write(command.request)
        wait = _Wait(self._clock, command.timeout_s * self._patience)
        candidate: Answer | None = None
        certain = False  # the candidate can be the current answer only, unless another follows on its heels
        miss = Miss.SILENCE
        while True:
            untrusted_bytes = self._read_within(0 if certain and not self._decoder.mid_frame else wait.left)
            if not untrusted_bytes and self._decoder.mid_frame:
                miss = Miss.DAMAGED  # cut off
            for frame in self._decoder.feed(untrusted_bytes) if untrusted_bytes else self._decoder.give_up():
                match frame:
                    case Answer() if command.accepts(frame):
                        candidate = frame
                        certain = self._settles_all(command)
                        wait.at_most(SETTLE_S * self._patience)
                    case Answer():
                        miss = Miss.FOREIGN
                        self._settle([frame])
                    case Damaged():
                        miss = Miss.DAMAGED
                        wait.at_most(GRACE_S * self._patience)
                    case TimeoutMark():
                        wait.at_most(GRACE_S * self._patience)
                    case Echo():
                        pass
            if untrusted_bytes and wait.left > 0:  # bytes that never end do not hold us beyond the time
                continue
            if candidate is not None:
                self._owed.clear()  # a late answer would have come by now
                return candidate
            if miss is not Miss.DAMAGED:
                self._owed = [*self._owed[1 - OWED_KEPT :], command]
            return miss

    def _read_within(self, left_s: float) -> bytes:
        """What comes in this time; inside a frame, silence is borne for a shorter while."""
        return self._line.read(min(left_s, GAP_S * self._patience) if self._decoder.mid_frame else left_s)

    def _settles_all(self, command: Command) -> bool:
        """Whether an accepted answer can only be the current one. If not, strike off the debt it may pay."""
        if command in self._owed:
            del self._owed[: self._owed.index(command) + 1]
            return False
        self._owed.clear()
        return True

    def _settle(self, frames: list[Frame]) -> None:
        """Strike off what these late answers pay, and what was asked before it and will never be answered."""
        for frame in frames:
            paid = next((n for n, owed in enumerate(self._owed) if _pays(frame, owed)), None)
            if paid is not None:
                del self._owed[: paid + 1]


def _pays(frame: Frame, owed: Command) -> bool:
    return isinstance(frame, Answer) and owed.accepts(frame)


class _Wait:
    """A deadline that can only come nearer."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self._clock = clock
        self._deadline = clock() + seconds

    @property
    def left(self) -> float:
        return self._deadline - self._clock()

    def at_most(self, seconds: float) -> None:
        self._deadline = min(self._deadline, self._clock() + seconds)
