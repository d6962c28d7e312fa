"""Row 6: 20 life events, self-service round the clock.

Each of them is gone through on the real screens, touch by touch, in `tests/ui/test_walkthrough.py`; to the
central service in `kiosk demo --visits 20`, at 03:00 before a holiday, and to the printed output of all its
departments in `tests/system/soak_every_life_event.py` (both `make soak`). What each answer opens at the
centre is in `tests/central/test_every_branch.py`.
"""

from collections import Counter

from kiosk.demo.day import plans
from tests.kiosk.visit.residents import catalogue


def test_there_are_twenty_and_none_closes_at_night() -> None:
    assert len(catalogue().life_events) == 20
    assert all(each.round_the_clock for each in catalogue().life_events.values())


def test_twenty_residents_of_the_demonstration_come_for_twenty_life_events() -> None:
    assert Counter(each.life_event for each in plans(20, 1)) == Counter(list(catalogue().life_events))
