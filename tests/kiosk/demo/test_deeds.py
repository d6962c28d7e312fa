"""The mix of a day: what twenty residents do besides their life events."""

from kiosk.demo.day import plans
from kiosk.demo.deeds import BEFORE, Deed


def test_twenty_visits_show_everything_that_the_terminal_does_besides() -> None:
    done = [deed for plan in plans(20, 1) for deed in plan.deeds]
    assert set(done) == set(Deed)
    assert done.count(Deed.RATE) + done.count(Deed.RATE_LOW) < 20, "some do not rate"


def test_nobody_asks_about_or_takes_back_what_was_not_filed_before() -> None:
    seen: set[str] = set()
    for plan in plans(20, 1):
        if {Deed.CONFIRM, Deed.WITHDRAW} & set(plan.deeds):
            assert plan.resident in seen, "somebody who was there before"
        if Deed.ASK in plan.deeds:
            assert seen, "a receipt of before"
        seen.add(plan.resident)


def test_the_first_visits_are_the_main_job_alone() -> None:
    assert not any(plan.deeds for plan in plans(2, 1))
    assert set(BEFORE) < set(Deed)
