"""Every device has an answer in time, whatever one of them does."""

import json
import os
import sys
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from devices.standing import NOT_ASKED, Cause, DeviceState, Standing
from kiosk.equipment.asking import STUCK, ask_all
from kiosk.equipment.check import DRIVER_FAILED, STALE_S, ask_in_child, check
from kiosk.equipment.standings_file import Seen, standing_as_json, write
from kiosk.terminal.place import TerminalPlace
from offline_cache.roles import Role, RoleLock

NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
WORKING = Standing(DeviceState.WORKING)
LOW = Standing(DeviceState.ATTENTION, Cause.PAPER_LOW, "12 %")


class WellBehaved:
    """A device that answers at once."""

    closed = False

    def open(self) -> None:
        """Nothing to open."""

    def close(self) -> None:
        """Keep that it was."""
        self.closed = True

    def standing(self) -> Standing:
        """As good as new."""
        return WORKING


class NeverReturns(WellBehaved):
    """A device whose driver hangs in the first question until `released`, as in a dead kernel driver."""

    def __init__(self) -> None:
        self.released = threading.Event()

    def standing(self) -> Standing:
        """For ever."""
        self.released.wait()
        return WORKING


class Breaks(WellBehaved):
    """A device whose driver has a defect."""

    def standing(self) -> Standing:
        """Not one of the errors a driver may raise."""
        raise KeyError("a secret of somebody")


@pytest.fixture
def hanging() -> Iterator[NeverReturns]:
    made = NeverReturns()
    yield made
    made.released.set()


def test_a_device_that_never_returns_keeps_nobody_waiting(hanging: NeverReturns) -> None:
    well = WellBehaved()
    began = time.monotonic()
    answers = dict(ask_all({"ups": lambda: hanging, "io_board": lambda: well}, seconds=0.3))
    assert time.monotonic() - began < 60
    assert answers == {"io_board": WORKING, "ups": STUCK}
    assert well.closed


def test_a_defect_of_one_driver_is_an_answer_about_that_device_alone() -> None:
    answers = dict(ask_all({"ups": Breaks, "io_board": WellBehaved}, seconds=60))
    assert answers["io_board"] == WORKING
    assert answers["ups"] == Standing(DeviceState.FAULTED, Cause.DRIVER_FAILED, "KeyError")


def test_a_driver_that_cannot_be_built_is_a_wrong_setting() -> None:
    def refuses() -> WellBehaved:
        raise ValueError("no profile called x;\nwrite another")

    ((_, standing),) = ask_all({"ups": refuses}, seconds=60)
    assert (standing.state, standing.cause) == (DeviceState.ABSENT, Cause.SETTING_WRONG)
    assert "\n" not in standing.detail


def a_child(*answered: tuple[str, Standing], then: str) -> tuple[str, ...]:
    lines = [json.dumps({"name": name, **standing_as_json(each)}) for name, each in answered]
    program = f"import signal, os\nfor line in {lines!r}: print(line, flush=True)\n{then}"
    return (sys.executable, "-c", program)


def test_a_process_that_hangs_is_left_behind_with_what_it_has_said() -> None:
    child = a_child(("io_board", LOW), then="signal.pause()")
    began = time.monotonic()
    assert ask_in_child(child, ["io_board", "ups"], 2.0) == {"io_board": LOW, "ups": STUCK}
    assert time.monotonic() - began < 60


def test_a_driver_that_takes_the_process_down_is_named() -> None:
    child = a_child(("io_board", LOW), then="os.abort()")
    assert ask_in_child(child, ["io_board", "ups"], 60.0) == {"io_board": LOW, "ups": DRIVER_FAILED}


def test_nobody_waits_for_a_process_that_has_said_all() -> None:
    child = a_child(("ups", LOW), then="signal.pause()")
    began = time.monotonic()
    assert ask_in_child(child, ["ups"], 60.0) == {"ups": LOW}
    assert time.monotonic() - began < 60


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    made = TerminalPlace(tmp_path / "data")
    made.prepare()
    return made


NOBODY_ASKS = (os.devnull,)


def test_while_the_screen_has_the_ports_its_word_is_told_with_its_age(place: TerminalPlace) -> None:
    seen = {
        "id_card_reader": Seen(WORKING, NOW, NOW - timedelta(seconds=4)),
        "receipt_printer": Seen(LOW, NOW, NOW - timedelta(seconds=STALE_S + 1)),
    }
    write(place.devices, seen, NOW)
    with RoleLock.take(place.run, Role.WATCHER):
        reader, printer = check(place, ("id_card_reader", "receipt_printer"), NOBODY_ASKS, NOW)
    assert (reader.standing, reader.age_s, reader.by_screen) == (WORKING, 4.0, True)
    assert printer.standing == STUCK, "nobody has looked at it for minutes"


def test_a_screen_that_has_written_nothing_yet_says_that_nobody_has_looked(place: TerminalPlace) -> None:
    with RoleLock.take(place.run, Role.WATCHER):
        (reader,) = check(place, ("id_card_reader",), NOBODY_ASKS, NOW)
        assert reader.standing == NOT_ASKED
        place.devices.write_text("{half a li")
        assert check(place, ("id_card_reader",), NOBODY_ASKS, NOW)[0].standing == NOT_ASKED


def test_what_a_screen_wrote_that_has_ended_counts_for_nothing(place: TerminalPlace) -> None:
    write(place.devices, {"id_card_reader": Seen(LOW, NOW, NOW)}, NOW)
    child = a_child(("id_card_reader", WORKING), then="")
    (reader,) = check(place, ("id_card_reader",), child, NOW)
    assert (reader.standing, reader.by_screen) == (WORKING, False)
