"""What band and foot of every screen offer."""

from dataclasses import replace

from kiosk.visit import idle
from kiosk.visit.effects import StopReading, WipeReason
from kiosk.visit.handlers.farewell import end, fresh
from kiosk.visit.manner import Aspect
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.touches.everywhere import (
    DismissNotice,
    KeyPressed,
    Leave,
    SetLanguage,
    ShowLanguages,
    ShowSpeech,
    ShowTruth,
    Stay,
    ToggleManner,
    Touched,
)
from kiosk.visit.truth import truths
from kiosk.visit.visit import Step, Visit


def noticed(visit: Visit, _: Touched | Stay, __: Moment) -> Step:
    """Somebody is there; the step has already noted when."""
    return visit, ()


def show_speech(visit: Visit, _: ShowSpeech, __: Moment) -> Step:
    """Once more, in the dark, or no more; where nothing is spoken there is nothing to choose."""
    return replace(visit, about_speech=visit.manner.speech), ()


def show_truth(visit: Visit, _: ShowTruth, __: Moment) -> Step:
    """What the line at the foot means; where it says nothing there is nothing to explain."""
    return replace(visit, about_truth=bool(truths(visit))), ()


def show_languages(visit: Visit, _: ShowLanguages, __: Moment) -> Step:
    """The list of languages, over the screen."""
    return replace(visit, choosing_language=True), ()


def key_pressed(visit: Visit, _: KeyPressed, __: Moment) -> Step:
    """The keypad is there for who cannot see the screen: with its first key the terminal speaks."""
    if visit.by_keypad:
        return visit, ()
    speaks = visit.manner.speech or visit.surroundings.can_speak
    return replace(visit, by_keypad=True, manner=visit.manner.listening(on=speaks)), ()


def set_language(visit: Visit, event: SetLanguage, _: Moment) -> Step:
    """Everything in that language; nothing else changes."""
    return replace(visit, language=event.language, choosing_language=False), ()


def toggle_manner(visit: Visit, event: ToggleManner, _: Moment) -> Step:
    """One aspect the other way; nothing of the draft changes. Who asks for a voice that is not there is told
    what else helps.
    """
    if not visit.surroundings.can_speak:
        if event.aspect in (Aspect.SPEECH, Aspect.BLANK):
            return replace(visit, notice=Say("visit.no_speech")), ()
        return replace(visit, manner=visit.manner.toggled(event.aspect).listening(on=False)), ()
    visit = replace(visit, about_speech=False)
    return replace(visit, manner=visit.manner.toggled(event.aspect)), ()


def dismiss_notice(visit: Visit, _: DismissNotice, __: Moment) -> Step:
    """What lies on top has been read. A notice under what is said beside the visit has not been seen yet."""
    if visit.about_truth or visit.about_speech:
        return replace(visit, about_truth=False, about_speech=False), ()
    return (visit if visit.aside is not None else replace(visit, notice=None)), ()


def leave(visit: Visit, _: Leave, now: Moment) -> Step:
    """End at once where nothing is lost, else ask first: a stray touch must not cost what was typed."""
    if visit.draft.is_personal:
        return idle.ask(visit, now)
    return fresh(visit, now), (StopReading(),)


def leave_with_receipt(visit: Visit, _: Leave, now: Moment) -> Step:
    """Everything is filed: leaving is finishing."""
    return end(visit, now, WipeReason.FINISHED)
