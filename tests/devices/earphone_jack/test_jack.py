"""The earphone's switch, as a kernel would tell it."""

import struct
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.earphone_jack.jack import EarphoneJack, JackLost
from devices.earphone_jack.switch_events import Jack, SwitchEvents, plugged_in
from devices.simulators.earphone_jack import SimulatedJack

PLUG = bytes.fromhex("00" * 16 + "0500" + "0200" + "01000000")
"""EV_SW 5, SW_HEADPHONE_INSERT 2, value 1, on a little-endian machine."""
UNPLUG = PLUG[:-4] + bytes(4)


@pytest.fixture
def simulated(tmp_path: Path) -> Iterator[SimulatedJack]:
    jack = SimulatedJack(tmp_path / "jack")
    yield jack
    jack.close()


def test_an_event_is_24_bytes_and_says_in_or_out() -> None:
    assert SwitchEvents().feed(PLUG + UNPLUG) == (Jack.PLUGGED, Jack.UNPLUGGED)


def test_an_event_in_pieces_is_one_event() -> None:
    events = SwitchEvents()
    assert [said for byte in PLUG for said in events.feed(bytes([byte]))] == [Jack.PLUGGED]


def test_other_switches_keys_and_reports_are_passed_over() -> None:
    lid, microphone = struct.pack("=qqHHi", 0, 0, 5, 0, 1), struct.pack("=qqHHi", 0, 0, 5, 4, 1)
    key, report = struct.pack("=qqHHi", 0, 0, 1, 2, 1), struct.pack("=qqHHi", 0, 0, 0, 0, 0)
    assert SwitchEvents().feed(lid + microphone + key + report) == ()


def test_dropped_events_are_noticed() -> None:
    assert SwitchEvents().feed(struct.pack("=qqHHi", 0, 0, 0, 3, 0)) == (Jack.LOST,)


@given(st.lists(st.binary(max_size=60)))
def test_any_bytes_are_taken_in_any_pieces(pieces: list[bytes]) -> None:
    events = SwitchEvents()
    apart = [said for piece in pieces for said in events.feed(piece)]
    assert apart == list(SwitchEvents().feed(b"".join(pieces)))


def test_the_switch_as_it_stands_is_a_bit() -> None:
    assert plugged_in(b"\x04" + bytes(7))
    assert not plugged_in(b"\x01" + bytes(7))
    assert not plugged_in(b"")


def test_plugging_in_and_out_is_heard(simulated: SimulatedJack) -> None:
    jack = EarphoneJack(str(simulated.path))
    assert jack.wait(0) is False
    simulated.plug()
    assert jack.wait(5) is True
    simulated.unplug()
    assert jack.wait(5) is False
    jack.close()


def test_a_jack_that_is_not_there_names_the_setting(tmp_path: Path) -> None:
    with pytest.raises(JackLost, match=r"speech\.earphone_jack"):
        EarphoneJack(str(tmp_path / "none"))


def test_a_jack_that_goes_is_lost(tmp_path: Path) -> None:
    simulated = SimulatedJack(tmp_path / "going")
    jack = EarphoneJack(str(simulated.path))
    simulated.close()
    with pytest.raises(JackLost, match="ended"):
        jack.wait(5)
    jack.close()
