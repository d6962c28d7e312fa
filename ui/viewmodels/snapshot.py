"""What every view-model derives its outputs from."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.visit.setting import Moment
from kiosk.visit.visit import Visit
from kiosk.words import Language
from ui.viewmodels.bench.state import NOTHING, Bench
from ui.viewmodels.speaker import Speaker


@dataclass(frozen=True)
class Offered:
    """A language on offer: its name in that language, and the sign that stands for it on the button."""

    code: Language
    name: str
    mark: str


def offered(speaker: Speaker) -> Offered:
    """The language that `speaker` speaks."""
    return Offered(speaker.language, speaker.key("language.name"), speaker.key("language.mark"))


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
    languages: tuple[Offered, ...]
    """The languages on offer, in their order."""
    bench: Bench = NOTHING
    """What the technician's screens show."""
