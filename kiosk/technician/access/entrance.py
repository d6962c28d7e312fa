"""The entrance: takes a token or a PIN, says whether it opens, and writes every try down."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from kiosk.contract.technician_role import Role
from kiosk.errors import KioskError
from kiosk.technician.access.lockout import Lockout
from kiosk.technician.access.pin import PinFile
from kiosk.terminal import durable_file
from kiosk.terminal.place import TerminalPlace

if TYPE_CHECKING:
    from kiosk.technician.access.challenges import Challenges, Trust

BY_PIN = "pin"
"""Who came in by the PIN: it is one for all, and says no more."""


class Record(Protocol):
    """An event of the audit trail, and its fields as words."""

    def __call__(self, event: str, /, **words: str) -> None:
        """Write it; raises nothing."""


class Means(StrEnum):
    """How somebody came to the entrance."""

    GESTURE = "gesture"
    KEYPAD = "keypad"
    SWITCH = "switch"


class Answer(StrEnum):
    """What became of a try. The values stand in the audit trail."""

    OPENED = "opened"
    WRONG = "wrong"
    LOCKED = "locked"
    """Too many wrong ones: this one was not looked at."""
    NO_PIN = "no_pin"
    """Nobody has set one, or the settings take none; and there is no challenge either."""
    NO_TOKEN = "no_token"
    """What was scanned is meant for something else. It counts as no try."""
    TOKEN_ALTERED = "token_altered"
    TOKEN_ELSEWHERE = "token_elsewhere"
    TOKEN_USED = "token_used"
    TOKEN_OTHER = "token_other"
    TOKEN_EXPIRED = "token_expired"
    """As `kiosk.technician.access.challenges.Refused`."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """`tries_left`: before there is a wait. `wait_s`: seconds until the next try is taken. `challenge`: what
    the screen shows as a QR, and `spoken` as it is read out; "" where no token can be had or scanned. `pin`:
    whether one is taken. `technician` and `role`: of whom was let in.
    """

    answer: Answer
    tries_left: int = 0
    wait_s: float = 0.0
    challenge: str = ""
    spoken: str = ""
    pin: bool = True
    technician: str = ""
    role: Role = Role.SERVICE


class Entrance:
    """Used in one thread; `try_pin` takes as long as the hash does.

    Args:
        pins: the PIN.
        lockout: the count of wrong tries.
        record: writes into the audit trail; raises nothing.
        challenges: of the tokens; None where nothing can scan them.
        take_pin: False where the settings let nobody in by PIN.
    """

    def __init__(
        self,
        pins: PinFile,
        lockout: Lockout,
        record: Record,
        challenges: "Challenges | None" = None,
        *,
        take_pin: bool = True,
    ) -> None:
        self._pins = pins
        self._challenges = challenges
        self._take_pin = take_pin
        self._lockout = lockout
        self._record = record

    def stands(self) -> Verdict:
        """How it is before anything is typed or scanned."""
        pin = self._take_pin and self._pins.is_set()
        challenge = self._challenges.present() if self._challenges else None
        if not pin and challenge is None:
            return Verdict(Answer.NO_PIN, pin=False)
        self._lockout.look()
        wait = self._lockout.seconds_left()
        return Verdict(
            Answer.LOCKED if wait else Answer.WRONG,
            self._lockout.tries_left,
            wait,
            challenge.text if challenge else "",
            challenge.spoken if challenge else "",
            pin,
        )

    def try_pin(self, pin: str) -> Verdict:
        """Whether it opens. What is refused without looking costs nothing more."""
        verdict = self._tried(pin)
        self._record("technician.tried", outcome=verdict.answer.value)
        return verdict

    def try_token(self, untrusted_text: str) -> Verdict:
        """Whether what was scanned opens. A token that does not is a wrong try, like a PIN; anything that is
        no token at all is none.
        """
        standing = self.stands()
        if standing.answer is not Answer.WRONG or self._challenges is None:
            return standing
        if not self._challenges.is_try(untrusted_text):
            return replace(standing, answer=Answer.NO_TOKEN)
        verdict = self._shown(untrusted_text, self._challenges)
        self._record("technician.tried", outcome=verdict.answer.value)
        return verdict

    def _shown(self, untrusted_text: str, challenges: "Challenges") -> Verdict:
        self._lockout.begin_try()
        found = challenges.look(untrusted_text)
        if isinstance(found, StrEnum):
            return replace(self.stands(), answer=Answer(found.value))
        self._lockout.forgive()
        return Verdict(Answer.OPENED, technician=found.technician, role=found.role)

    def _tried(self, pin: str) -> Verdict:
        standing = self.stands()
        if standing.answer is not Answer.WRONG or not standing.pin:
            return standing
        self._lockout.begin_try()
        if self._pins.matches(pin):
            self._lockout.forgive()
            return Verdict(Answer.OPENED, technician=BY_PIN)
        return replace(standing, tries_left=self._lockout.tries_left, wait_s=self._lockout.seconds_left())


def pin_file(data_dir: Path) -> PinFile:
    """The PIN of the terminal that lives there."""
    return PinFile(TerminalPlace(data_dir).technician_pin)


def forgive(data_dir: Path) -> None:
    """Wrong tries so far count no more, in a screen that runs already too. Raises OSError."""
    durable_file.write(TerminalPlace(data_dir).technician_tries, b"0")


def entrance(
    data_dir: Path,
    record: Record,
    monotonic: Callable[[], float] = time.monotonic,
    *,
    scans: bool = False,
    take_pin: bool = True,
) -> Entrance:
    """The entrance of the terminal that lives there. `scans`: whether there is a scanner for tokens."""
    place = TerminalPlace(data_dir)
    place.prepare()
    challenges = None
    if scans:
        from kiosk.technician.access.challenges import Challenges  # noqa: PLC0415  cryptography

        challenges = Challenges(place.technician_challenge, lambda: _trust(place), monotonic)
    lockout = Lockout(place.technician_tries, monotonic)
    return Entrance(pin_file(data_dir), lockout, record, challenges, take_pin=take_pin)


def _trust(place: TerminalPlace) -> "Trust | None":
    """None while the terminal is not enrolled: then there is nobody whose word it could take."""
    from kiosk.technician.access.challenges import Trust  # noqa: PLC0415  cryptography
    from kiosk.terminal import identity  # noqa: PLC0415  likewise

    try:
        known = identity.load(place)
    except KioskError:
        return None
    return Trust(known.code, known.signing_key)
