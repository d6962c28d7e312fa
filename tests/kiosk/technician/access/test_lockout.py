"""Wrong PINs cost time, more with each; neither a restart, a pulled plug nor a changed clock takes that
away.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.technician.access.entrance import Answer, Entrance, Verdict, forgive
from kiosk.technician.access.lockout import FIRST_WAIT_S, LONGEST_WAIT_S, TRIES, Lockout, wait_after
from kiosk.technician.access.pin import Cost, PinFile
from kiosk.terminal.place import TerminalPlace

PIN = "280415"


class Bench:
    """An entrance in the hands of a test."""

    def __init__(self, data_dir: Path) -> None:
        self.place = TerminalPlace(data_dir)
        self.place.prepare()
        self.pins = PinFile(self.place.technician_pin, Cost(n=1 << 4))
        self.pins.set(PIN)
        self.seconds = 100.0
        self.recorded: list[tuple[str, dict[str, str]]] = []
        self.start()

    def start(self) -> None:
        """The process starts: its clock begins anew."""
        self.seconds = 5.0
        self.lockout = Lockout(self.place.technician_tries, lambda: self.seconds)
        self.entrance = Entrance(self.pins, self.lockout, self.record)

    def record(self, event: str, /, **words: str) -> None:
        self.recorded.append((event, words))

    def fail(self, times: int) -> Verdict:
        """Type a wrong PIN so often, waiting each time until it is taken."""
        verdict = Verdict(Answer.WRONG)
        for _ in range(times):
            self.seconds += self.lockout.seconds_left()
            verdict = self.entrance.try_pin("000123")
            assert verdict.answer is Answer.WRONG
        return verdict


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    bench = Bench(tmp_path)
    yield bench
    bench.place.directory.chmod(0o700)


def test_the_right_pin_opens_and_forgives_what_went_before(bench: Bench) -> None:
    assert bench.fail(TRIES - 1).tries_left == 1
    assert bench.entrance.try_pin(PIN).answer is Answer.OPENED
    assert bench.fail(1).tries_left == TRIES - 1


def test_the_fifth_wrong_one_costs_a_wait_and_each_further_one_twice_as_much(bench: Bench) -> None:
    waits = [bench.fail(1).wait_s for _ in range(16)]
    assert waits[: TRIES - 1] == [0.0] * (TRIES - 1)
    assert waits[TRIES - 1 : TRIES + 2] == [FIRST_WAIT_S, 2 * FIRST_WAIT_S, 4 * FIRST_WAIT_S]
    assert waits[-1] == LONGEST_WAIT_S, "never for ever"


def test_while_it_is_locked_nothing_is_looked_at_not_even_the_right_one(bench: Bench) -> None:
    bench.fail(TRIES)
    bench.seconds += FIRST_WAIT_S - 1
    refused = bench.entrance.try_pin(PIN)
    assert (refused.answer, refused.wait_s) == (Answer.LOCKED, 1.0)
    bench.seconds += 1
    assert bench.entrance.try_pin(PIN).answer is Answer.OPENED


def test_a_restart_begins_the_whole_wait_again(bench: Bench) -> None:
    bench.fail(TRIES + 1)
    bench.seconds += 50
    bench.start()
    assert bench.entrance.stands() == Verdict(Answer.LOCKED, 0, 2 * FIRST_WAIT_S)


def test_a_plug_pulled_while_the_pin_is_looked_at_is_a_wrong_try(bench: Bench) -> None:
    class Pulled(Exception):
        pass

    class Unplugged(PinFile):
        def matches(self, pin: str) -> bool:
            raise Pulled(pin and "")

    for _ in range(TRIES):
        entrance = Entrance(Unplugged(bench.place.technician_pin), bench.lockout, bench.record)
        with pytest.raises(Pulled):
            entrance.try_pin(PIN)
        bench.start()
    assert bench.entrance.stands().answer is Answer.LOCKED


def test_the_clock_of_the_wall_is_not_asked(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.time", lambda: 4e9)
    bench.fail(TRIES)
    monkeypatch.setattr("time.time", lambda: 0.0)
    assert bench.entrance.stands().wait_s == FIRST_WAIT_S


def test_a_disk_that_keeps_nothing_makes_every_try_cost_a_wait(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> None:
        raise OSError(28, "No space left on device", str(path))

    monkeypatch.setattr("kiosk.terminal.durable_file.write", full)
    assert bench.entrance.try_pin("000123").wait_s == FIRST_WAIT_S


@pytest.mark.parametrize("content", [b"", b"-3", b"many", b"\xff"])
def test_a_count_that_is_no_number_is_no_fresh_start(bench: Bench, content: bytes) -> None:
    bench.place.technician_tries.write_bytes(content)
    bench.start()
    assert bench.entrance.stands().answer is Answer.LOCKED


def test_setting_a_pin_lets_the_technician_in_at_once(bench: Bench) -> None:
    bench.fail(TRIES + 4)
    forgive(bench.place.data_dir)
    assert bench.entrance.try_pin(PIN).answer is Answer.OPENED


def test_without_a_pin_nobody_comes_in(bench: Bench) -> None:
    bench.place.technician_pin.unlink()
    assert bench.entrance.stands().answer is Answer.NO_PIN
    assert bench.entrance.try_pin("").answer is Answer.NO_PIN


def test_every_try_is_written_down_and_no_pin_is(bench: Bench) -> None:
    bench.fail(TRIES)
    bench.entrance.try_pin(PIN)
    outcomes = [words["outcome"] for _, words in bench.recorded]
    assert outcomes == ["wrong"] * TRIES + ["locked"]
    assert PIN not in json.dumps(bench.recorded)


def test_the_wait_never_grows_beyond_an_hour() -> None:
    assert max(wait_after(failures) for failures in range(2000)) == LONGEST_WAIT_S
