"""A fair share for everybody, and no record of anybody."""

from datetime import date

from kiosk.free_services.fair_use import FairUse

ONE, OTHER = "11010519491231002X", "110105194912310011"


class Calendar:
    """A day that a test turns."""

    def __init__(self) -> None:
        self.day = date(2026, 11, 26)

    def __call__(self) -> date:
        return self.day


def test_what_one_person_had_is_taken_from_nobody_else() -> None:
    fair_use = FairUse(10)
    fair_use.had(fair_use.somebody(ONE), 7)
    assert fair_use.left(fair_use.somebody(ONE)) == 3
    assert fair_use.left(fair_use.somebody(OTHER)) == 10


def test_a_share_is_never_less_than_nothing() -> None:
    fair_use = FairUse(10)
    fair_use.had(fair_use.somebody(ONE), 12)
    assert fair_use.left(fair_use.somebody(ONE)) == 0


def test_tomorrow_there_is_a_whole_share_again() -> None:
    calendar = Calendar()
    fair_use = FairUse(10, calendar)
    fair_use.had(fair_use.somebody(ONE), 10)
    calendar.day = date(2026, 11, 27)
    assert fair_use.left(fair_use.somebody(ONE)) == 10


def test_nobody_is_recognised_the_day_after() -> None:
    calendar = Calendar()
    fair_use = FairUse(10, calendar)
    before = fair_use.somebody(ONE)
    calendar.day = date(2026, 11, 27)
    assert fair_use.somebody(ONE) != before


def test_a_print_that_ends_after_midnight_is_nobodys() -> None:
    calendar = Calendar()
    fair_use = FairUse(10, calendar)
    person = fair_use.somebody(ONE)
    calendar.day = date(2026, 11, 27)
    fair_use.had(person, 4)
    assert fair_use.left(person) == 10


def test_what_is_kept_says_nothing_of_the_number() -> None:
    fair_use = FairUse(10)
    other_key = FairUse(10)
    assert bytes(fair_use.somebody(ONE)).find(ONE.encode()) == -1
    assert fair_use.somebody(ONE) != other_key.somebody(ONE)
    assert ONE not in repr(vars(fair_use))
