"""Nobody is timed out unwarned, one touch is enough to stay, and what is left behind is wiped."""

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.answers import CardRead, Filed, Printed
from kiosk.visit.effects import Wipe, WipeReason
from kiosk.visit.events import Tick
from kiosk.visit.idle import seconds_left
from kiosk.visit.manner import USUAL, Aspect
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.everywhere import Leave, SetLanguage, Stay, ToggleManner, Touched
from kiosk.visit.touches.form import SetValue
from kiosk.visit.touches.travel import Next, Submit
from tests.kiosk.visit.residents import CHEN, PERSONAL, RECEIPT, Terminal
from tests.kiosk.visit.shop import at_first_question, go_to
from tests.kiosk.visit.test_pages import STROKE
from tests.kiosk.visit.test_random_visits import deep


def wait(terminal: Terminal, seconds: float) -> None:
    """Let time pass, a tick each second."""
    for _ in range(int(seconds)):
        terminal.happens(Tick())


def test_the_warning_comes_after_a_minute_and_stays_twenty_seconds() -> None:
    terminal = at_first_question()
    wait(terminal, 58)
    assert terminal.visit.warned_at is None
    wait(terminal, 3)
    assert 18 <= seconds_left(terminal.visit, terminal.now) <= 20
    wait(terminal, 17)
    assert terminal.stage() is Stage.PAGE
    wait(terminal, 4)
    assert terminal.stage() is Stage.GOODBYE


def test_who_stays_away_leaves_nothing_behind() -> None:
    terminal = at_first_question()
    terminal.happens(SetLanguage("en"), ToggleManner(Aspect.ELDER), SetValue("here"))
    wait(terminal, 120 + 41)
    assert Wipe(WipeReason.IDLE) in terminal.effects
    assert not any(each in deep(terminal.visit) for each in PERSONAL)
    wait(terminal, 20)
    assert terminal.stage() is Stage.WELCOME
    assert terminal.visit.language == "zh"
    assert terminal.visit.manner == USUAL


def test_elders_have_twice_the_time() -> None:
    terminal = at_first_question()
    terminal.happens(ToggleManner(Aspect.ELDER))
    wait(terminal, 118)
    assert terminal.visit.warned_at is None
    wait(terminal, 4 + 35)
    assert terminal.stage() is Stage.PAGE


def test_one_touch_extends_as_often_as_one_likes() -> None:
    terminal = at_first_question()
    for _ in range(12):
        wait(terminal, 70)
        assert terminal.visit.warned_at is not None
        terminal.happens(Stay())
        assert terminal.visit.warned_at is None
    assert terminal.stage() is Stage.PAGE


def test_the_touch_that_answers_the_warning_does_nothing_else() -> None:
    terminal = at_first_question()
    terminal.happens(SetValue("here"))
    wait(terminal, 70)
    terminal.happens(Touched(), Next())
    assert terminal.visit.page == "question:where"
    assert terminal.visit.warned_at is None
    terminal.seconds -= 0.9
    terminal.happens(Next())
    assert terminal.visit.page == "question:where", "the same tap's release was taken for a second touch"
    terminal.happens(Next())
    assert terminal.visit.page == "field:role"


def test_leaving_asks_first_where_something_would_be_lost() -> None:
    terminal = at_first_question()
    terminal.happens(Leave())
    assert terminal.stage() is Stage.PAGE
    assert terminal.visit.warned_at is not None
    terminal.happens(Leave())
    assert terminal.stage() is Stage.GOODBYE
    assert terminal.effects[-1] == Wipe(WipeReason.LEFT)


def test_leaving_is_at_once_where_nothing_is_lost() -> None:
    terminal = Terminal()
    terminal.happens(Choose("S01"), Leave())
    assert terminal.stage() is Stage.WELCOME


def test_signing_has_three_minutes() -> None:
    terminal = at_first_question()
    go_to(terminal, "summary")
    wait(terminal, 178)
    assert terminal.visit.warned_at is None
    wait(terminal, 4)
    assert terminal.visit.warned_at is not None


def filed() -> Terminal:
    terminal = at_first_question()
    go_to(terminal, "summary")
    terminal.happens(STROKE, Submit())
    return terminal


def test_while_it_is_filed_and_printed_nobody_is_hurried() -> None:
    terminal = filed()
    wait(terminal, 55)
    assert terminal.stage() is Stage.FILING
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    wait(terminal, 55)
    assert terminal.stage() is Stage.RECEIPT
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED))
    wait(terminal, 88)
    assert terminal.stage() is Stage.RECEIPT
    wait(terminal, 4)
    assert terminal.stage() is Stage.GOODBYE


def test_a_touch_keeps_the_receipt_on_the_screen() -> None:
    terminal = filed()
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.UNKNOWN))
    wait(terminal, 80)
    terminal.happens(Touched())
    wait(terminal, 80)
    assert terminal.stage() is Stage.RECEIPT


def test_a_printer_that_never_answers_becomes_unknown() -> None:
    terminal = filed()
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    wait(terminal, 61)
    assert terminal.visit.printed is PrintOutcome.UNKNOWN
    assert terminal.stage() is Stage.RECEIPT


def test_a_filer_that_never_answers_is_not_called_a_success() -> None:
    terminal = filed()
    wait(terminal, 61)
    assert terminal.stage() is Stage.GOODBYE
    assert terminal.visit.notice is not None
    assert terminal.visit.receipt is None
    wait(terminal, 60)
    assert terminal.visit.notice is not None, "there is time to read it"


@pytest.mark.parametrize("change", [SetLanguage("en"), ToggleManner(Aspect.ELDER)])
def test_a_language_that_nobody_used_goes_back(change: Touched) -> None:
    terminal = Terminal()
    terminal.happens(change)
    wait(terminal, 61)
    assert terminal.visit.language == "zh"
    assert terminal.visit.manner == USUAL


def test_an_answer_to_the_person_before_does_not_reach_the_next() -> None:
    terminal = Terminal()
    terminal.happens(Choose("S01"))
    asked = terminal.visit.ticket
    terminal.happens(Leave(), Choose("S01"), CardRead(asked, CHEN))
    assert terminal.stage() is Stage.AWAITING_CARD
    assert terminal.visit.draft.card is None
