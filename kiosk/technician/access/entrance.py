"""The entrance: takes a PIN, says whether it opens, and writes every try down."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from kiosk.technician.access.lockout import Lockout
from kiosk.technician.access.pin import PinFile
from kiosk.terminal import durable_file
from kiosk.terminal.place import TerminalPlace

Record = Callable[[str, str, str], None]
"""An event of the audit trail, and its one field as name and word."""


class Means(StrEnum):
    """How somebody came to the entrance."""

    GESTURE = "gesture"
    SWITCH = "switch"


class Answer(StrEnum):
    """What became of a try. The values stand in the audit trail."""

    OPENED = "opened"
    WRONG = "wrong"
    LOCKED = "locked"
    """Too many wrong ones: this one was not looked at."""
    NO_PIN = "no_pin"
    """Nobody has set one."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`tries_left`: before there is a wait. `wait_s`: seconds until the next try is taken."""

    answer: Answer
    tries_left: int = 0
    wait_s: float = 0.0


class Entrance:
    """Used in one thread; `try_pin` takes as long as the hash does.

    Args:
        pins: the PIN.
        lockout: the count of wrong tries.
        record: writes into the audit trail; raises nothing.
    """

    def __init__(self, pins: PinFile, lockout: Lockout, record: Record) -> None:
        self._pins = pins
        self._lockout = lockout
        self._record = record

    def stands(self) -> Verdict:
        """How it is before anything is typed."""
        if not self._pins.is_set():
            return Verdict(Answer.NO_PIN)
        self._lockout.look()
        wait = self._lockout.seconds_left()
        return Verdict(Answer.LOCKED if wait else Answer.WRONG, self._lockout.tries_left, wait)

    def try_pin(self, pin: str) -> Verdict:
        """Whether it opens. What is refused without looking costs nothing more."""
        verdict = self._tried(pin)
        self._record("technician.tried", "outcome", verdict.answer.value)
        return verdict

    def _tried(self, pin: str) -> Verdict:
        standing = self.stands()
        if standing.answer is not Answer.WRONG:
            return standing
        self._lockout.begin_try()
        if self._pins.matches(pin):
            self._lockout.forgive()
            return Verdict(Answer.OPENED)
        return Verdict(Answer.WRONG, self._lockout.tries_left, self._lockout.seconds_left())


def pin_file(data_dir: Path) -> PinFile:
    """The PIN of the terminal that lives there."""
    return PinFile(TerminalPlace(data_dir).technician_pin)


def forgive(data_dir: Path) -> None:
    """Wrong tries so far count no more, in a screen that runs already too. Raises OSError."""
    durable_file.write(TerminalPlace(data_dir).technician_tries, b"0")


def entrance(data_dir: Path, record: Record, monotonic: Callable[[], float] = time.monotonic) -> Entrance:
    """The entrance of the terminal that lives there."""
    place = TerminalPlace(data_dir)
    place.prepare()
    return Entrance(pin_file(data_dir), Lockout(place.technician_tries, monotonic), record)
