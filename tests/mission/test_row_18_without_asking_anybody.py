"""审批不见面、办事不找人: all that is offered is gone through without a person, from the first touch to the
number; help stands on every screen and on no way.
"""

from random import Random

import pytest

from kiosk.visit.answers import CardRead
from kiosk.visit.effects import File
from kiosk.visit.stage import Stage
from kiosk.visit.table import TABLE
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.everywhere import AskPerson, CannotBeDone
from kiosk.visit.touches.travel import Submit
from kiosk.visit.touches.verifying import SkipVerification
from kiosk.visit.visit import Refused
from tests.kiosk.visit.asked import JOURNEYS
from tests.kiosk.visit.journeys import CHOICES
from tests.kiosk.visit.residents import CHEN, Terminal, catalogue

HELP = (AskPerson, CannotBeDone)
BEHIND_THE_COUNTER = ("setup", "bench")
AFTERWARDS = (
    "how far it is, by the number",
    "what is wanted is handed in",
    "taken back, or not",
    "it was I who filed it",
    "the result is printed",
    "what cannot be done here is booked at the window",
)
"""What used to mean going to a window once more."""


@pytest.mark.parametrize("life_event", sorted(catalogue().life_events))
def test_each_life_event_is_filed_without_a_person(life_event: str) -> None:
    terminal = Terminal()
    terminal.happens(Choose(life_event))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN))
    if terminal.stage() is Stage.VERIFYING:
        terminal.happens(SkipVerification())
    terminal.fill_to_summary(Random(18))
    terminal.fill_page(Random(18))
    terminal.happens(Submit())
    assert terminal.stage() is Stage.FILING, terminal.visit.error
    assert isinstance(terminal.effects[-1], File)


@pytest.mark.parametrize("journey", AFTERWARDS)
def test_what_comes_after_is_done_here_too(journey: str) -> None:
    terminal = Terminal()
    for _, choice, then in JOURNEYS[journey]:
        CHOICES[choice](terminal)
        assert terminal.stage() == then
    assert not any(isinstance(each, HELP) for each in terminal.effects)


def test_help_is_on_every_screen_and_on_no_way() -> None:
    for stage, row in TABLE.items():
        if stage.startswith(BEHIND_THE_COUNTER):
            continue
        assert not any(isinstance(row[each], Refused) for each in HELP), stage
