"""What every view-model derives its outputs from."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.visit.setting import Moment
from kiosk.visit.visit import Visit
from ui.viewmodels.speaker import Speaker


@dataclass(frozen=True)
class Snapshot:
    """The visit at one moment, and the language it is shown in."""

    visit: Visit
    now: Moment
    clock: datetime
    """Local time for the band."""
    speaker: Speaker
    place_name: str
    """Where the terminal stands, in the resident's language."""
