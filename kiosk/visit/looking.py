"""A resident looks for another place to go to."""

from dataclasses import dataclass

from kiosk.contract.reference import NearbyPlace
from kiosk.visit.stage import Stage


@dataclass(frozen=True)
class Looking:
    """`back`: the screen it was asked from. `place`: the one that was touched; None: none yet, the most
    useful one is shown.
    """

    back: Stage
    place: NearbyPlace | None = None
