"""Row 20: children of recruited talent enrol without residence or property limits."""

from random import Random
from types import MappingProxyType

import pytest

from kiosk.visit.draft import Draft
from kiosk.visit.form import resolve
from kiosk.visit.pages import MaterialsPage, pages
from tests.kiosk.visit.residents import CHEN, TODAY, catalogue

LIMITS = {"street", "community", "addr_detail"}
"""Where the family is registered and lives."""
PROOFS = {"household_register", "home", "residence_permit"}


def answered(talent: str, random: Random) -> Draft:
    """A parent who has said so."""
    event = catalogue().life_events["S02"]
    chosen = {each.id: random.choice(each.answers).value for each in event.questions if each.answers}
    goes_on = {"old_enough": "yes", "permit": "yes", "talent": talent}
    answers = MappingProxyType({**chosen, **goes_on})
    return Draft(service="S02", card=CHEN, answers=answers)


@pytest.mark.parametrize("stage", ["primary", "junior"])
def test_that_branch_asks_for_neither(stage: str) -> None:
    event = catalogue().life_events["S02"]
    draft = answered("yes", Random(1)).answered("stage", stage)
    form = resolve(event, catalogue(), draft, TODAY)
    assert LIMITS.isdisjoint(form.fields)
    assert "talent_cert" in form.fields
    assert form.values["enroll_type"] == "talent"
    shown = [each for each in pages(event, catalogue(), draft, TODAY) if isinstance(each, MaterialsPage)]
    assert all(PROOFS.isdisjoint(each.id for each in page.materials) for page in shown)


def test_the_other_branches_do_ask() -> None:
    form = resolve(catalogue().life_events["S02"], catalogue(), answered("no", Random(1)), TODAY)
    assert set(form.fields) >= LIMITS
    assert "talent_cert" not in form.fields
