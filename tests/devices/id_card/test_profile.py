"""What differs between readers is data, and wrong data are found before a terminal runs with them."""

from typing import Any

import pytest

from devices.errors import PortUnavailable
from devices.id_card.build import build_reader
from devices.id_card.profile import GENERIC, Framing, Handshake, load, names, parse
from devices.id_card.sdt_protocol import Check
from devices.standing import Cause, DeviceState

REFUSED = {"xinzhongxin-dkq-a16d", "putian-cpidmr02", "shensi-ss628-serial"}
SERIAL: dict[str, Any] = {"description": "a reader", "framing": "serial", "speeds": [115200]}


@pytest.mark.parametrize("name", names())
def test_every_profile_that_ships_can_be_used_or_says_why_not(name: str) -> None:
    profile = load(name)
    assert profile.description
    assert bool(profile.refusal) == (name in REFUSED)
    if profile.framing is not Framing.SERIAL:
        assert profile.usb_ids


def test_the_generic_one_is_plain_sdt_at_five_speeds() -> None:
    generic = load(GENERIC)
    assert generic.check is Check.XOR
    assert generic.speeds == (115200, 57600, 38400, 19200, 9600)
    assert generic.commands.find.request == bytes.fromhex("AAAAAA9669 0003 2001 22")


def test_one_vendor_has_commands_and_a_check_byte_of_its_own() -> None:
    profile = load("huashi-cvr-100au")
    assert profile.speeds == (9600,)
    assert profile.commands.find.request == bytes.fromhex("AAAAAA9669 0003 0081 7C")
    assert profile.commands.newest_address is None


def test_one_vendor_wants_time_between_polls() -> None:
    assert load("huaxu-fdx3s").habits.poll_seconds > 0.3


def test_one_vendor_wants_a_handshake() -> None:
    assert load("huashi-cvr-100d").handshake is Handshake.CVR_100D


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"framing": "telepathy"}, "telepathy"),
        ({"speeds": [300]}, "300"),
        ({"speeds": []}, "serial"),
        ({"framing": "bulk_pair"}, "serial"),
        ({"check": "crc"}, "crc"),
        ({"commands": {"sing": "01 02"}}, "sing"),
        ({"commands": {"find": ""}}, "find"),
        ({"commands": {"find": "xyz"}}, "hexadecimal"),
    ],
)
def test_a_profile_that_cannot_be_used_is_refused(change: dict[str, Any], complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        parse("odd", SERIAL | change)


@pytest.mark.parametrize("name", sorted(REFUSED))
def test_a_reader_whose_wire_is_not_known_is_refused_in_a_sentence(name: str) -> None:
    reader = build_reader("/dev/null", 115200, profile_name=name)
    with pytest.raises(PortUnavailable, match=r"not (known|what goes)"):
        reader.open()
    standing = reader.standing()
    assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.SETTING_WRONG)
    assert load(name).refusal == standing.detail


def test_a_profile_that_is_not_there_is_refused_with_those_that_are() -> None:
    with pytest.raises(PortUnavailable, match="generic, huashi-cvr-100au"):
        build_reader("/dev/null", 115200, profile_name="none-such").open()
