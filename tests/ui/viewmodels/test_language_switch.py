"""Another language at any moment of a visit: the words change, and nothing else does."""

from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.visit.answers import CardRead, Filed
from kiosk.visit.stage import FORM_STAGES, Stage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.everywhere import SetLanguage, ShowLanguages
from kiosk.visit.touches.form import SetValue
from kiosk.visit.touches.travel import Next, Submit
from kiosk.visit.touches.verifying import SkipVerification
from kiosk.visit.visit import Visit
from kiosk.words import LANGUAGES
from tests.kiosk.visit.residents import CHEN, RECEIPT, Terminal, catalogue
from tests.scripts import foreign
from tests.ui.viewmodels.shown import Shown

LONGEST_WAY = 30
WRONG = ("", "陈示例", "13800000000", "210000000000000000", "1980-02-30", "x" * 600)


@settings(max_examples=150, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(
    life_event=st.sampled_from(sorted(catalogue().life_events)),
    seed=st.integers(0, 9),
    steps=st.integers(0, LONGEST_WAY),
    typed=st.sampled_from([None, *WRONG]),
    first=st.sampled_from(LANGUAGES),
    then=st.sampled_from(LANGUAGES),
)
def test_only_the_words_change(
    life_event: str, seed: int, steps: int, typed: str | None, first: str, then: str
) -> None:
    terminal = Terminal()
    terminal.visit = replace(terminal.visit, language=first)  # type: ignore[arg-type]
    shown = Shown(terminal)
    random = Random(seed)
    for _ in range(steps):
        _one_step_on(terminal, life_event, random)
    if typed is not None and terminal.stage() is Stage.PAGE:
        terminal.happens(SetValue(typed), Next())
    shown.show()
    before, screen = terminal.visit, _screen(shown)

    assert terminal.happens(ShowLanguages()) == ()
    assert terminal.happens(SetLanguage(then)) == ()  # type: ignore[arg-type]
    shown.show()

    assert _without_words(terminal.visit) == _without_words(before)
    assert shown.screens.shell.outputs.language == then
    now = _screen(shown)
    assert now.keys() == screen.keys()
    for name in ("kind", "value", "digits", "signed", "choice", "phase", "number", "input_hint"):
        assert now.get(name) == screen.get(name)
    for name in ("error", "sentence"):
        assert bool(now.get(name)) == bool(screen.get(name))
        assert not foreign(str(now.get(name, "")), then)  # type: ignore[arg-type]


def _one_step_on(terminal: Terminal, life_event: str, random: Random) -> None:
    ticket = terminal.visit.ticket
    match terminal.stage():
        case Stage.WELCOME:
            terminal.happens(Choose(life_event))
        case Stage.AWAITING_CARD:
            terminal.happens(CardRead(ticket, CHEN))
        case Stage.VERIFYING:
            terminal.happens(SkipVerification())
        case Stage.FILING:
            terminal.happens(Filed(ticket, RECEIPT))
        case stage if stage in FORM_STAGES:
            terminal.fill_page(random)
            terminal.happens(Submit() if stage is Stage.SUMMARY else Next())
        case _:
            pass


def _without_words(visit: Visit) -> Visit:
    """The visit but for its language and the time of the last touch."""
    return replace(visit, language="zh", touched_at=0.0)


def _screen(shown: Shown) -> dict[str, Any]:
    """What the screen of the moment was given."""
    return dict(vars(shown.screens.views[shown.screens.shell.outputs.screen].outputs))
