"""Looking through the catalogue and for other places: journeys as tables."""

from collections.abc import Mapping

from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.answers import SlipPrinted
from kiosk.visit.doors import Door
from kiosk.visit.finding import Shelf
from kiosk.visit.news import NearbyChanged
from kiosk.visit.touches.choosing import Choose, OpenDoor
from kiosk.visit.touches.finding import Browse, CarryGuide, PrintGuide, SearchAll, ShowGuide
from kiosk.visit.touches.form import SetValue
from kiosk.visit.touches.nearby import ChoosePlace, LookAgain, PrintPlace, ShowNearby
from tests.contract.test_reference import PLACE
from tests.kiosk.visit.phrase import Do, Line, answered, touch
from tests.kiosk.visit.residents import Terminal


def _print_the_way(terminal: Terminal) -> None:
    terminal.happens(NearbyChanged((PLACE,)), ChoosePlace(0), PrintPlace(0))
    terminal.happens(SlipPrinted(terminal.visit.ticket, PrintOutcome.PRINTED))


CHOICES: Mapping[str, Do] = {
    "where else": touch(ShowNearby()),
    "looks again": touch(LookAgain()),
    "reads its guide": touch(ShowGuide("S01")),
    "the door of the catalogue": touch(OpenDoor(Door.FIND)),
    "the shelf of departments": touch(Browse(Shelf.DEPARTMENTS)),
    "the police": touch(Browse(Shelf.DEPARTMENTS, "GA")),
    "a few letters": touch(SearchAll(), SetValue("sfz")),
    "a new ID card": touch(ShowGuide("I001")),
    "prints the guide": touch(PrintGuide()),
    "the guide comes": answered(SlipPrinted, PrintOutcome.PRINTED),
    "onto the phone": touch(CarryGuide()),
    "do it": touch(Choose("I001")),
    "the door of places": touch(OpenDoor(Door.NEARBY)),
    "prints the way there": _print_the_way,
}

JOURNEYS: Mapping[str, tuple[Line, ...]] = {
    "through the catalogue to a single item": (
        ("welcome", "the door of the catalogue", "finding"),
        ("finding", "the shelf of departments", "finding"),
        ("finding", "the police", "finding"),
        ("finding", "a new ID card", "guide"),
        ("guide", "back", "finding"),
        ("finding", "a few letters", "searching"),
        ("searching", "a new ID card", "guide"),
        ("guide", "prints the guide", "guide"),
        ("guide", "the guide comes", "guide"),
        ("guide", "onto the phone", "guide"),
        ("guide", "do it", "awaiting_card"),
        ("awaiting_card", "back", "guide"),
        ("guide", "do it", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "go on without", "page"),
        ("page", "answers all pages", "summary"),
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
    ),
    "looking and going": (
        ("welcome", "the door of the catalogue", "finding"),
        ("finding", "back", "welcome"),
        ("welcome", "the door of the catalogue", "finding"),
        ("finding", "a few letters", "searching"),
        ("searching", "leave", "goodbye"),
    ),
    "where to go at night": (
        ("welcome", "the door of places", "nearby"),
        ("nearby", "looks again", "nearby"),
        ("nearby", "prints the way there", "nearby"),
        ("nearby", "back", "welcome"),
        ("welcome", "the door of places", "nearby"),
        ("nearby", "the door is opened", "out_of_service"),
    ),
}
