"""Where else: the places around, one of them with the way there."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.contract.reference import PlaceText
from kiosk.contract.working_days import WorkingDays
from kiosk.visit.nearby import Going, map_link, ways
from kiosk.visit.stage import Stage
from kiosk.visit.touches.nearby import ChoosePlace, LookAgain, PrintPlace
from kiosk.visit.touches.queueing import QueueThere
from kiosk.visit.touches.travel import Back
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.nearby import FRESH, distance
from ui.viewmodels.receipt import qr_rows
from ui.viewmodels.slip import printing, sentence
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker

ICONS = {"terminal": "store", "window": "building"}
OPEN, SHUT, UNSAID = 3, 1, 4
"""`Tone.Kind`: done, attention, quiet."""


@dataclass(frozen=True)
class NearbyOutputs:
    """Rows of number, icon, name, address, distance, walk, state (in a word, and its tone) and paper; which
    of them is shown, and its code for the map. `printing` is "" (nothing yet), printing, printed, failed or
    unknown.
    """

    places: list[dict[str, Any]] = field(default_factory=list)
    chosen: int = -1
    qr: list[str] = field(default_factory=list)
    age: str = ""
    printing: str = ""
    sentence: str = ""
    can_print: bool = True
    no_numbers: str = ""
    """Why no number can be taken of the queues of a place now; "" where it can."""
    looking: bool = False
    """Whether it is being asked once more, where nothing is known."""
    looked: str = ""
    """That it was asked once more, and nothing came."""
    can_queue: bool = False
    """Whether numbers may be asked for from here at all."""


def nearby_outputs(snapshot: Snapshot) -> NearbyOutputs | None:
    """Those worth the walk now come first; the first is shown until another is touched."""
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.stage is not Stage.NEARBY or visit.looking is None:
        return None
    known = visit.surroundings
    days = None if known.calendar is None else WorkingDays.of(known.calendar)
    going = ways(known.nearby, snapshot.clock, days)
    if not going:
        waits, asked = visit.looking.waits(snapshot.now.seconds), visit.looking.asked is not None
        looked = speaker.key("nearby.still_unknown") if asked and not waits else ""
        return NearbyOutputs(can_print=known.can_print is not False, looking=waits, looked=looked)
    shown = next((each for each in going if each.place == visit.looking.place), going[0])
    link = map_link(shown.place, visit.setting.map_link)
    return NearbyOutputs(
        places=[
            place_row(each, known.nearby.index(each.place), snapshot.clock, speaker, chosen=each is shown)
            for each in going
        ],
        chosen=known.nearby.index(shown.place),
        qr=list(qr_rows(link.encode())) if link else [],
        age=age_of(known.nearby_confirmed, snapshot.clock, speaker),
        printing=printing(visit.slip),
        sentence=sentence(visit.slip, speaker, busy="nearby.printing", came_to="slip.outcome"),
        can_print=known.can_print is not False,
        no_numbers="" if known.online else speaker.key("queue.offline_now"),
        can_queue=visit.looking.back is not Stage.QUEUE,
    )


def place_row(
    going: Going, number: int, now: datetime, speaker: Speaker, *, chosen: bool = False
) -> dict[str, Any]:
    """One place in words, as `NearbyOutputs` has them."""
    place = going.place
    state, tone = _state(going, now, speaker)
    paper = "" if place.prints is not False else speaker.key("nearby.no_paper")
    return {
        "number": number,
        "icon": ICONS[place.kind],
        "name": named(place.name, speaker),
        "address": named(place.address, speaker),
        "distance": distance(place.metres, speaker),
        "walk": speaker.key("nearby.walk", minutes=going.minutes),
        "state": state,
        "tone": tone,
        "paper": paper,
        "chosen": chosen,
        "queues": bool(place.hall),
    }


def _state(going: Going, now: datetime, speaker: Speaker) -> tuple[str, int]:
    """Open until when, or shut until when; the plain hours where neither can be said."""
    found, hours = going.opening, going.place.hours
    if hours is None:
        return speaker.key("nearby.day_and_night"), OPEN
    if found.is_open is None:
        key = "nearby.working_days" if hours.working_days_only else "nearby.every_day"
        return speaker.key(key, opens=hours.opens, closes=hours.closes), UNSAID
    if found.is_open:
        return speaker.key("nearby.open_until", time=hours.closes), OPEN
    return closed_until(found.next, now, speaker), SHUT


def closed_until(opens: datetime | None, now: datetime, speaker: Speaker) -> str:
    """That it is shut, and when it opens as far as that is known."""
    if opens is None:
        return speaker.key("nearby.shut")
    local = opens.astimezone(now.tzinfo)
    if local.date() == now.date():
        return speaker.key("nearby.opens_today", time=f"{local:%H:%M}")
    return speaker.key("nearby.opens_on", month=local.month, day=local.day, time=f"{local:%H:%M}")


def named(text: PlaceText, speaker: Speaker) -> str:
    """Places are named in Chinese and English."""
    return text.zh if speaker.language == "zh" else text.en


def age_of(confirmed: datetime | None, now: datetime, speaker: Speaker) -> str:
    """How old what is known is, "" while it is fresh."""
    if confirmed is None or now - confirmed < FRESH:
        return ""
    local = confirmed.astimezone(now.tzinfo)
    return speaker.key("nearby.known_as_of", time=f"{local:%Y-%m-%d %H:%M}")


class NearbyViewModel(ViewModel[NearbyOutputs]):
    """`Nearby.qml`."""

    placesChanged = Signal()
    chosenChanged = Signal()
    qrChanged = Signal()
    ageChanged = Signal()
    printingChanged = Signal()
    sentenceChanged = Signal()
    canPrintChanged = Signal()
    noNumbersChanged = Signal()
    canQueueChanged = Signal()
    lookingChanged = Signal()
    lookedChanged = Signal()

    places = output("QVariantList", "places", placesChanged)
    chosen = output(int, "chosen", chosenChanged)
    qr = output("QVariantList", "qr", qrChanged)
    age = output(str, "age", ageChanged)
    printing = output(str, "printing", printingChanged)
    sentence = output(str, "sentence", sentenceChanged)
    canPrint = output(bool, "can_print", canPrintChanged)
    noNumbers = output(str, "no_numbers", noNumbersChanged)
    canQueue = output(bool, "can_queue", canQueueChanged)
    looking = output(bool, "looking", lookingChanged)
    looked = output(str, "looked", lookedChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(nearby_outputs, NearbyOutputs(), send)

    @Slot(int)
    def choose(self, number: int) -> None:
        """Another place."""
        self.tell(ChoosePlace(number))

    @Slot(int)
    def queueThere(self, number: int) -> None:
        """A number for the queues of this place."""
        self.tell(QueueThere(number))

    @Slot()
    def lookAgain(self) -> None:
        """Ask once more."""
        self.tell(LookAgain())

    @Slot()
    def print(self) -> None:
        """The one that is shown, on paper."""
        self.tell(PrintPlace(self.outputs.chosen))

    @Slot()
    def back(self) -> None:
        """To where it was asked from."""
        self.tell(Back())
