"""Every failure says what happened, whether it is filed and what to do next, and offers somebody to tell."""

from collections.abc import Callable

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit import channel
from kiosk.visit.answers import CardFailed, CardRead, Filed, FilingFailed, Printed, VerificationFailed
from kiosk.visit.events import Tick
from kiosk.visit.failure import Failure, failure
from kiosk.visit.news import ReaderChanged
from kiosk.visit.sentence import Say
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.everywhere import CannotBeDone, DismissNotice
from kiosk.visit.touches.travel import Back
from kiosk.visit.touches.verifying import SendCode
from tests.kiosk.visit.residents import CHEN, PERSONAL, RECEIPT, Terminal
from tests.kiosk.visit.shop import at_first_question, go_to
from tests.kiosk.visit.test_card_and_devices import awaiting_card
from tests.kiosk.visit.test_idle import filed
from ui.speakers import speakers
from ui.viewmodels.speaker import FALLBACK


def card(key: str) -> Terminal:
    terminal = awaiting_card()
    terminal.happens(CardFailed(terminal.visit.ticket, key))
    return terminal


def no_reader() -> Terminal:
    terminal = awaiting_card()
    terminal.happens(ReaderChanged("device.card.reader_unavailable"))
    return terminal


def code(key: str) -> Terminal:
    terminal = Terminal()
    terminal.happens(Choose("S01"))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN), SendCode())
    terminal.happens(VerificationFailed(terminal.visit.ticket, key))
    return terminal


def not_saved(key: str = "filing.not_saved") -> Terminal:
    terminal = filed()
    terminal.happens(FilingFailed(terminal.visit.ticket, key))
    return terminal


def lost() -> Terminal:
    terminal = filed()
    terminal.seconds += 61
    terminal.happens(Tick())
    return terminal


def full() -> Terminal:
    terminal = Terminal()
    terminal.surrounded(storage_low=True)
    terminal.happens(Choose("S01"))
    return terminal


def printer(outcome: PrintOutcome) -> Terminal:
    terminal = filed()
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    terminal.happens(Printed(terminal.visit.ticket, outcome))
    return terminal


FAILURES: dict[str, Callable[[], Terminal]] = {
    "card unreadable": lambda: card("device.card.lift_and_retry"),
    "card unusable": lambda: card("device.card.unusable"),
    "no reader": no_reader,
    **{
        f"code {why}": (lambda why=why: code(f"visit.code_{why}"))  # type: ignore[misc]
        for why in ("offline", "no_phone", "too_many_tries", "expired", "refused", "slow")
    },
    "not saved": not_saved,
    "lost": lost,
    "storage low": full,
    **{
        outcome.value: (lambda outcome=outcome: printer(outcome))  # type: ignore[misc]
        for outcome in PrintOutcome
        if outcome is not PrintOutcome.PRINTED
    },
}


def told(name: str) -> tuple[Terminal, Failure]:
    terminal = FAILURES[name]()
    found = failure(terminal.visit)
    assert found is not None, name
    return terminal, found


@pytest.mark.parametrize("name", FAILURES)
def test_three_parts_are_said_in_every_language(name: str) -> None:
    _, found = told(name)
    for speaker in speakers().values():
        fallback = speaker.key(FALLBACK)
        for part in (found.happened, found.filed, found.next):
            assert speaker.knows(part), part.key
            assert speaker.say(part) not in ("", fallback)


@pytest.mark.parametrize("name", FAILURES)
def test_the_fourth_is_there_and_the_failure_is_there_again_after_it(name: str) -> None:
    terminal, found = told(name)
    terminal.happens(CannotBeDone())
    assert terminal.visit.aside is not None
    assert terminal.visit.aside.trouble == found.happened
    terminal.happens(Back())
    assert failure(terminal.visit) == found


def test_what_is_filed_is_never_called_unfiled_and_the_other_way_round() -> None:
    assert {told(name)[1].filed.key for name in FAILURES if name.startswith(("card", "no"))} == {
        "failure.nothing_filed",
        "failure.not_filed",
    }
    for outcome in PrintOutcome:
        if outcome is not PrintOutcome.PRINTED:
            assert told(outcome.value)[1].filed.key == "failure.filed_with_number"
    assert told("lost")[1].filed.key == "failure.filed_unknown"


def test_a_failure_that_was_read_is_gone() -> None:
    terminal, _ = told("not saved")
    terminal.happens(DismissNotice())
    assert failure(terminal.visit) is None


def test_a_visit_in_which_all_is_well_has_no_failure() -> None:
    assert failure(at_first_question().visit) is None
    assert failure(printer(PrintOutcome.PRINTED).visit) is None


def test_who_reports_has_told_what_for_and_where_it_stopped_and_nothing_personal_is_in_it() -> None:
    terminal = at_first_question()
    go_to(terminal, "field:phone")
    event = terminal.visit.service
    assert event is not None
    assert channel.matter(terminal.visit) == event.name
    assert channel.place(terminal.visit, terminal.now) != Say("channel.at_start")
    terminal, found = told("not saved")
    terminal.happens(CannotBeDone())
    assert terminal.visit.aside is not None
    assert terminal.visit.aside.trouble == found.happened
    assert channel.place(terminal.visit, terminal.now) == Say("channel.at_summary")
    spoken = str((channel.matter(terminal.visit), channel.place(terminal.visit, terminal.now)))
    assert not any(each in spoken for each in PERSONAL)
