"""Every profile, every simulated printer and every kind of cable keeps to the contract."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import replace

import pytest

from devices.byte_line import ByteLine
from devices.device_file import open_device_file
from devices.network_line import network_address, open_network_line
from devices.receipt_printer import profile as profiles
from devices.receipt_printer.asker import Patience
from devices.receipt_printer.escpos_printer import EscPosPrinter
from devices.serial_port import SerialPort
from devices.simulators.device_line import DeviceLine
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.escpos_sensors import Personality
from devices.simulators.pty_line import PtyLine
from devices.simulators.tcp_line import TcpLine
from devices.simulators.usb_bus import SimulatedUsb, UsbPlug
from devices.usb_address import usb_address
from devices.usb_line import UsbLine
from tests.devices.receipt_printer.contract import (
    RASTERISER,
    Counter,
    PatienceContract,
    ReceiptPrinterContract,
)
from tests.devices.receipt_printer.dialects import dialects

PERSONALITIES = {
    "cashino-kp628e": Personality.CASHINO,
    "custom-vkp80": Personality.CUSTOM,
    "custom-kpm150": Personality.CUSTOM,
    "custom-kpm210": Personality.CUSTOM,
    "custom-tptcm": Personality.CUSTOM,
    "pyramid-reliance": Personality.RELIANCE,
}
WRITE_TIMEOUT_S = 0.2


def counter(
    ending: ExitStack,
    line: DeviceLine,
    pull: Callable[[], None],
    open_line: Callable[[], ByteLine],
    patience: Patience,
    profile: str = "default",
    *,
    hangs_up: bool = False,
) -> Counter:
    """`pull` pulls the cable; the printer's thread has ended by then, as a device without power has."""
    personality = PERSONALITIES.get(profile, Personality.EPSON)
    simulated = SimulatedEscPosPrinter(line, personality=personality)
    simulated.start()
    quick = replace(profiles.load(profile), millimetres_per_second=2000)  # the paper takes no time here
    driver = EscPosPrinter(open_line, quick, RASTERISER, patience=patience, hangs_up=hangs_up)
    ending.callback(simulated.stop)
    ending.callback(driver.close)

    def unplug() -> None:
        simulated.stop()
        pull()

    return Counter(driver, simulated, unplug)


@pytest.fixture
def ending() -> Iterator[ExitStack]:
    with ExitStack() as ending:
        yield ending


def on_a_serial_port(ending: ExitStack, patience: Patience, profile: str) -> Counter:
    line = ending.enter_context(closing(PtyLine()))

    def open_line() -> SerialPort:
        return SerialPort(line.path, write_timeout_s=WRITE_TIMEOUT_S)

    return counter(ending, line, line.close, open_line, patience, profile)


@pytest.mark.parametrize("profile", dialects())
class TestEachProfileOnASerialPort(ReceiptPrinterContract):
    @pytest.fixture
    def at(self, ending: ExitStack, patience: Patience, profile: str) -> Counter:
        return on_a_serial_port(ending, patience, profile)


@pytest.mark.parametrize("profile", [profiles.DEFAULT, "custom-vkp80"])
class TestOnASerialPort(PatienceContract):
    """One whose store of codes is the witness, and one that counts how often it was switched on."""

    @pytest.fixture
    def at(self, ending: ExitStack, patience: Patience, profile: str) -> Counter:
        return on_a_serial_port(ending, patience, profile)


class TestOnUsb(ReceiptPrinterContract, PatienceContract):
    @pytest.fixture
    def at(self, ending: ExitStack, patience: Patience) -> Counter:
        plug = UsbPlug()
        bus, address = SimulatedUsb(plug), usb_address(plug.address)
        return counter(ending, plug, plug.pull, lambda: UsbLine(address, WRITE_TIMEOUT_S, bus), patience)


class TestOnANetwork(ReceiptPrinterContract, PatienceContract):
    @pytest.fixture
    def at(self, ending: ExitStack, patience: Patience) -> Counter:
        line = ending.enter_context(closing(TcpLine()))
        address = network_address(line.address)
        return counter(
            ending,
            line,
            line.close,
            lambda: open_network_line(address, write_timeout_s=WRITE_TIMEOUT_S),
            patience,
            hangs_up=True,
        )


class TestAtADeviceFile(ReceiptPrinterContract, PatienceContract):
    """As /dev/usb/lp0; a pseudo-terminal is another such file."""

    @pytest.fixture
    def at(self, ending: ExitStack, patience: Patience) -> Counter:
        line = ending.enter_context(closing(PtyLine()))
        return counter(
            ending, line, line.close, lambda: open_device_file(line.path, WRITE_TIMEOUT_S), patience
        )
