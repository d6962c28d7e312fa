"""How the terminal behaves towards one resident: large type, speech, low reach, night, a blank glass."""

from dataclasses import replace

import pytest

from kiosk.visit import idle
from kiosk.visit.manner import USUAL, Aspect, Manner
from kiosk.visit.news import EarphoneChanged, VoiceChanged
from kiosk.visit.sentence import Say
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.everywhere import DismissNotice, Leave, ToggleManner
from kiosk.visit.touches.form import ClearSignature, DrawStroke, SignByKey
from tests.kiosk.visit.residents import Terminal
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


def test_an_earphone_begins_to_speak_and_pulled_out_is_silence_and_light() -> None:
    terminal = at_first_question()
    terminal.happens(EarphoneChanged(plugged=True), ToggleManner(Aspect.BLANK))
    assert terminal.visit.manner == Manner(speech=True, blank=True)
    terminal.happens(EarphoneChanged(plugged=False))
    assert terminal.visit.manner == USUAL


def test_the_next_person_with_the_earphone_in_is_spoken_to() -> None:
    terminal = Terminal()
    terminal.happens(EarphoneChanged(plugged=True), Choose("S01"), Leave())
    assert terminal.stage() is Stage.WELCOME
    assert terminal.visit.manner == Manner(speech=True)


def test_without_a_voice_the_button_says_what_else_helps_and_the_glass_stays_light() -> None:
    terminal = at_first_question()
    terminal.happens(ToggleManner(Aspect.BLANK), VoiceChanged(usable=False))
    assert terminal.visit.manner == USUAL
    for aspect in (Aspect.SPEECH, Aspect.BLANK):
        terminal.happens(ToggleManner(aspect))
        assert terminal.visit.notice == Say("visit.no_speech")
        terminal.happens(DismissNotice())
    terminal.happens(ToggleManner(Aspect.ELDER))
    assert terminal.visit.manner == Manner(elder=True)


def test_being_read_to_takes_as_long_as_large_type() -> None:
    assert idle.allowed(replace(Terminal().visit, manner=Manner(speech=True))) == 120


def test_a_key_signs_where_a_finger_cannot_and_a_change_takes_it_away() -> None:
    terminal = Terminal()
    terminal.visit = replace(terminal.visit, stage=Stage.SUMMARY)
    terminal.happens(SignByKey())
    assert terminal.visit.draft.signed
    assert not terminal.visit.draft.strokes
    terminal.happens(DrawStroke(((0.1, 0.1),)))
    assert not terminal.visit.draft.signed_by_key
    assert not terminal.visit.draft.signed_with_a_key().filled("child_name", "x").signed
    terminal.happens(SignByKey(), ClearSignature())
    assert not terminal.visit.draft.signed
