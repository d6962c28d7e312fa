"""The tones: there are some, they rise, and a player that is not there says so."""

from array import array
from pathlib import Path

import pytest

from devices.errors import PortUnavailable
from devices.signal.alarm import Alarm
from devices.signal.tone import EVERY_S, RATE, Aplay, tone


def swing(samples: bytes) -> int:
    return max(abs(each) for each in array("h", samples))


def seconds(samples: bytes) -> float:
    return len(samples) / 2 / RATE


def test_a_soft_call_makes_no_sound() -> None:
    assert tone(Alarm.NONE) == tone(Alarm.SOFT) == b""


def test_the_last_call_is_louder_and_comes_more_often() -> None:
    assert swing(tone(Alarm.LOUD)) > 2 * swing(tone(Alarm.PRESSING)) > 0
    assert EVERY_S[Alarm.LOUD] < EVERY_S[Alarm.PRESSING]


@pytest.mark.parametrize("alarm", [Alarm.PRESSING, Alarm.LOUD])
def test_a_tone_is_over_before_the_next(alarm: Alarm) -> None:
    assert 0.2 < seconds(tone(alarm)) < EVERY_S[alarm]


def a_player(folder: Path, script: str) -> str:
    program = folder / "player"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


def test_the_player_is_given_the_samples_and_the_device(tmp_path: Path) -> None:
    program = a_player(tmp_path, f'echo "$@" > {tmp_path}/said; cat > {tmp_path}/heard')
    Aplay("plughw:1", program).play(tone(Alarm.LOUD))
    assert (tmp_path / "heard").read_bytes() == tone(Alarm.LOUD)
    assert "-D plughw:1" in (tmp_path / "said").read_text()


def test_a_player_that_fails_or_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(PortUnavailable, match="ended with 3"):
        Aplay("default", a_player(tmp_path, "exit 3")).play(b"\0\0")
    with pytest.raises(PortUnavailable, match="alsa-utils"):
        Aplay("default", str(tmp_path / "absent")).play(b"\0\0")
