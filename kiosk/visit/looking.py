"""A resident looks for another place to go to."""

from dataclasses import dataclass

from kiosk.contract.reference import NearbyPlace
from kiosk.visit.stage import Stage

ANSWERED_S = 8.0
"""Until when what the central service knows would be here, where it can be reached."""


@dataclass(frozen=True)
class Looking:
    """`back`: the screen it was asked from. `place`: the one that was touched; None: none yet, the most
    useful one is shown. `asked`: when it was asked once more, in seconds of the step's clock; None: never.
    """

    back: Stage
    place: NearbyPlace | None = None
    asked: float | None = None

    def waits(self, seconds: float) -> bool:
        """Whether an answer may still come."""
        return self.asked is not None and seconds - self.asked < ANSWERED_S
