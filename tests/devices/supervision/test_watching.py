"""What a look at a device means, and when to look again."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.standing import Cause, DeviceState, Standing
from devices.supervision.watching import (
    FIRST_PAUSE_S,
    GRACE,
    LONGEST_PAUSE_S,
    SOON_S,
    Watching,
    after,
    pause_s,
)

AT_REST = 3.0
WORKING = Standing(DeviceState.WORKING)
LOW = Standing(DeviceState.ATTENTION, Cause.PAPER_LOW)
JAM = Standing(DeviceState.FAULTED, Cause.JAM)
NO_PORT = Standing(DeviceState.ABSENT, Cause.NO_PORT)
UNPLUGGED = Standing(DeviceState.ABSENT, Cause.UNPLUGGED)
IN_USE = Standing(DeviceState.PRESENT, Cause.PORT_IN_USE)
SILENT = Standing(DeviceState.PRESENT, Cause.SILENT)
GARBLED = Standing(DeviceState.FAULTED, Cause.GARBLED)
DRIVER_FAILED = Standing(DeviceState.FAULTED, Cause.DRIVER_FAILED)
SEEN = (WORKING, LOW, JAM, NO_PORT, UNPLUGGED, IN_USE, SILENT, GARBLED)


def looks(*seen: Standing) -> Watching:
    watching = Watching()
    for each in seen:
        watching = after(watching, each)
    return watching


@pytest.mark.parametrize("seen", [WORKING, LOW, JAM])
def test_a_device_that_answers_is_claimed_and_asked_at_leisure(seen: Standing) -> None:
    watching = looks(NO_PORT, NO_PORT, seen)
    assert (watching.standing, watching.claimed, watching.reopen) == (seen, True, False)
    assert pause_s(watching, AT_REST) == AT_REST


def test_what_is_not_there_is_looked_for_ever_less_often_up_to_half_a_minute() -> None:
    watching, pauses = Watching(), []
    for _ in range(8):
        watching = after(watching, NO_PORT)
        pauses.append(pause_s(watching, AT_REST))
    assert pauses == [1, 2, 4, 8, 16, 30, 30, 30]


def test_one_slip_of_a_device_that_had_answered_is_no_news() -> None:
    for count in range(1, GRACE):
        watching = looks(WORKING, *[SILENT] * count)
        assert watching.standing == WORKING
        assert pause_s(watching, AT_REST) == SOON_S
        assert not watching.reopen
        assert after(watching, WORKING) == looks(WORKING)


def test_a_device_that_has_stopped_answering_is_faulted_and_its_port_opened_anew() -> None:
    watching = looks(WORKING, *[SILENT] * GRACE)
    assert watching.standing == Standing(DeviceState.FAULTED, Cause.SILENT)
    assert watching.reopen
    assert pause_s(watching, AT_REST) == FIRST_PAUSE_S


@pytest.mark.parametrize("seen", [SILENT, GARBLED])
def test_a_port_at_which_nobody_has_answered_proves_nothing(seen: Standing) -> None:
    watching = looks(seen)
    assert watching.standing == Standing(DeviceState.PRESENT, seen.cause)
    assert watching.reopen


def test_what_was_pulled_out_stays_so_until_it_comes_back() -> None:
    assert looks(WORKING, UNPLUGGED, NO_PORT, NO_PORT).standing == UNPLUGGED
    assert looks(WORKING, UNPLUGGED, NO_PORT, SILENT).standing == SILENT
    assert looks(WORKING, UNPLUGGED, NO_PORT, WORKING).standing == WORKING


def test_working_is_not_remembered_past_an_unplug() -> None:
    watching = looks(WORKING, UNPLUGGED, SILENT)
    assert watching.standing == SILENT
    assert not watching.claimed
    assert looks(WORKING, *[SILENT] * GRACE, SILENT).standing == SILENT


@given(st.lists(st.sampled_from(SEEN), min_size=1))
def test_whatever_is_seen(seen: list[Standing]) -> None:
    watching = looks(*seen)
    pause = pause_s(watching, AT_REST)
    assert SOON_S <= pause <= LONGEST_PAUSE_S
    if watching.standing.serves:
        since = seen[len(seen) - 1 - seen[::-1].index(watching.standing) :]
        assert len(since) <= GRACE, "called working by a word of long ago"
        assert not {UNPLUGGED, NO_PORT, IN_USE} & set(since), "remembered past an unplug"
    if watching.reopen:
        assert not watching.claimed
        assert not watching.standing.serves
    if not watching.claimed:
        assert watching.misses > 0
        assert watching.standing.state in (DeviceState.ABSENT, DeviceState.PRESENT, DeviceState.FAULTED)
