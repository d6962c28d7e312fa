"""How the terminal behaves towards one resident: large type, speech, low reach, night, a blank glass."""

import pytest

from kiosk.visit.events import ToggleManner
from kiosk.visit.manner import USUAL, Aspect, Manner
from tests.kiosk.visit.shop import at_first_question


@pytest.mark.parametrize("aspect", list(Aspect))
def test_each_aspect_is_on_at_one_touch_and_off_at_the_next(aspect: Aspect) -> None:
    terminal = at_first_question()
    terminal.happens(ToggleManner(aspect))
    assert getattr(terminal.visit.manner, aspect.value)
    terminal.happens(ToggleManner(aspect))
    assert not getattr(terminal.visit.manner, aspect.value)


def test_a_change_of_manner_leaves_page_and_draft_alone() -> None:
    terminal = at_first_question()
    page, draft = terminal.visit.page, terminal.visit.draft
    terminal.happens(*(ToggleManner(aspect) for aspect in Aspect))
    assert (terminal.visit.page, terminal.visit.draft) == (page, draft)


def test_the_elder_view_speaks_and_falls_silent_with_it() -> None:
    elder = USUAL.toggled(Aspect.ELDER)
    assert elder == Manner(elder=True, speech=True)
    assert elder.toggled(Aspect.ELDER) == USUAL


def test_a_blank_glass_always_has_a_voice() -> None:
    blank = USUAL.toggled(Aspect.BLANK)
    assert blank == Manner(speech=True, blank=True)
    assert blank.toggled(Aspect.SPEECH) == USUAL
