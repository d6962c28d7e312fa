"""A number for today's queue: which queue, how many wait, and the paper. Never two numbers of one queue."""

from dataclasses import replace

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.queues import QueueTicket
from kiosk.visit import idle
from kiosk.visit.answers import NumberAnswered, NumberRefused, NumberUnknown, QueuesKnown, QueuesUnknown
from kiosk.visit.effects import AskQueues, ReturnNumber, TakeTicket
from kiosk.visit.events import Tick
from kiosk.visit.handlers import booking, everywhere, nearby, slips
from kiosk.visit.handlers.farewell import back_to_welcome
from kiosk.visit.looking import Looking
from kiosk.visit.queue_slip import queue_slip
from kiosk.visit.queueing import (
    ASKED,
    Option,
    Queueing,
    QueuePhase,
    Wanted,
    chosen_of,
    options,
    window_for,
)
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.queueing import (
    ChooseQueue,
    PrintNumber,
    QueueThere,
    ReturnTicket,
    ShowQueues,
    TakeNumber,
)
from kiosk.visit.touches.travel import Back
from kiosk.visit.visit import Step, Visit

AWAY, NONE_GIVEN, CLOSED, TOO_MANY = "queue.away", "queue.refused", "queue.closed", "queue.limit"
RETURNED = "queue.returned"


def begin(visit: Visit, _: ShowQueues, now: Moment) -> Step:
    """For what the guide is about."""
    wanted = window_for(visit.setting.catalogue, visit.finding.guide)
    return (visit, ()) if wanted is None else _open(visit, Queueing(Stage.GUIDE, *wanted), now)


def there(visit: Visit, event: QueueThere, now: Moment) -> Step:
    """At a place of the list: whatever it has. Not where the list was opened from the queues."""
    known_places, looking = visit.surroundings.nearby, visit.looking
    if looking is None or looking.back is Stage.QUEUE or not 0 <= event.number < len(known_places):
        return visit, ()
    place = known_places[event.number]
    if not place.hall:
        return visit, ()
    wanted = Queueing(Stage.NEARBY, hall=place.hall, looking=Looking(looking.back, place))
    return _open(visit, wanted, now)


def again(visit: Visit, _: ShowQueues, now: Moment) -> Step:
    """How do they stand now? Not while it is asked, nor while a number may be on its way."""
    queueing = visit.queueing
    if queueing is None or queueing.phase not in (QueuePhase.CHOOSE, QueuePhase.TROUBLE):
        return visit, ()
    return _ask(visit, queueing, now)


def known(visit: Visit, event: QueuesKnown, now: Moment) -> Step:
    """How they stand."""
    queueing = visit.queueing
    if queueing is None or queueing.phase is not QueuePhase.LOOKING:
        return visit, ()
    shown = replace(queueing, phase=QueuePhase.CHOOSE, standing=event.queues)
    return _phased(visit, shown, now), ()


def unknown(visit: Visit, _: QueuesUnknown, now: Moment) -> Step:
    """Nobody can say: what else works is offered."""
    queueing = visit.queueing
    if queueing is None or queueing.phase is not QueuePhase.LOOKING:
        return visit, ()
    return _trouble(visit, queueing, AWAY, now), ()


def choose(visit: Visit, event: ChooseQueue, _: Moment) -> Step:
    """One of those on offer."""
    queueing, key = visit.queueing, (event.hall, event.letter)
    if queueing is None or queueing.phase is not QueuePhase.CHOOSE:
        return visit, ()
    if all(each.key != key for each in options(visit.surroundings.nearby, queueing)):
        return visit, ()
    return replace(visit, queueing=replace(queueing, chosen=key, problem="")), ()


def take(visit: Visit, _: TakeNumber, now: Moment) -> Step:
    """A number; or the answer to the request that was not answered. Who has one of this queue sees it."""
    queueing = visit.queueing
    if queueing is None or queueing.phase not in (QueuePhase.CHOOSE, QueuePhase.UNSURE):
        return visit, ()
    option = _chosen(visit, queueing)
    if option is None:
        return visit, ()
    queueing = replace(queueing, chosen=option.key)
    if queueing.ticket is not None:
        return _phased(visit, replace(queueing, phase=QueuePhase.TAKEN), now), ()
    return _take(visit, queueing, now)


