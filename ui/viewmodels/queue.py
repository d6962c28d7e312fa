"""A number for today's queue: the queues with how many wait, then the number itself."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.contract.queues import QueueStanding, QueueTicket
from kiosk.visit.nearby import walking_minutes
from kiosk.visit.queue_slip import ticket_rows, ticket_text
from kiosk.visit.queueing import Option, QueuePhase, chosen_of, options, standing_of
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.queueing import ChooseQueue, PrintNumber, ReturnTicket, ShowQueues, TakeNumber
from kiosk.visit.touches.travel import Back, Finish
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.nearby import distance
from ui.viewmodels.nearby_places import ICONS, OPEN, SHUT, UNSAID, closed_until, named
from ui.viewmodels.receipt import qr_rows
from ui.viewmodels.slip import printing, sentence
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class QueueOutputs:
    """`phase` as in `QueuePhase`. Rows of hall, letter, icon, name, address, distance, walk, state (in words,
    and its tone) and chosen. `printing` as on the screen of places; `rows` of the number: label and value.
    """

    phase: str = "looking"
    places: list[dict[str, Any]] = field(default_factory=list)
    can_take: bool = False
    can_book: bool = False
    can_look: bool = False
    """There is the list of other places to go to."""
    number: str = ""
    rows: list[dict[str, str]] = field(default_factory=list)
    qr: list[str] = field(default_factory=list)
    printing: str = ""
    sentence: str = ""
    can_print: bool = True


def queue_outputs(snapshot: Snapshot) -> QueueOutputs | None:
    """Those that give numbers now come first."""
    visit, speaker, queueing = snapshot.visit, snapshot.speaker, snapshot.visit.queueing
    if visit.stage is not Stage.QUEUE or queueing is None:
        return None
    offered = options(visit.surroundings.nearby, queueing)
    chosen = chosen_of(offered, queueing)
    if queueing.phase is QueuePhase.TAKEN and queueing.ticket is not None and chosen is not None:
        return _taken(chosen, queueing.ticket, snapshot)
    standing = None if chosen is None else standing_of(queueing, chosen)
    rows = (
        _row(each, standing_of(queueing, each), snapshot, chosen=each is chosen)
        for each in (offered if queueing.phase is QueuePhase.CHOOSE else ())
    )
    return QueueOutputs(
        phase=queueing.phase.value,
        places=sorted(rows, key=lambda each: each["tone"] != OPEN),
        can_take=standing is not None and standing.open is True,
        can_book=bool(queueing.service),
        can_look=queueing.back is not Stage.NEARBY,
        sentence=speaker.key(queueing.problem) if queueing.problem else "",
    )


def _taken(option: Option, ticket: QueueTicket, snapshot: Snapshot) -> QueueOutputs:
    """The number, and what came of the paper."""
    visit, speaker, zone = snapshot.visit, snapshot.speaker, snapshot.clock.tzinfo
    lines = ticket_rows(option, ticket, speaker.language, zone)
    return QueueOutputs(
        phase=QueuePhase.TAKEN.value,
        number=ticket.number,
        rows=[{"label": label, "value": value} for label, value in lines],
        qr=list(qr_rows(ticket_text(option, ticket, speaker.language, zone).encode())),
        printing=printing(visit.slip),
        sentence=sentence(visit.slip, speaker, busy="queue.printing", came_to="queue.outcome"),
        can_print=visit.surroundings.can_print is not False,
    )


def _row(
    option: Option, standing: QueueStanding | None, snapshot: Snapshot, *, chosen: bool
) -> dict[str, Any]:
    speaker, place = snapshot.speaker, option.place
    state, tone = _state(standing, snapshot)
    return {
        "hall": place.hall,
        "letter": option.queue.letter,
        "icon": ICONS[place.kind],
        "name": f"{named(option.queue.name, speaker)} · {named(place.name, speaker)}",
        "address": named(place.address, speaker),
        "distance": distance(place.metres, speaker),
        "walk": speaker.key("nearby.walk", minutes=walking_minutes(place.metres)),
        "state": state,
        "tone": tone,
        "chosen": chosen,
    }


def _state(standing: QueueStanding | None, snapshot: Snapshot) -> tuple[str, int]:
    """How many wait, and how long that takes where that is known; or when numbers are given again."""
    speaker = snapshot.speaker
    if standing is None or standing.open is None:
        return speaker.key("queue.unsaid"), UNSAID
    if not standing.open:
        return closed_until(standing.opens, snapshot.clock, speaker), SHUT
    if standing.waiting == 0:
        return speaker.key("queue.nobody"), OPEN
    if standing.minutes is None:
        return speaker.key("queue.waiting", count=standing.waiting), OPEN
    known = {"count": standing.waiting, "minutes": standing.minutes}
    return speaker.key("queue.waiting_minutes", **known), OPEN


class QueueViewModel(ViewModel[QueueOutputs]):
    """`Queue.qml`."""

    phaseChanged = Signal()
    placesChanged = Signal()
    canTakeChanged = Signal()
    canBookChanged = Signal()
    canLookChanged = Signal()
    numberChanged = Signal()
    rowsChanged = Signal()
    qrChanged = Signal()
    printingChanged = Signal()
    sentenceChanged = Signal()
    canPrintChanged = Signal()

    phase = output(str, "phase", phaseChanged)
    places = output("QVariantList", "places", placesChanged)
    canTake = output(bool, "can_take", canTakeChanged)
    canBook = output(bool, "can_book", canBookChanged)
    canLook = output(bool, "can_look", canLookChanged)
    number = output(str, "number", numberChanged)
    rows = output("QVariantList", "rows", rowsChanged)
    qr = output("QVariantList", "qr", qrChanged)
    printing = output(str, "printing", printingChanged)
    sentence = output(str, "sentence", sentenceChanged)
    canPrint = output(bool, "can_print", canPrintChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(queue_outputs, QueueOutputs(), send)

    @Slot(str, str)
    def choose(self, hall: str, letter: str) -> None:
        """One of the queues."""
        self.tell(ChooseQueue(hall, letter))

    @Slot()
    def take(self) -> None:
        """A number; or once more after an answer that was lost."""
        self.tell(TakeNumber())

    @Slot()
    def again(self) -> None:
        """How do they stand now?"""
        self.tell(ShowQueues())

    @Slot()
    def book(self) -> None:
        """Another day instead."""
        self.tell(BookWindow())

    @Slot()
    def showNearby(self) -> None:
        """Where to go without a number."""
        self.tell(ShowNearby())

    @Slot()
    def print(self) -> None:
        """On paper, once more."""
        self.tell(PrintNumber())

    @Slot()
    def giveBack(self) -> None:
        """It is not wanted any more."""
        self.tell(ReturnTicket())

    @Slot()
    def finish(self) -> None:
        """The number is taken along."""
        self.tell(Finish())

    @Slot()
    def back(self) -> None:
        """To the queues, or to where it was asked from."""
        self.tell(Back())
