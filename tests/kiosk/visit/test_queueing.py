"""A number for today: one of each queue whatever is lost, told honestly, and nobody's."""

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.queues import TicketAnswer
from kiosk.receipt.slip_layout import slip_document
from kiosk.visit.answers import NumberAnswered, NumberRefused, NumberUnknown, QueuesKnown, SlipPrinted
from kiosk.visit.channel import subject
from kiosk.visit.doors import Door
from kiosk.visit.effects import AskQueues, PrintSlip, ReturnNumber, TakeTicket
from kiosk.visit.events import Tick
from kiosk.visit.news import NearbyChanged
from kiosk.visit.queueing import QueuePhase, is_called_for
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.finding import ShowGuide
from kiosk.visit.touches.nearby import ShowNearby
from kiosk.visit.touches.queueing import (
    ChooseQueue,
    PrintNumber,
    QueueThere,
    ReturnTicket,
    ShowQueues,
    TakeNumber,
)
from kiosk.visit.touches.travel import Back, Finish
from kiosk.words import LANGUAGES, Language
from tests.contract.test_reference import PLACE
from tests.kiosk.visit.queueing import GIVEN, HALL, SHUT, STANDING
from tests.kiosk.visit.residents import Terminal, catalogue


def at_the_queues() -> Terminal:
    terminal = Terminal()
    terminal.happens(NearbyChanged((HALL,)), OpenDoor(Door.FIND), ShowGuide("I003"), ShowQueues())
    terminal.happens(QueuesKnown(terminal.visit.ticket, STANDING))
    return terminal


def phase(terminal: Terminal) -> QueuePhase:
    assert terminal.visit.queueing is not None
    return terminal.visit.queueing.phase


def asked(terminal: Terminal) -> list[bool]:
    """Of each number that was asked for, whether it was one whose answer had been lost."""
    requests = [each.request for each in terminal.effects if isinstance(each, TakeTicket)]
    return [each in requests[:number] for number, each in enumerate(requests)]


def returned(terminal: Terminal) -> list[int]:
    """Which of the requests were given back, by their order."""
    requests = dict.fromkeys(each.request for each in terminal.effects if isinstance(each, TakeTicket))
    back = [each.request for each in terminal.effects if isinstance(each, ReturnNumber)]
    return [list(requests).index(each) for each in back]


def given() -> Terminal:
    terminal = at_the_queues()
    terminal.happens(TakeNumber())
    terminal.happens(NumberAnswered(terminal.visit.ticket, GIVEN))
    return terminal


def test_the_guide_offers_a_number_only_where_a_hall_calls_its_window() -> None:
    assert is_called_for((HALL,), "GA")
    assert not is_called_for((HALL, PLACE), "WJ")
    terminal = Terminal()
    terminal.happens(NearbyChanged((PLACE,)), OpenDoor(Door.FIND), ShowGuide("I003"), ShowQueues())
    assert terminal.stage() is Stage.GUIDE
    assert not any(isinstance(each, AskQueues) for each in terminal.effects)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_slip_has_the_number_large_the_hall_the_queue_and_what_if_it_is_missed(
    language: Language,
) -> None:
    terminal = given()
    [printing] = [each for each in terminal.effects if isinstance(each, PrintSlip)]
    assert printing.slip.lead == "A017"
    at_home = Terminal()
    at_home.visit = terminal.visit.to(Stage.QUEUE, terminal.now, language=language)
    (again,) = at_home.happens(PrintNumber())
    assert isinstance(again, PrintSlip)
    paper = slip_document(again.slip, catalogue().departments["GA"].name, language)
    said = " ".join(str(getattr(each, "text", "") or getattr(each, "value", "")) for each in paper.blocks)
    for each in ("A017", HALL.name.zh, HALL.address.zh, HALL.queues[0].name.zh, "3", "15"):
        assert each in said
    assert "过号" in said or language != "zh"


def test_who_cannot_get_one_and_says_so_is_heard_about_what_it_was_for() -> None:
    terminal = at_the_queues()
    found = subject(terminal.visit)
    assert found is not None
    assert found.service == "I003"


def test_a_lost_answer_is_asked_for_again_and_never_anew() -> None:
    terminal = at_the_queues()
    terminal.happens(TakeNumber())
    terminal.happens(NumberUnknown(terminal.visit.ticket))
    assert asked(terminal) == [False, True], "at once, under the same id"
    terminal.seconds += 46
    terminal.happens(Tick())
    assert phase(terminal) is QueuePhase.UNSURE
    terminal.happens(Back())
    assert terminal.stage() is Stage.GUIDE
    terminal.happens(ShowQueues())
    terminal.happens(QueuesKnown(terminal.visit.ticket, STANDING))
    terminal.happens(TakeNumber())
    assert asked(terminal) == [False, True, True], "also for who went away and came back"
    terminal.happens(NumberAnswered(terminal.visit.ticket, GIVEN), Back(), TakeNumber())
    assert (phase(terminal), len(asked(terminal))) == (QueuePhase.TAKEN, 3), "who has one sees it again"


