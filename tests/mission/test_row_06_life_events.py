"""Row 6: 20 life events, self-service round the clock: guided questions, one form, one set of materials, one
submission, joint progress.

Each of them is gone through on the real screens, touch by touch, in `tests/ui/test_walkthrough.py`; to the
central service in `kiosk demo --visits 20`, at 03:00 before a holiday, and to the printed output of all its
departments in `tests/system/soak_every_life_event.py` (both `make soak`). What each answer opens at the
centre is in `tests/central/test_every_branch.py`; one case whose departments move on one by one, in row 2.
"""

from collections import Counter
from itertools import groupby
from random import Random

import pytest

from kiosk.demo.day import plans
from kiosk.submission.from_draft import new_submission
from kiosk.visit.answers import CardRead, Filed
from kiosk.visit.effects import File, Print
from kiosk.visit.paper import received
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.travel import Submit
from kiosk.visit.touches.verifying import SkipVerification
from tests.kiosk.visit.residents import CHEN, RECEIPT, TODAY, Terminal, catalogue
from tests.oracles import catalogue_files

EVENTS = catalogue_files.life_events()
OF_THE_CARD = {"app_name", "app_id"}


def test_there_are_twenty() -> None:
    assert len(catalogue().life_events) == len(EVENTS) == 20


@pytest.mark.parametrize("key", EVENTS)
def test_each_is_guided_asked_once_handed_in_once_and_received_for_all_its_departments(key: str) -> None:
    terminal = Terminal()
    terminal.happens(Choose(key))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN), SkipVerification())
    gone_through = terminal.fill_to_summary(Random(key))
    kinds = [kind for kind, _ in groupby(each.partition(":")[0] for each in gone_through)]
    assert kinds[0] == "question", "it is guided before anything is to be filled in"
    assert kinds.count("question") == 1
    assert len(gone_through) == len(set(gone_through)), "nothing is asked twice"
    assert kinds.count("materials") == 1, "one set of materials for all departments"
    assert {f"field:{each}" for each in OF_THE_CARD}.isdisjoint(gone_through), "the card has said it"
    (filing,) = terminal.happens(Submit())
    assert isinstance(filing, File)
    new = new_submission(filing.content, catalogue(), "zh", TODAY)
    asked = {each.removeprefix("field:") for each in gone_through if each.startswith("field:")}
    assert asked <= set(EVENTS[key]["form"])
    assert OF_THE_CARD & set(EVENTS[key]["form"]) <= set(new.content.form)
    printing = terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    assert terminal.stage() is Stage.RECEIPT
    assert [each.receipt.number for each in printing if isinstance(each, Print)] == [RECEIPT.number]
    told = received(filing.content, RECEIPT, catalogue())
    assert told is not None
    expected = catalogue_files.called_for(EVENTS[key], {**new.content.form, **new.content.answers})
    assert sorted(told.departments) == sorted(expected)


def test_twenty_residents_of_the_demonstration_come_for_twenty_life_events() -> None:
    assert Counter(each.life_event for each in plans(20, 1)) == Counter(list(EVENTS))
