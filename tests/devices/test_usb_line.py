"""A line over USB: pyusb and all of ours above it, a simulated bus in the place of libusb below it."""

from contextlib import closing

import pytest

from devices.errors import DeviceLost, NoAnswer, PortUnavailable
from devices.simulators.usb_bus import BUFFER, SimulatedUsb, UsbPlug
from devices.standing import Cause
from devices.usb_address import UsbAddress, usb_address
from devices.usb_line import UsbLine, is_there, printers

SOON = 60.0
ANY = UsbAddress(0x154F, 0x0517)


def test_bytes_go_both_ways_in_packets() -> None:
    plug = UsbPlug()
    with closing(UsbLine(ANY, backend=SimulatedUsb(plug))) as line:
        line.write(bytes(range(150)))
        assert b"".join(plug.read(0) for _ in range(3)) == bytes(range(150))
        assert line.read(0) == b""
        plug.write(b"\x12")
        assert line.read(SOON) == b"\x12"
        plug.write(b"old" * 100)
        assert line.discard_input() == b"old" * 100


def test_the_kernels_driver_lets_go_and_gets_the_device_back() -> None:
    plug, bus = UsbPlug(), SimulatedUsb()
    bus.plugs.append(plug)
    line = UsbLine(ANY, backend=bus)
    assert (plug.kernel_driver, plug.claimed, bus.open_handles) == (False, True, 1)
    line.close()
    line.close()
    assert (plug.kernel_driver, plug.claimed, bus.open_handles) == (True, False, 0)
    with pytest.raises(DeviceLost):
        line.read(0)


def test_a_device_fresh_from_the_plug_is_configured_and_no_other() -> None:
    plug = UsbPlug(configured=False, kernel_driver=False)
    UsbLine(ANY, backend=SimulatedUsb(plug)).close()
    assert plug.configured


def test_of_two_alike_the_serial_number_tells() -> None:
    first, second = UsbPlug(serial="A1"), UsbPlug(serial="B2")
    bus = SimulatedUsb(first, second)
    with closing(UsbLine(usb_address("154f:0517:B2"), backend=bus)) as line:
        line.write(b"x")
        assert second.read(0) == b"x"
    assert printers(bus) == [usb_address(first.address), usb_address(second.address)]
    assert is_there(usb_address("154F:0517:A1"), bus)
    assert not is_there(usb_address("154f:0517:C3"), bus)


def test_one_without_a_serial_number_is_found_by_its_kind() -> None:
    plug = UsbPlug(serial=None, interface_class=0xFF)
    bus = SimulatedUsb(plug)
    assert printers(bus) == []  # it does not call itself a printer
    UsbLine(ANY, backend=bus).close()


@pytest.mark.parametrize(
    ("plug", "cause", "sentence"),
    [
        (UsbPlug(vendor=1), Cause.NO_PORT, "no such device"),
        (UsbPlug(permitted=False), Cause.PORT_NOT_PERMITTED, "udev"),
        (UsbPlug(kernel_driver=False, claimed=True), Cause.PORT_IN_USE, "in use"),
        (UsbPlug(answers=False), Cause.PORT_UNUSABLE, "no way to answer"),
        (UsbPlug(interface_class=0x08), Cause.PORT_UNUSABLE, "no way to answer"),
    ],
)
def test_what_cannot_be_opened_says_why(plug: UsbPlug, cause: Cause, sentence: str) -> None:
    bus = SimulatedUsb(plug)
    with pytest.raises(PortUnavailable, match=sentence) as refused:
        UsbLine(ANY, backend=bus)
    assert refused.value.cause is cause
    assert bus.open_handles == 0


@pytest.mark.parametrize("taken", [0, 1, 63, 64, 65, 200])
def test_it_may_be_pulled_out_at_any_byte(taken: int) -> None:
    plug = UsbPlug(gone_after=taken)
    bus = SimulatedUsb(plug)
    with closing(UsbLine(ANY, backend=bus)) as line:
        with pytest.raises(DeviceLost, match="cable"):
            line.write(bytes(300))
        with pytest.raises(DeviceLost):
            line.read(SOON)
    assert bus.open_handles == 0
    plug.put_back()
    with closing(UsbLine(ANY, backend=bus)) as line:
        line.write(b"again")
        assert plug.read(0) == b"again"


def test_packets_without_bytes_are_waited_out_and_do_not_keep_us_running() -> None:
    plug = UsbPlug(empty_packets=True)
    bus = SimulatedUsb(plug)
    with closing(UsbLine(ANY, backend=bus)) as line:
        assert line.read(0.1) == b""
        assert bus.reads <= 25
        plug.write(b"\x12")
        assert line.read(SOON) == b"\x12"


def test_a_device_that_takes_nothing_does_not_hold_us() -> None:
    plug = UsbPlug()
    with closing(UsbLine(ANY, write_timeout_s=0.1, backend=SimulatedUsb(plug))) as line:
        line.write(bytes(BUFFER))
        with pytest.raises(NoAnswer, match="takes no more"):
            line.write(b"x")


@pytest.mark.parametrize("text", ["", "154f", "154f:05", "154g:0517", "0x154f:0x0517", "154f:0517:", "lp0"])
def test_what_names_nothing_on_usb_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(ValueError, match="lsusb"):
        usb_address(text)