def test_going_back_while_it_is_asked_loses_no_number() -> None:
    terminal = at_the_queues()
    terminal.happens(TakeNumber())
    late = terminal.visit.ticket
    terminal.happens(Back(), NumberAnswered(late, GIVEN), ShowQueues())
    terminal.happens(QueuesKnown(terminal.visit.ticket, STANDING), TakeNumber())
    assert asked(terminal) == [False, True]


def test_a_hall_that_has_closed_says_when_it_opens_and_a_refusal_is_no_number() -> None:
    terminal = at_the_queues()
    terminal.happens(TakeNumber())
    terminal.happens(NumberAnswered(terminal.visit.ticket, SHUT))
    assert terminal.visit.queueing is not None
    assert (phase(terminal), terminal.visit.queueing.problem) == (QueuePhase.CHOOSE, "queue.closed")
    assert terminal.visit.queueing.standing[0].opens == SHUT.opens
    terminal.happens(TakeNumber())
    terminal.happens(NumberAnswered(terminal.visit.ticket, TicketAnswer(outcome="limit")))
    assert terminal.visit.queueing.problem == "queue.limit"
    terminal.happens(TakeNumber())
    terminal.happens(NumberRefused(terminal.visit.ticket))
    assert phase(terminal) is QueuePhase.TROUBLE
    assert asked(terminal) == [False, False, False]


def test_a_number_without_paper_stays_and_is_not_lost_by_a_stray_touch() -> None:
    terminal = given()
    terminal.happens(SlipPrinted(terminal.visit.ticket, PrintOutcome.FAILED_PAPER_OUT), Leave())
    assert (terminal.stage(), terminal.visit.warned_at is None) == (Stage.QUEUE, False)
    printed = given()
    printed.happens(SlipPrinted(printed.visit.ticket, PrintOutcome.PRINTED), Leave())
    assert printed.stage() is Stage.WELCOME
    assert printed.visit.queueing is None


def test_at_the_hall_every_queue_is_on_offer_and_nobody_goes_in_circles() -> None:
    terminal = Terminal()
    terminal.happens(NearbyChanged((HALL,)), OpenDoor(Door.NEARBY), QueueThere(0))
    terminal.happens(QueuesKnown(terminal.visit.ticket, STANDING), TakeNumber())
    assert asked(terminal) == [], "two queues, and none was touched"
    terminal.happens(ChooseQueue("QZ", "Z"), ShowNearby(), ChooseQueue("QZ", "B"), TakeNumber())
    assert asked(terminal) == [False]
    around = at_the_queues()
    around.happens(ShowNearby(), QueueThere(0))
    assert around.stage() is Stage.NEARBY


def test_a_number_whose_answer_never_came_is_nobodys_however_the_visit_ends() -> None:
    left, gone, away = at_the_queues(), at_the_queues(), at_the_queues()
    for terminal in (left, gone, away):
        terminal.happens(TakeNumber())
    left.happens(Leave())
    assert (left.stage(), returned(left)) == (Stage.WELCOME, [0])
    gone.happens(NumberUnknown(gone.visit.ticket), NumberUnknown(gone.visit.ticket))
    for _ in range(3):
        gone.seconds += 200
        gone.happens(Tick())
    assert (gone.stage() in (Stage.GOODBYE, Stage.WELCOME), returned(gone)) == (True, [0])
    away.happens(Back())
    assert returned(away) == [], "who looks elsewhere may come back for it"
    away.happens(Leave())
    assert returned(away) == [0]
    held = given()
    held.happens(SlipPrinted(held.visit.ticket, PrintOutcome.FAILED_PAPER_OUT), Finish())
    assert returned(held) == [], "who has read the number has it"


def test_a_number_that_is_not_wanted_is_given_back_and_another_may_be_taken() -> None:
    terminal = given()
    terminal.happens(SlipPrinted(terminal.visit.ticket, PrintOutcome.FAILED_PAPER_OUT), ReturnTicket())
    assert (phase(terminal), returned(terminal)) == (QueuePhase.CHOOSE, [0])
    assert terminal.visit.queueing is not None
    assert terminal.visit.queueing.problem == "queue.returned"
    terminal.happens(ReturnTicket(), TakeNumber())
    assert asked(terminal) == [False, False]
    terminal.happens(NumberAnswered(terminal.visit.ticket, GIVEN), Finish())
    assert (terminal.stage(), returned(terminal)) == (Stage.GOODBYE, [0])
