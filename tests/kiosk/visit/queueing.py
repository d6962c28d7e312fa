"""A number for today's queue, as phrases and journeys; the hall that gives it."""

from collections.abc import Mapping
from datetime import UTC, datetime

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.queues import QueueStanding, QueueTicket, TicketAnswer
from kiosk.contract.reference import HallQueue, PlaceText
from kiosk.visit.answers import NumberAnswered, NumberUnknown, QueuesKnown, QueuesUnknown, SlipPrinted
from kiosk.visit.news import NearbyChanged
from kiosk.visit.touches.booking import BookWindow
from kiosk.visit.touches.finding import ShowGuide
from kiosk.visit.touches.queueing import ChooseQueue, QueueThere, ReturnTicket, ShowQueues, TakeNumber
from tests.contract.test_reference import PLACE
from tests.kiosk.visit.phrase import Do, Line, answered, touch

TEXT = PlaceText(zh="公安户籍", en="Household registration")
HALL = PLACE.model_copy(
    update={
        "hall": "QZ",
        "queues": (
            HallQueue(letter="A", name=TEXT, departments=("GA",)),
            HallQueue(letter="B", name=PlaceText(zh="社保", en="Insurance"), departments=("RS",)),
        ),
    }
)
OPENS = datetime(2026, 11, 27, 0, 30, tzinfo=UTC)
STANDING = (
    QueueStanding(hall="QZ", letter="A", open=True, waiting=3, minutes=15),
    QueueStanding(hall="QZ", letter="B", open=False, opens=OPENS, waiting=0),
)
TICKET = QueueTicket(
    hall="QZ",
    letter="A",
    number="A017",
    taken=datetime(2026, 11, 26, 2, 4, tzinfo=UTC),
    state="waiting",
    before=3,
    minutes=15,
)
GIVEN = TicketAnswer(outcome="taken", ticket=TICKET)
SHUT = TicketAnswer(outcome="closed", opens=OPENS)

CHOICES: Mapping[str, Do] = {
    "the guide of an item at a window": touch(NearbyChanged((HALL,)), ShowGuide("I003")),
    "a number for today": touch(ShowQueues()),
    "a number at the hall": touch(NearbyChanged((HALL,)), QueueThere(0)),
    "the queues are known": answered(QueuesKnown, STANDING),
    "nobody knows the queues": answered(QueuesUnknown),
    "the police's queue": touch(ChooseQueue("QZ", "A")),
    "takes a number": touch(TakeNumber()),
    "it is given": answered(NumberAnswered, GIVEN),
    "it has just closed": answered(NumberAnswered, SHUT),
    "the answer is lost": answered(NumberUnknown),
    "the number is printed": answered(SlipPrinted, PrintOutcome.PRINTED),
    "gives it back": touch(ReturnTicket()),
    "another day instead": touch(BookWindow()),
}
_AT_THE_QUEUES: tuple[Line, ...] = (
    ("welcome", "the door of the catalogue", "finding"),
    ("finding", "the guide of an item at a window", "guide"),
    ("guide", "a number for today", "queue"),
    ("queue", "the queues are known", "queue"),
    ("queue", "takes a number", "queue"),
)
JOURNEYS: Mapping[str, tuple[Line, ...]] = {
    "a number for today's queue": (
        *_AT_THE_QUEUES,
        ("queue", "it is given", "queue"),
        ("queue", "the number is printed", "queue"),
        ("queue", "done", "goodbye"),
    ),
    "a number that is not wanted": (
        *_AT_THE_QUEUES,
        ("queue", "it is given", "queue"),
        ("queue", "gives it back", "queue"),
        ("queue", "back", "guide"),
    ),
    "a number whose answer was lost": (
        *_AT_THE_QUEUES,
        ("queue", "the answer is lost", "queue"),
        ("queue", "the answer is lost", "queue"),
        ("queue", "takes a number", "queue"),
        ("queue", "it is given", "queue"),
        ("queue", "back", "queue"),
        ("queue", "back", "guide"),
    ),
    "no number, and a time instead": (
        *_AT_THE_QUEUES,
        ("queue", "it has just closed", "queue"),
        ("queue", "another day instead", "booking"),
        ("booking", "back", "queue"),
        ("queue", "a number for today", "queue"),
        ("queue", "nobody knows the queues", "queue"),
        ("queue", "where else", "nearby"),
        ("nearby", "back", "queue"),
    ),
    "a number from the list of places": (
        ("welcome", "the door of places", "nearby"),
        ("nearby", "a number at the hall", "queue"),
        ("queue", "the queues are known", "queue"),
        ("queue", "the police's queue", "queue"),
        ("queue", "takes a number", "queue"),
        ("queue", "back", "nearby"),
    ),
}
