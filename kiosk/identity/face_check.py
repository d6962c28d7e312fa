"""Comparing one person's face with the portrait on their card, from their consent to an answer or a stop.

The module's word is looked at twice: here, whether it is about this very verification and of now; at the
central service, whether it is signed by a module that is registered for this terminal. Nothing of a face
comes this way: the portrait goes in, a word comes out.
"""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Protocol, Self

from devices.face_module.lines import Found, Seen, Sight, Word
from kiosk.contract.face import BadAssertion, unverified
from kiosk.identity.means import Means
from kiosk.identity.verification import ToCompare, Unavailable, Verification, Verified, Why

SLACK = timedelta(seconds=5)
"""The module's clock is this machine's, and may be rounded."""
_NOT_YES = {Word.NO: Why.FACE_NO, Word.CANNOT_TELL: Why.FACE_CANNOT_TELL}

Clock = Callable[[], datetime]


class Conversation(Protocol):
    """A module that runs: `devices.face_module.program.Conversation`. All but `end` raise Failed."""

    def hello(self) -> object:
        """Wait until it has said who it is."""

    def begin(self, verification: str, terminal: int, portrait: bytes) -> None:
        """Let it turn its camera on."""

    def turn(self) -> Seen | Found | None:
        """What it says, without waiting."""

    def end(self) -> None:
        """The camera off, the process gone."""


class Module(Protocol):
    """`devices.face_module.program.FaceModule`."""

    def converse(self) -> Conversation:
        """Start it for one person. Raises Failed."""


def _now() -> datetime:
    return datetime.now(UTC)


class FaceCheck:
    """One that looks. Whoever began it ends it, whatever came of it."""

    def __init__(
        self, conversation: Conversation, verification: Verification, compared: ToCompare, now: Clock
    ) -> None:
        self._conversation = conversation
        self._verification = verification
        self._compared = compared
        self._now = now
        self._began = now()

    @classmethod
    def begin(
        cls, module: Module, verification: Verification, number: str, portrait: bytes, now: Clock = _now
    ) -> Self | Unavailable:
        """The camera goes on here, once module and central service are both there. `portrait`: the block on
        the chip; without one nothing can be compared. Raises Failed.
        """
        if not portrait:
            return Unavailable(Why.FACE_FAILED)
        conversation = module.converse()
        began = None
        try:
            conversation.hello()
            started = verification.start(number, Means.FACE)
            if not isinstance(started, ToCompare):
                return started if isinstance(started, Unavailable) else Unavailable(Why.FACE_FAILED)
            check = cls(conversation, verification, started, now)
            conversation.begin(str(started.id), started.terminal, portrait)
            began = check
        finally:
            if began is None:
                conversation.end()
        return began

    def turn(self) -> Sight | Verified | Unavailable | None:
        """What it sees, or what came of it; None for nothing new. Raises Failed."""
        match self._conversation.turn():
            case None:
                return None
            case Seen(sight):
                return sight
            case found:
                return self._judged(found)

    def end(self) -> None:
        """The camera off."""
        self._conversation.end()

    def _judged(self, found: Found) -> Verified | Unavailable:
        if not is_about(found, self._compared, self._began, self._now()):
            return Unavailable(Why.FACE_FAILED)
        if found.word is not Word.YES:
            return Unavailable(_NOT_YES[found.word])
        return self._verification.vouch(found.assertion)


def is_about(found: Found, compared: ToCompare, began: datetime, now: datetime) -> bool:
    """Whether the signed word says the same as the line it came in, of this verification, since it began."""
    try:
        claims = unverified(found.assertion)
    except BadAssertion:
        return False
    this = (compared.id, compared.terminal, found.word.value)
    of_now = began - SLACK <= claims.at <= now + SLACK
    return (claims.verification, claims.terminal, claims.answer) == this and of_now
