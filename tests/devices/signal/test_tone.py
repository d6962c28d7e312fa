"""The tones: there are some, they rise, and one is over before the next."""

import pytest

from devices.signal.alarm import Alarm
from devices.signal.tone import EVERY_S, tone

PIPE_BYTES = 65536
"""What a pipe holds while nobody reads (pipe(7))."""


def test_a_soft_call_makes_no_sound() -> None:
    assert tone(Alarm.NONE).samples == tone(Alarm.SOFT).samples == b""


def test_the_last_call_is_louder_and_comes_more_often() -> None:
    assert tone(Alarm.LOUD).loudest() > 2 * tone(Alarm.PRESSING).loudest() > 0
    assert EVERY_S[Alarm.LOUD] < EVERY_S[Alarm.PRESSING]


@pytest.mark.parametrize("alarm", [Alarm.PRESSING, Alarm.LOUD])
def test_a_tone_is_over_before_the_next(alarm: Alarm) -> None:
    assert 0.2 < tone(alarm).seconds < EVERY_S[alarm]
    assert len(tone(alarm).samples) < PIPE_BYTES
