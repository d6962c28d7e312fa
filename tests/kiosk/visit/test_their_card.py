"""Somebody else's ID card on the reader instead of typing their name and number."""

from dataclasses import replace
from random import Random

import pytest

from kiosk.visit.answers import CardBeingRead, CardFailed, CardRead
from kiosk.visit.effects import StartReading, StopReading
from kiosk.visit.handlers.card import LIFT_AND_RETRY
from kiosk.visit.handlers.their_card import LIFT_OWN, OWN
from kiosk.visit.stage import Stage
from kiosk.visit.their_card import Phase
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.form import ReadTheirCard, SetValue
from kiosk.visit.touches.travel import Back, Next
from kiosk.visit.touches.verifying import SkipVerification
from tests.kiosk.visit.residents import CHEN, LI, Terminal


def at_their_name() -> Terminal:
    """A daughter asks for her father's old-age allowance, and is asked for his name."""
    terminal = Terminal()
    terminal.happens(Choose("S11"), CardRead(terminal.visit.ticket + 1, CHEN), SkipVerification())
    random = Random(1)
    while terminal.visit.page != "field:proxy_name":
        page = terminal.visit.page
        if page == "question:for_whom":
            terminal.happens(SetValue("family"))
        else:
            terminal.fill_page(random)
        terminal.happens(Next())
        assert terminal.visit.page != page, f"{page}: {terminal.visit.error}"
    return terminal


def values(terminal: Terminal) -> dict[str, object]:
    return dict(terminal.visit.draft.values)


def asked() -> Terminal:
    terminal = at_their_name()
    terminal.happens(ReadTheirCard())
    return terminal


def test_one_card_fills_name_and_number_and_waits_to_be_looked_at() -> None:
    terminal = at_their_name()
    effects = terminal.happens(ReadTheirCard())
    assert effects == (StartReading(terminal.visit.ticket),)
    effects = terminal.happens(CardBeingRead(terminal.visit.ticket), CardRead(terminal.visit.ticket, LI))
    assert effects == (StopReading(),)
    assert values(terminal)["proxy_name"] == "李示例"
    assert values(terminal)["proxy_id"] == "110105194912310011"
    assert terminal.visit.page == "field:proxy_name"
    assert terminal.visit.draft.card == CHEN, "the visit is still hers"


def phase(terminal: Terminal) -> Phase | None:
    return terminal.visit.their_card.phase if terminal.visit.their_card else None


def test_the_reader_is_seen_at_work() -> None:
    terminal = asked()
    assert phase(terminal) is Phase.WAITING
    terminal.happens(CardBeingRead(terminal.visit.ticket))
    assert phase(terminal) is Phase.READING
    assert terminal.stage() is Stage.PAGE


def test_ones_own_card_that_lies_there_still_is_to_be_taken_first() -> None:
    terminal = asked()
    terminal.happens(CardFailed(terminal.visit.ticket, LIFT_AND_RETRY))
    assert terminal.visit.error == LIFT_OWN
    terminal.happens(CardRead(terminal.visit.ticket, LI))
    assert values(terminal)["proxy_name"] == "李示例"
    assert terminal.visit.error is None


def test_ones_own_card_is_nobody_elses_and_another_is_waited_for() -> None:
    terminal = asked()
    effects = terminal.happens(CardRead(terminal.visit.ticket, CHEN))
    assert terminal.visit.error == OWN
    assert "proxy_id" not in values(terminal)
    assert effects == (StartReading(terminal.visit.ticket),)


def test_a_number_that_cannot_be_one_is_not_taken() -> None:
    terminal = asked()
    spoilt = replace(LI, warnings=("number.check_character",))
    terminal.happens(CardRead(terminal.visit.ticket, spoilt))
    assert "proxy_id" not in values(terminal)
    assert terminal.visit.error is not None


@pytest.mark.parametrize("away", [Next(), Back()])
def test_a_card_that_comes_after_the_page_was_left_is_nobodys(away: Next | Back) -> None:
    terminal = asked()
    terminal.happens(SetValue("王示例"))
    ticket = terminal.visit.ticket
    assert StopReading() in terminal.happens(away)
    assert terminal.visit.page != "field:proxy_name"
    before = values(terminal)
    terminal.happens(CardRead(ticket, LI))
    assert values(terminal) == before


def test_it_can_be_typed_while_the_card_is_looked_for() -> None:
    terminal = asked()
    terminal.happens(SetValue("王示例"), Next())
    assert values(terminal)["proxy_name"] == "王示例"
    assert terminal.visit.page == "field:proxy_id"
    assert terminal.visit.their_card is None


def test_nothing_of_their_card_outlives_the_visit() -> None:
    terminal = asked()
    terminal.happens(CardRead(terminal.visit.ticket, LI), Leave())
    terminal.happens(Leave())
    assert terminal.stage() is Stage.GOODBYE
    assert not {LI.name, LI.number} & set(terminal.visit.draft.values.values())
