"""What was asked of an owner and stands until it is taken back. One that has failed and begun anew knows
nothing of it, so it is asked again.
"""

from collections.abc import Mapping

from kiosk.visit.effects import (
    Effect,
    ScanCode,
    StartLooking,
    StartReading,
    StopLooking,
    StopReading,
    StopScan,
    Wipe,
)

TAKEN_BACK_BY: Mapping[type[Effect], tuple[type[Effect], ...]] = {
    StartReading: (StopReading, Wipe),
    ScanCode: (StopScan, Wipe),
    StartLooking: (StopLooking, Wipe),
}
"""None of them holds anything of a person."""


class InForce:
    """The request that an owner is asked to serve at this moment, if there is one."""

    def __init__(self) -> None:
        self.request: Effect | None = None

    def asked(self, effect: Effect) -> None:
        """Note what was asked, whether or not an owner was there to hear it."""
        if type(effect) in TAKEN_BACK_BY:
            self.request = effect
        elif self.request is not None and isinstance(effect, TAKEN_BACK_BY[type(self.request)]):
            self.request = None
