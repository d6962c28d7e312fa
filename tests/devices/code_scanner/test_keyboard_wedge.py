"""A scanner that types is found among the input devices, and refused with what to do."""

from pathlib import Path

import pytest

from devices.code_scanner.build import Settings, build_code_scanner
from devices.code_scanner.keyboard_wedge import Typist, is_event_device, scanner_among, typists
from devices.errors import PortUnavailable
from devices.simulators.pty_line import PtyLine
from devices.standing import Cause, DeviceState
from devices.supervision.wiring import Wiring

A_KEYBOARD = "10000 7 ff9f207ac14057ff febeffdfffefffff fffffffffffffffe"
"""capabilities/key of a USB keyboard on a 64-bit kernel."""


def plug(
    directory: Path, number: int, name: str, usb_id: str, keys: str = A_KEYBOARD, bus: str = "0003"
) -> None:
    device = directory / f"event{number}" / "device"
    vendor, product = usb_id.split(":")
    for path, text in {
        "name": name,
        "id/bustype": bus,
        "id/vendor": vendor,
        "id/product": product,
        "capabilities/key": keys,
    }.items():
        file = device / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text + "\n", "utf-8")


def test_keyboards_on_usb_are_found_and_other_input_devices_are_not(tmp_path: Path) -> None:
    plug(tmp_path, 0, "Power Button", "0000:0001", keys="10000000000000 0", bus="0019")
    plug(tmp_path, 1, "Touch panel", "0eef:0001", keys="400 0 0 0 0 0")
    plug(tmp_path, 2, "AT keyboard", "0001:0001", bus="0011")
    plug(tmp_path, 3, "Newland Auto-ID NLS-HR52", "1EAB:0C03")
    assert typists(tmp_path) == [Typist("Newland Auto-ID NLS-HR52", "1eab:0c03")]


def test_nonsense_in_the_list_is_passed_over(tmp_path: Path) -> None:
    plug(tmp_path, 0, "odd", "1eab:0c03", keys="not hex")
    plug(tmp_path, 1, "empty", "1eab:0c03", keys="")
    (tmp_path / "event2").mkdir()
    assert typists(tmp_path) == []
    assert typists(tmp_path / "nowhere") == []


def test_with_a_usb_id_only_that_one_is_meant_and_else_any_of_the_maker() -> None:
    found = [Typist("keypad", "1c4f:0002"), Typist("scanner", "1eab:0c03")]
    assert scanner_among(found, "1EAB:0C03", ()) == found[1]
    assert scanner_among(found, "1eab:9999", ("1eab",)) is None
    assert scanner_among(found, "", ("1eab",)) == found[1]
    assert scanner_among(found, "", ("0c2e",)) is None


def test_an_event_device_is_known_by_its_name_and_through_a_link(tmp_path: Path) -> None:
    link = tmp_path / "scanner"
    link.symlink_to("/dev/input/event7")
    assert is_event_device("/dev/input/by-id/usb-Newland-event-kbd")
    assert is_event_device("/dev/hidraw0")
    assert is_event_device(str(link))
    assert not is_event_device("/dev/ttyACM0")


def refusal_of(settings: Settings, inputs: Path) -> str:
    scanner = build_code_scanner(settings, Wiring("code_scanner"), inputs)
    with pytest.raises(PortUnavailable):
        scanner.open()
    standing = scanner.standing()
    assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.TYPES_AS_KEYBOARD)
    assert not standing.serves
    return standing.detail


def test_a_scanner_that_types_is_refused_though_its_port_is_there(tmp_path: Path) -> None:
    plug(tmp_path, 3, "Newland Auto-ID NLS-HR52", "1eab:0c03")
    line = PtyLine()
    try:
        told = refusal_of(Settings(line.path, 115200, "newland"), tmp_path)
    finally:
        line.close()
    assert "Newland Auto-ID NLS-HR52 (1eab:0c03) types like a keyboard" in told
    assert "USB-CDC" in told
    assert "bar code" in told


def test_a_port_that_is_an_input_device_is_refused_with_the_same_words(tmp_path: Path) -> None:
    told = refusal_of(Settings("/dev/input/event5", 115200, "honeywell"), tmp_path)
    assert told.startswith("/dev/input/event5 types like a keyboard")
    assert "TRMUSB130" in told


def test_a_keyboard_of_another_maker_is_nobodys_business(tmp_path: Path) -> None:
    plug(tmp_path, 3, "Tactile keypad", "1c4f:0002")
    line = PtyLine()
    try:
        scanner = build_code_scanner(Settings(line.path, 115200, "newland"), Wiring("code_scanner"), tmp_path)
        scanner.open()
        scanner.close()
    finally:
        line.close()
