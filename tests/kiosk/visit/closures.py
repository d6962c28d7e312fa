"""A full disk, an opened door, a power cut and the operator's key: journeys as tables."""

from collections.abc import Mapping

from devices.ups.supply import Supply
from kiosk.visit.news import DoorChanged, OperatorChanged, OutOfOrder, SupplyChanged
from kiosk.visit.touches.everywhere import DismissNotice
from kiosk.visit.touches.printing import PrintAgain
from tests.kiosk.visit.beginnings import AT_THE_SUMMARY, FILED, IDENTIFIED
from tests.kiosk.visit.phrase import Do, Line, touch

CHOICES: Mapping[str, Do] = {
    "print again, too late": touch(PrintAgain()),
    "has read it": touch(DismissNotice()),
    "the disk is full": touch(OutOfOrder("visit.out_storage")),
    "it is mended": touch(OutOfOrder(None)),
    "the door is opened": touch(DoorChanged(frozenset({"door1"}))),
    "the door is shut": touch(DoorChanged(frozenset())),
    "the mains fail": touch(SupplyChanged(Supply.BATTERY)),
    "the battery runs low": touch(SupplyChanged(Supply.LOW)),
    "the mains are back": touch(SupplyChanged(Supply.MAINS)),
    "the key is turned": touch(OperatorChanged(present=True)),
}

JOURNEYS: Mapping[str, tuple[Line, ...]] = {
    "out of service and back": (
        ("welcome", "the disk is full", "out_of_service"),
        ("out_of_service", "a baby is born", "out_of_service"),
        ("out_of_service", "it is mended", "welcome"),
    ),
    "the door is opened at the welcome screen": (
        ("welcome", "the door is opened", "out_of_service"),
        ("out_of_service", "the mains fail", "out_of_service"),
        ("out_of_service", "the door is shut", "out_of_service"),
        ("out_of_service", "the mains are back", "welcome"),
    ),
    "the door is opened in the middle of a visit": (
        *AT_THE_SUMMARY,
        ("summary", "signs", "summary"),
        ("summary", "the door is opened", "out_of_service"),
        ("out_of_service", "the door is shut", "welcome"),
    ),
    "the door is opened while it is being stored": (
        *AT_THE_SUMMARY,
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
        ("filing", "the door is opened", "filing"),
        ("filing", "it is stored", "receipt"),
        ("receipt", "the paper comes", "goodbye"),
        ("goodbye", "eight seconds", "out_of_service"),
        ("out_of_service", "the door is shut", "welcome"),
    ),
    "the door is opened, and it cannot be stored": (
        *AT_THE_SUMMARY,
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
        ("filing", "the door is opened", "filing"),
        ("filing", "it cannot be stored", "out_of_service"),
    ),
    "the door is opened while the paper comes": (
        *FILED,
        ("receipt", "the door is opened", "receipt"),
        ("receipt", "the paper comes", "goodbye"),
        ("goodbye", "the door is shut", "goodbye"),
        ("goodbye", "eight seconds", "welcome"),
    ),
    "the door is opened, and there was no paper": (
        *FILED,
        ("receipt", "there is no paper", "receipt"),
        ("receipt", "the door is opened", "receipt"),
        ("receipt", "print again, too late", "receipt"),
        ("receipt", "has read it", "receipt"),
        ("receipt", "a minute and a half", "goodbye"),
        ("goodbye", "eight seconds", "out_of_service"),
    ),
    "the mains fail, the visit is finished": (
        ("welcome", "a baby is born", "awaiting_card"),
        ("awaiting_card", "the card is read", "verifying"),
        ("verifying", "the mains fail", "verifying"),
        ("verifying", "go on without", "page"),
        ("page", "answers all pages", "summary"),
        ("summary", "signs", "summary"),
        ("summary", "hand it in", "filing"),
        ("filing", "it is stored", "receipt"),
        ("receipt", "the paper comes", "receipt"),
        ("receipt", "another matter", "receipt"),
        ("receipt", "has read it", "receipt"),
        ("receipt", "done", "goodbye"),
        ("goodbye", "eight seconds", "out_of_service"),
        ("out_of_service", "the mains are back", "welcome"),
    ),
    "the mains fail before the card is put": (
        ("welcome", "a baby is born", "awaiting_card"),
        ("awaiting_card", "the mains fail", "out_of_service"),
        ("out_of_service", "the battery runs low", "out_of_service"),
        ("out_of_service", "the mains are back", "welcome"),
    ),
    "the battery runs low in the middle of a visit": (
        *IDENTIFIED,
        ("page", "the mains fail", "page"),
        ("page", "the battery runs low", "out_of_service"),
    ),
    "the operator's key is news and no end": (
        *IDENTIFIED,
        ("page", "the key is turned", "page"),
        ("page", "answers all pages", "summary"),
    ),
}
