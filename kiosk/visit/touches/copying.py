"""Taking pages of papers, one after the other."""

from dataclasses import dataclass

from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class CopyMaterial(Touch):
    """Take this material's pages, or look at those that were taken."""

    material: str


@dataclass(frozen=True)
class TakePage(Touch):
    """Take the page as it lies there now."""


@dataclass(frozen=True)
class KeepPage(Touch):
    """It is good: use it."""


@dataclass(frozen=True)
class RetakePage(Touch):
    """Not this one: once more."""


@dataclass(frozen=True)
class AddPage(Touch):
    """There is one more page."""


@dataclass(frozen=True)
class TurnPage(Touch):
    """Show the page before (-1) or after (1)."""

    direction: int


@dataclass(frozen=True)
class RemovePage(Touch):
    """Forget the page that is shown."""


@dataclass(frozen=True)
class BringLater(Touch):
    """No pictures: the paper is brought to the window."""