def answered(visit: Visit, event: NumberAnswered, now: Moment) -> Step:
    """The number, which is printed at once; or why there is none."""
    queueing, ticket = _asking(visit), event.answer.ticket
    if queueing is None or queueing.open is None:
        return visit, ()
    if ticket is None:
        problem = TOO_MANY if event.answer.outcome == "limit" else CLOSED
        opens = event.answer.opens
        standing = tuple(
            each.model_copy(update={"open": False, "opens": opens, "minutes": None})
            if (each.hall, each.letter) == queueing.chosen and problem == CLOSED
            else each
            for each in queueing.standing
        )
        told = replace(queueing, phase=QueuePhase.CHOOSE, problem=problem, standing=standing)
        return _phased(visit, told.without(queueing.chosen), now), ()
    taken = replace(queueing, phase=QueuePhase.TAKEN).asks(replace(queueing.open, ticket=ticket))
    return _print(_phased(visit, taken, now), ticket, now)


def refused(visit: Visit, _: NumberRefused, now: Moment) -> Step:
    """The service answered, and surely gave none."""
    queueing = _asking(visit)
    if queueing is None:
        return visit, ()
    return _trouble(visit, queueing.without(queueing.chosen), NONE_GIVEN, now), ()


def lost(visit: Visit, _: NumberUnknown, now: Moment) -> Step:
    """The answer was lost, and a number may have been given."""
    return _lost(visit, now)


def print_number(visit: Visit, _: PrintNumber, now: Moment) -> Step:
    """Once more."""
    ticket = None if visit.queueing is None else visit.queueing.ticket
    if visit.queueing is None or visit.queueing.phase is not QueuePhase.TAKEN or ticket is None:
        return visit, ()
    return _print(visit, ticket, now)


def give_back(visit: Visit, _: ReturnTicket, now: Moment) -> Step:
    """Not wanted any more, or not on paper and not kept in mind: nobody is to be called for it."""
    queueing = visit.queueing
    if queueing is None or queueing.phase is not QueuePhase.TAKEN or queueing.open is None:
        return visit, ()
    without = replace(queueing.without(queueing.chosen), phase=QueuePhase.CHOOSE, problem=RETURNED)
    # A slip that is still being printed answers to nobody.
    left = replace(visit, ticket=visit.ticket + 1)
    return _phased(left, replace(without, chosen=None), now, -1), (ReturnNumber(queueing.open.request),)


def let_go(before: Visit, after: Step) -> Step:
    """What was asked for and not answered is nobody's once the visit is over, however it ends."""
    visit, effects = after
    if before.queueing is None or visit.queueing is not None:
        return after
    unanswered = (each for each in before.queueing.wanted if each.ticket is None)
    return visit, (*effects, *(ReturnNumber(each.request) for each in unanswered))


def book(visit: Visit, _: BookWindow, now: Moment) -> Step:
    """Another day instead: for what the guide was about."""
    queueing = visit.queueing
    if queueing is None or not queueing.service or queueing.phase in ASKED:
        return visit, ()
    return booking.open_booking(visit, queueing.service, queueing.department, now)


def show_nearby(visit: Visit, event: ShowNearby, now: Moment) -> Step:
    """Where to go without a number. Whoever came from there goes back instead."""
    queueing = visit.queueing
    if queueing is None or queueing.phase in ASKED or queueing.back is Stage.NEARBY:
        return visit, ()
    return nearby.show(visit, event, now)


def tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """An answer that does not come is none."""
    queueing = visit.queueing
    if queueing is None or queueing.phase not in ASKED:
        return slips.tick(visit, event, now)
    if now.seconds - visit.entered_at < visit.setting.timings.asking:
        return visit, ()
    late = replace(visit, ticket=visit.ticket + 1)
    if queueing.phase is QueuePhase.TAKING:
        return _lost(late, now)
    return _trouble(late, queueing, AWAY, now), ()


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """From a number to the queues, from there to where it was asked from. Where a number may be on its way,
    whoever asks again has the same one.
    """
    queueing = visit.queueing
    if queueing is None:
        return back_to_welcome(visit, now), ()
    if queueing.phase is QueuePhase.TAKEN:
        return _phased(visit, replace(queueing, phase=QueuePhase.CHOOSE, chosen=None), now, -1), ()
    if queueing.phase is QueuePhase.TAKING and queueing.open is not None:
        queueing = queueing.asks(replace(queueing.open, lost=True))
    left = replace(visit, ticket=visit.ticket + 1, queueing=queueing if queueing.wanted else None)
    return left.to(queueing.back, now, -1, looking=queueing.looking), ()


def leave(visit: Visit, event: Leave, now: Moment) -> Step:
    """A number that is not on paper is not lost by a stray touch."""
    queueing = visit.queueing
    unprinted = visit.slip.outcome is not PrintOutcome.PRINTED
    if queueing is not None and queueing.phase is QueuePhase.TAKEN and unprinted:
        return idle.ask(visit, now)
    return everywhere.leave(visit, event, now)


def _open(visit: Visit, wanted: Queueing, now: Moment) -> Step:
    """Where there are queues for it. What was given in this visit before is still the resident's."""
    before = visit.queueing
    if before is not None:
        wanted = replace(wanted, wanted=before.wanted)
    return _ask(visit, wanted, now) if options(visit.surroundings.nearby, wanted) else (visit, ())


def _ask(visit: Visit, queueing: Queueing, now: Moment) -> Step:
    looking = replace(queueing, phase=QueuePhase.LOOKING, chosen=None, problem="")
    asked = _phased(replace(visit, ticket=visit.ticket + 1), looking, now)
    return asked, (AskQueues(asked.ticket),)


def _take(visit: Visit, queueing: Queueing, now: Moment) -> Step:
    assert queueing.chosen is not None
    hall, letter = queueing.chosen
    request = queueing.open or Wanted(queueing.chosen, visit.ticket + 1)
    taking = replace(queueing, phase=QueuePhase.TAKING, problem="").asks(request)
    asked = _phased(replace(visit, ticket=visit.ticket + 1), taking, now)
    return asked, (TakeTicket(asked.ticket, hall, letter, request.request),)


def _lost(visit: Visit, now: Moment) -> Step:
    """It is asked for once more at once; if that is lost too, when the resident says so."""
    queueing = _asking(visit)
    if queueing is None or queueing.open is None:
        return visit, ()
    if not queueing.open.lost:
        return _take(visit, queueing.asks(replace(queueing.open, lost=True)), now)
    return _phased(visit, replace(queueing, phase=QueuePhase.UNSURE), now), ()


def _asking(visit: Visit) -> Queueing | None:
    """The queueing that waits for a number."""
    queueing = visit.queueing
    return queueing if queueing is not None and queueing.phase is QueuePhase.TAKING else None


def _print(visit: Visit, ticket: QueueTicket, now: Moment) -> Step:
    option = None if visit.queueing is None else _chosen(visit, visit.queueing)
    if option is None:
        return visit, ()
    link = visit.setting.map_link
    return slips.print_slip(visit, lambda: queue_slip(option, ticket, visit.language, link), now)


def _chosen(visit: Visit, queueing: Queueing) -> Option | None:
    return chosen_of(options(visit.surroundings.nearby, queueing), queueing)


def _trouble(visit: Visit, queueing: Queueing, problem: str, now: Moment) -> Visit:
    return _phased(visit, replace(queueing, phase=QueuePhase.TROUBLE, problem=problem), now)


def _phased(visit: Visit, queueing: Queueing, now: Moment, direction: int = 1) -> Visit:
    return visit.to(Stage.QUEUE, now, direction, queueing=queueing, touched_at=now.seconds)
