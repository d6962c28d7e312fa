"""Numbers are masked; a touch shows one, and a touch, leaving, or a short while hides it again."""

from kiosk.visit.manner import Aspect
from kiosk.visit.summary import card_rows, rows
from kiosk.visit.touches.everywhere import ToggleManner
from kiosk.visit.touches.form import Reveal
from kiosk.visit.touches.travel import Back, Next
from tests.kiosk.visit.residents import CHEN, Terminal
from tests.kiosk.visit.shop import at_first_question, go_to
from tests.kiosk.visit.test_idle import wait


def at(page: str) -> Terminal:
    terminal = at_first_question()
    go_to(terminal, page, phone="13800000001")
    return terminal


def shown(terminal: Terminal) -> str:
    on_card = terminal.visit.page == "card"
    found = card_rows(terminal.visit, terminal.now) if on_card else rows(terminal.visit, terminal.now)
    return str([row.value for row in found])


def row_of(terminal: Terminal, whole: str) -> int:
    found = rows(terminal.visit, terminal.now)
    if terminal.visit.page == "card":
        found = card_rows(terminal.visit, terminal.now)
    return next(index for index, row in enumerate(found) if row.whole == (whole,))


def test_on_the_cards_page_and_in_the_summary_a_touch_shows_and_hides() -> None:
    for page in ("card", "summary"):
        terminal = at(page)
        assert CHEN.number not in shown(terminal)
        terminal.happens(Reveal(row_of(terminal, CHEN.number)))
        assert CHEN.number in shown(terminal)
        assert str(CHEN.name) not in shown(terminal), "one row, not all"
        terminal.happens(Reveal(row_of(terminal, CHEN.number)))
        assert CHEN.number not in shown(terminal)


def test_a_number_that_was_typed_is_masked_in_the_summary_too() -> None:
    terminal = at("summary")
    assert "13800000001" not in shown(terminal)
    terminal.happens(Reveal(row_of(terminal, "13800000001")))
    assert "13800000001" in shown(terminal)


def test_it_hides_by_itself_after_ten_seconds() -> None:
    terminal = at("summary")
    terminal.happens(Reveal(row_of(terminal, CHEN.number)))
    wait(terminal, 8)
    assert CHEN.number in shown(terminal)
    wait(terminal, 3)
    assert CHEN.number not in shown(terminal)


def test_elders_have_twice_as_long_to_compare() -> None:
    terminal = at("card")
    terminal.happens(ToggleManner(Aspect.ELDER), Reveal(row_of(terminal, CHEN.number)))
    wait(terminal, 18)
    assert CHEN.number in shown(terminal)
    wait(terminal, 3)
    assert CHEN.number not in shown(terminal)


def test_leaving_the_page_hides_it() -> None:
    terminal = at("card")
    terminal.happens(Reveal(row_of(terminal, CHEN.number)), Next(), Back())
    assert terminal.visit.page == "card"
    assert CHEN.number not in shown(terminal)


def test_what_is_hidden_is_not_in_the_log() -> None:
    terminal = at("summary")
    assert CHEN.number not in repr(rows(terminal.visit, terminal.now))
