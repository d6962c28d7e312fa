"""一件事一次办: steps, materials and trips before and after stand in the guide of every life event."""

import pytest

from kiosk.visit.guide import guide
from kiosk.visit.sentence import Say
from tests.kiosk.visit.residents import catalogue

COMPARED = ("steps", "materials", "trips", "working_days")


@pytest.mark.parametrize("life_event", sorted(catalogue().life_events))
def test_before_and_after_are_said_and_after_is_no_more(life_event: str) -> None:
    found = guide(catalogue(), life_event)
    assert found is not None
    [line] = [each for each in found.lines if each.label == "guide.compared"]
    said = [part.said for part in line.parts]
    assert [each.key for each in said if isinstance(each, Say)] == [
        f"guide.compared_{name}" for name in COMPARED
    ]
    for name, each in zip(COMPARED, said, strict=True):
        assert isinstance(each, Say)
        before, after = (int(dict(each.values)[when]) for when in ("before", "after"))
        assert after <= before, name
    comparison = catalogue().life_events[life_event].comparison
    assert comparison.after.trips <= 1
