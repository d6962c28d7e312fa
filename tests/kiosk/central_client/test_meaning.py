"""What a response means to the sender: every row of the table of architecture.md."""

from datetime import UTC, datetime

import pytest

from kiosk.central_client.answer import Answer, NoAnswer, Untrusted
from kiosk.central_client.meaning import (
    MAX_RETRY_AFTER,
    Channel,
    ClockSkew,
    Done,
    Item,
    Meaning,
    Refused,
    item_meaning,
    meaning,
)
from kiosk.contract.problem import ProblemKind

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)


def signed(status: int, problem: str | None = None, retry_after: float | None = None) -> Answer:
    return Answer(status, b"", NOW, problem, retry_after)


SIGNED: dict[int, type[Meaning]] = {
    200: Done,
    201: Done,
    400: Item,
    401: Refused,
    403: Refused,
    409: Item,
    413: Item,
    415: Item,
    422: Item,
}


@pytest.mark.parametrize("status", range(100, 600))
def test_a_signed_status_is_believed_and_one_that_is_not_listed_says_the_channel(status: int) -> None:
    assert type(meaning(signed(status))) is SIGNED.get(status, Channel)


@pytest.mark.parametrize("status", range(100, 600))
def test_nothing_unsigned_says_anything_but_that_the_channel_is_bad(status: int) -> None:
    assert meaning(Untrusted(status)) == Channel(f"unsigned_{status}")


@pytest.mark.parametrize("reason", ["timed_out", "tls_failed", "no_connection", "too_long", "too_slow"])
def test_no_answer_says_the_channel(reason: str) -> None:
    assert meaning(NoAnswer(reason)) == Channel(reason)


def test_only_a_signed_401_with_its_problem_is_about_the_clock() -> None:
    assert meaning(signed(401, ProblemKind.CLOCK_SKEW)) == ClockSkew(NOW)
    assert meaning(signed(401, ProblemKind.REPLAYED)) == Refused("replayed")
    assert meaning(signed(403, ProblemKind.CLOCK_SKEW)) == Refused("clock_skew")
    assert meaning(Untrusted(401)) == Channel("unsigned_401")


def test_the_reason_is_the_problems_own_word() -> None:
    assert meaning(signed(409, ProblemKind.OTHER_DIGEST)) == Item("other_digest")
    assert meaning(signed(403, ProblemKind.REVOKED)) == Refused("revoked")
    assert meaning(signed(422)) == Item("status_422")
    assert meaning(signed(422, "urn:x:欧阳 13800138000")) == Item("status_422")


@pytest.mark.parametrize("response", [signed(503, retry_after=7200.0), Untrusted(503, 7200.0)])
def test_nobody_silences_a_terminal_for_longer_than_an_hour(response: Answer | Untrusted) -> None:
    said = meaning(response)
    assert isinstance(said, Channel)
    assert said.retry_after == MAX_RETRY_AFTER == 3600.0


def test_an_item_of_a_batch_means_what_its_own_answer_would() -> None:
    whole = signed(200)
    assert item_meaning(whole, 201, None) == Done()
    assert item_meaning(whole, 422, ProblemKind.BAD_CONTENT) == Item("bad_content")
    assert item_meaning(whole, 500, ProblemKind.INTERNAL) == Channel("internal")
