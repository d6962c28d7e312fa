"""A fee that is paid by phone."""

from dataclasses import dataclass

from kiosk.visit.touches.touch import Touch


@dataclass(frozen=True)
class PayHere(Touch):
    """The fee is paid by phone, now; or once more, after it was not."""
