"""When the sender may send: waits grow, are jittered, and end for good reasons only."""

from random import Random
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.agent.backoff import ceiling, delay
from kiosk.agent.item_errors import ItemErrors, Verdict
from kiosk.agent.pace import FAILURES_TO_OPEN, FIRST_BATCH, Pace
from kiosk.contract.api import MAX_BATCH


def longest(failures: int = 0) -> Pace:
    return Pace(lambda: 1.0, failures=failures)


def test_the_ceiling_doubles_from_two_seconds_to_fifteen_minutes() -> None:
    assert [ceiling(each) for each in range(1, 12)] == [2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900]
    assert ceiling(10**9) == 900


@given(st.integers(1, 10**6), st.integers(), st.one_of(st.none(), st.floats(0, 3600)))
def test_a_wait_lies_anywhere_below_the_ceiling_and_never_below_what_was_asked(
    failures: int, seed: int, asked: float | None
) -> None:
    wait = delay(failures, Random(seed).random, asked)
    assert (asked or 0) <= wait <= max(ceiling(failures), asked or 0)


def test_waits_are_spread_over_the_whole_range() -> None:
    random = Random(1).random
    waits = sorted(delay(5, random) for _ in range(1000))
    assert waits[100] < 0.15 * ceiling(5)
    assert waits[900] > 0.85 * ceiling(5)


def test_a_failure_waits_and_a_success_ends_it() -> None:
    pace = longest()
    assert pace.failed(100.0) == 2.0
    assert not pace.may_send(101.9)
    assert pace.wait(101.5) == 0.5
    assert pace.may_send(102.0)
    assert pace.failed(102.0) == 4.0
    pace.succeeded()
    assert pace.may_send(102.0)
    assert pace.failed(102.0) == 2.0


def test_a_new_commit_ends_the_wait_but_forgets_no_failure() -> None:
    pace = longest()
    pace.failed(0.0)
    pace.failed(0.0)
    pace.new_commit()
    assert pace.may_send(0.0)
    assert pace.failed(0.0) == 8.0


def test_a_new_commit_does_not_end_a_wait_that_was_asked_for() -> None:
    pace = longest()
    pace.failed(0.0, retry_after=60.0)
    pace.new_commit()
    assert not pace.may_send(59.0)
    assert pace.may_send(60.0)


def test_an_answered_heartbeat_ends_every_wait() -> None:
    pace = longest()
    pace.failed(0.0, retry_after=60.0)
    pace.heartbeat_answered()
    assert pace.may_send(0.0)
    pace.refused()
    assert not pace.may_send(1e9)
    assert pace.wait(0.0) is None
    pace.heartbeat_answered()
    assert pace.may_send(0.0)


def test_the_breaker_opens_after_five_and_closes_with_the_first_success() -> None:
    pace = longest(failures=FAILURES_TO_OPEN - 1)
    assert pace.limit == FIRST_BATCH
    pace.failed(0.0)
    assert pace.limit == 1
    pace.heartbeat_answered()
    assert pace.limit == 1
    pace.succeeded()
    assert pace.limit > 1


def test_batches_double_with_each_success_and_halve_with_each_failure() -> None:
    pace = longest()
    limits = []
    for works in (*[True] * 4, *[False] * 4, True):
        pace.succeeded() if works else pace.failed(0.0)
        limits.append(pace.limit)
    assert limits == [40, 80, 160, MAX_BATCH, 100, 50, 25, 12, 24]


A, B, C, D = (UUID(int=each) for each in range(4))


def test_two_refusals_are_the_items_and_the_third_in_a_row_is_the_channels() -> None:
    errors = ItemErrors()
    assert [errors.refused(each) for each in (A, B, C, D)] == [
        Verdict.ITEM,
        Verdict.ITEM,
        Verdict.CHANNEL,
        Verdict.CHANNEL,
    ]
    assert errors.suspects == (A, B, C, D)


def test_something_that_goes_through_proves_the_refused_to_be_at_fault() -> None:
    errors = ItemErrors()
    for each in (A, B, C):
        errors.refused(each)
    errors.went_through()
    assert [errors.refused(each) for each in (A, B, C)] == [Verdict.ITEM] * 3
    assert errors.refused(D) is Verdict.ITEM


@pytest.mark.parametrize("times", [1, 5])
def test_one_item_refused_again_and_again_is_not_three_in_a_row(times: int) -> None:
    errors = ItemErrors()
    assert {errors.refused(A) for _ in range(times)} == {Verdict.ITEM}
