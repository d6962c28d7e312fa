"""The signal's thread: light at once, tones as often as they are due, silence when asked."""

from devices.errors import PortUnavailable
from devices.signal.alarm import Alarm
from kiosk.visit.effects import Signal, StopReading
from ui.workers.signal_watch import AT_REST_S, SignalWatch


class Recorder:
    """A light and a player that remember; `broken` makes both fail."""

    def __init__(self) -> None:
        self.shown: list[Alarm] = []
        self.heard: list[int] = []
        self.broken = False

    def show(self, alarm: Alarm) -> None:
        if self.broken:
            raise PortUnavailable("gone")
        self.shown.append(alarm)

    def close(self) -> None:
        self.shown.append(Alarm.NONE)

    def play(self, samples: bytes) -> None:
        if self.broken:
            raise PortUnavailable("gone")
        self.heard.append(len(samples))


def make(light: Recorder | None, clock: list[float]) -> tuple[SignalWatch, list[str]]:
    failed: list[str] = []
    return SignalWatch(light, light, lambda what, _: failed.append(what), lambda: clock[0]), failed


def test_the_light_follows_at_once_and_the_tone_repeats() -> None:
    recorder, clock = Recorder(), [0.0]
    watch, _ = make(recorder, clock)
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


def test_a_new_stage_is_heard_at_once() -> None:
    recorder, clock = Recorder(), [0.0]
    watch, _ = make(recorder, clock)
    watch.handle(Signal(Alarm.PRESSING))
    watch.rest()
    watch.handle(Signal(Alarm.LOUD))
    watch.rest()
    assert recorder.heard[1] > recorder.heard[0]


def test_what_does_not_work_is_told_once_and_again_after_it_has_worked() -> None:
    recorder, clock = Recorder(), [0.0]
    watch, failed = make(recorder, clock)
    recorder.broken = True
    for _ in range(3):
        watch.handle(Signal(Alarm.PRESSING))
        watch.rest()
    assert failed == ["signal.light", "signal.tone"]
    recorder.broken = False
    watch.handle(Signal(Alarm.PRESSING))
    recorder.broken = True
    watch.handle(Signal(Alarm.LOUD))
    assert failed == ["signal.light", "signal.tone", "signal.light"]


def test_without_light_and_player_nothing_is_claimed_and_nothing_fails() -> None:
    watch, failed = make(None, [0.0])
    watch.handle(Signal(Alarm.LOUD))
    watch.handle(StopReading())
    assert watch.rest() == AT_REST_S
    watch.close()
    assert failed == []


def test_the_end_of_the_process_leaves_it_dark() -> None:
    recorder = Recorder()
    watch, _ = make(recorder, [0.0])
    watch.handle(Signal(Alarm.LOUD))
    watch.close()
    assert recorder.shown[-1] is Alarm.NONE
