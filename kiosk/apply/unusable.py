"""Why a bundle cannot be run here."""

from kiosk.apply.record import Reason


class Unusable(Exception):
    """The bundle cannot be run here, and will not another time. ``detail``: one line for the technician."""

    def __init__(self, reason: Reason, detail: str) -> None:
        super().__init__(detail)
        self.reason = reason
        self.detail = detail
