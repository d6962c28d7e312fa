"""How far a matter has come, and what may be done about it."""

from dataclasses import dataclass, field

from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class TypeNumber(Touch):
    """The receipt number as it stands on the pad."""

    typed: str = field(repr=False)


@dataclass(frozen=True)
class AskByNumber(Touch):
    """How far is it? By the number."""


@dataclass(frozen=True)
class AskByCard(Touch):
    """How far is it? By the card: all that is mine, and what I may do about it."""


@dataclass(frozen=True)
class AskAgain(Touch):
    """Ask once more."""


@dataclass(frozen=True)
class ShowCase(Touch):
    """One of the cases in the list, counted from 0."""

    number: int


@dataclass(frozen=True)
class AnswerCorrection(Touch):
    """Hand in what a department asked for; which, counted from 0."""

    number: int


@dataclass(frozen=True)
class WithdrawCase(Touch):
    """Take the case back."""


@dataclass(frozen=True)
class ConfirmIdentity(Touch):
    """It was I who filed it."""


@dataclass(frozen=True)
class ShowDocument(Touch):
    """Show a released document, counted from 0."""

    number: int


@dataclass(frozen=True)
class PrintTold(Touch):
    """What a window or a department said, on paper."""
