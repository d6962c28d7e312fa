"""What is sealed is what the contract reads, whatever a resident gave."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from kiosk.contract.submission import ClockQuality, Submission
from kiosk.submission.seal import Stamp, plaintext
from tests.fixtures.filings import new_submission

WORDS = st.text(max_size=30)
ZONES = st.integers(-23 * 60, 23 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@given(
    answers=st.dictionaries(WORDS, WORDS, max_size=3),
    form=st.dictionaries(WORDS, WORDS | st.lists(WORDS, max_size=3).map(tuple), max_size=3),
    created=st.builds(datetime.fromtimestamp, st.integers(2**30, 2**31), ZONES | st.just(UTC)),
    offset=st.none() | st.floats(-1e9, 1e9),
)
def test_the_plaintext_is_the_submission(
    answers: dict[str, str],
    form: dict[str, str | tuple[str, ...]],
    created: datetime,
    offset: float | None,
) -> None:
    content = new_submission(strokes=1, points=3, answers=answers, form=form).content
    stamp = Stamp(uuid4(), created, ClockQuality(synchronised=False, offset_seconds=offset))
    read = Submission.model_validate_json(plaintext(content, stamp))
    assert read == Submission(**vars(content), **vars(stamp))
