"""The signal's thread: light at once, tones as often as they are due, silence at once when asked."""

import os
import time
from functools import partial
from pathlib import Path

import pytest

from devices.errors import PortUnavailable
from devices.signal.alarm import Alarm
from devices.signal.tone import EVERY_S, tone
from devices.speaker.alsa import OutputUnavailable, Playback
from devices.speaker.sound import Sound
from kiosk.visit.effects import Signal, StopReading
from tests.quickest import quickest
from ui.workers.signal_watch import AT_REST_S, LONGEST_S, SignalWatch


class Recorder:
    """A light and a player that remember. `broken` makes both fail; while `hangs` no tone ends by itself."""

    def __init__(self) -> None:
        self.shown: list[Alarm] = []
        self.heard: list[float] = []
        self.broken = self.hangs = False
        self.cut_short = 0

    def show(self, alarm: Alarm) -> None:
        if self.broken:
            raise PortUnavailable("gone")
        self.shown.append(alarm)

    def close(self) -> None:
        self.shown.append(Alarm.NONE)

    # The player

    @property
    def playing(self) -> bool:
        return self.hangs

    def feed(self, sound: Sound) -> None:
        self.heard.append(sound.seconds)

    def end(self) -> None:
        """It has all."""

    def finish(self) -> None:
        if self.broken:
            raise OutputUnavailable("no such device")

    def stop(self) -> None:
        self.cut_short += 1


def make(recorder: Recorder | None, clock: list[float]) -> tuple[SignalWatch, list[str]]:
    failed: list[str] = []
    play = None if recorder is None else lambda: recorder
    return SignalWatch(recorder, play, lambda what, _: failed.append(what), lambda: clock[0]), failed


def test_the_light_follows_at_once_and_the_tone_repeats() -> None:
    recorder, clock = Recorder(), [0.0]
    watch, failed = make(recorder, clock)
    assert watch.rest() == AT_REST_S
    watch.handle(Signal(Alarm.SOFT))
    assert watch.rest() == AT_REST_S
    watch.handle(Signal(Alarm.PRESSING))
    assert recorder.shown == [Alarm.SOFT, Alarm.PRESSING]
    pause = watch.rest()
    assert len(recorder.heard) == 1
    watch.rest()
    assert len(recorder.heard) == 1
    clock[0] += pause
    watch.rest()
    assert len(recorder.heard) == 2
    watch.handle(Signal(Alarm.NONE))
    assert watch.rest() == AT_REST_S
    assert recorder.shown[-1] is Alarm.NONE
    assert failed == []


def test_a_new_stage_is_heard_at_once_and_cuts_the_tone_before_short() -> None:
    recorder, clock = Recorder(), [0.0]
    watch, _ = make(recorder, clock)
    watch.handle(Signal(Alarm.PRESSING))
    watch.rest()
    recorder.hangs = True
    watch.handle(Signal(Alarm.LOUD))
    watch.rest()
    assert recorder.cut_short == 1
    assert recorder.heard[1] > recorder.heard[0]


def test_what_does_not_work_is_told_once_and_again_after_it_has_worked() -> None:
    recorder, clock = Recorder(), [0.0]
    watch, failed = make(recorder, clock)
    recorder.broken = True
    for _ in range(3):
        watch.handle(Signal(Alarm.PRESSING))
        watch.rest()
        clock[0] += EVERY_S[Alarm.PRESSING]
        watch.rest()
    assert failed == ["signal.light", "signal.tone"]
    recorder.broken = False
    watch.handle(Signal(Alarm.PRESSING))
    watch.rest()
    clock[0] += EVERY_S[Alarm.PRESSING]
    watch.rest()
    recorder.broken = True
    watch.handle(Signal(Alarm.LOUD))
    assert failed == ["signal.light", "signal.tone", "signal.tone", "signal.light"]


def test_a_tone_that_never_ends_is_ended_and_told_and_until_then_there_is_no_second_one() -> None:
    recorder, clock = Recorder(), [0.0]
    recorder.hangs = True
    watch, failed = make(recorder, clock)
    watch.handle(Signal(Alarm.LOUD))
    watch.rest()
    while clock[0] < LONGEST_S:
        assert len(recorder.heard) == 1
        clock[0] += watch.rest()
    watch.rest()
    assert failed == ["signal.tone"]
    assert recorder.cut_short == 1
    assert len(recorder.heard) == 2


def test_without_light_and_player_nothing_is_claimed_and_nothing_fails() -> None:
    watch, failed = make(None, [0.0])
    watch.handle(Signal(Alarm.LOUD))
    watch.handle(StopReading())
    assert watch.rest() == AT_REST_S
    watch.close()
    assert failed == []


def test_the_end_of_the_process_leaves_it_dark_and_silent() -> None:
    recorder = Recorder()
    recorder.hangs = True
    watch, _ = make(recorder, [0.0])
    watch.handle(Signal(Alarm.LOUD))
    watch.rest()
    watch.close()
    assert recorder.shown[-1] is Alarm.NONE
    assert recorder.cut_short == 1


def a_player(folder: Path, script: str) -> str:
    program = folder / "player"
    program.write_text(f"#!/bin/sh\n{script}\n")
    program.chmod(0o755)
    return str(program)


@pytest.mark.parametrize("last_words", ["", "cat > {heard};"])
def test_a_real_player_is_silent_within_a_tenth_of_a_second_whatever_it_does(
    tmp_path: Path, last_words: str
) -> None:
    """One that reads nothing, and one that has all of the tone and is still at it."""
    assert quickest(lambda: _seconds_to_silence(tmp_path, last_words), good=0.1) < 0.1


def _seconds_to_silence(tmp_path: Path, last_words: str) -> float:
    heard = tmp_path / "heard"
    heard.unlink(missing_ok=True)
    os.mkfifo(heard)
    program = a_player(tmp_path, f"{last_words.format(heard=heard)} exec sleep 60")
    players: list[Playback] = []

    def play() -> Playback:
        players.append(Playback("default", program))
        return players[-1]

    failed: list[str] = []
    watch = SignalWatch(None, play, lambda what, _: failed.append(what))
    watch.handle(Signal(Alarm.LOUD))
    assert watch.rest() <= EVERY_S[Alarm.LOUD]
    if last_words:
        assert heard.read_bytes() == tone(Alarm.LOUD).samples
    began = time.monotonic()
    watch.handle(Signal(Alarm.NONE))
    took = time.monotonic() - began
    assert not players[0].playing
    assert failed == []
    return took


def test_a_player_that_gives_up_is_told_with_its_device(tmp_path: Path) -> None:
    program, clock = a_player(tmp_path, "echo no such card >&2; exit 3"), [0.0]
    players: list[Playback] = []
    failed: list[str] = []

    def play() -> Playback:
        players.append(Playback("plughw:9", program))
        return players[-1]

    watch = SignalWatch(None, play, lambda _, error: failed.append(str(error)), lambda: clock[0])
    watch.handle(Signal(Alarm.LOUD))
    for _ in range(3):
        clock[0] += watch.rest()
        with pytest.raises(OutputUnavailable):
            players[-1].finish()
    watch.close()
    assert len(failed) == 1
    assert failed[0].startswith("plughw:9")


def test_a_player_that_is_not_there_is_told_with_its_package(tmp_path: Path) -> None:
    failed: list[str] = []
    play = partial(Playback, "default", str(tmp_path / "absent"))
    watch = SignalWatch(None, play, lambda _, error: failed.append(str(error)))
    for _ in range(3):
        watch.handle(Signal(Alarm.LOUD))
        watch.rest()
    assert len(failed) == 1
    assert "alsa-utils" in failed[0]
