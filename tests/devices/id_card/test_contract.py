"""Every framing of a card reader keeps the contract."""

import threading

from devices.hidraw_port import HidrawPort
from devices.id_card.build import build_reader, reader_over, serial_line, usb_bulk_line
from devices.id_card.miaxis_line import MiaxisLine
from devices.id_card.profile import load
from devices.simulators.packet_ends import MiaxisEnd
from devices.simulators.pty_line import PtyLine
from devices.simulators.sam_plug import SamPlug, SamUsb
from devices.simulators.sdt_dialect import CVR_100AU, CVR_100D, PLAIN, Dialect
from devices.simulators.sdt_reader import SimulatedSdtReader
from devices.simulators.serial_wire import SerialWire
from devices.simulators.usb_bus import SimulatedUsb, UsbPlug
from devices.standing import Cause, DeviceState
from devices.usb_address import usb_address
from tests.devices.id_card.contract import ReaderContract, Rig


def serial_rig(
    profile_name: str, dialect: Dialect, patience: float, *, lift_after_read: bool, baud: int = 115200
) -> Rig:
    line = PtyLine()
    wire = SerialWire(line, baud)
    simulated = SimulatedSdtReader(
        wire, lift_after_read=lift_after_read, dialect=dialect, set_speed=wire.set_baud
    )
    profile = load(profile_name)
    path = line.path
    driver = reader_over(
        lambda: serial_line(profile, path, 115200, lambda opened: opened), profile, patience=patience
    )
    return Rig(simulated, driver)


class TestSerial(ReaderContract):
    @staticmethod
    def rig(patience: float, *, lift_after_read: bool) -> Rig:
        return serial_rig("generic", PLAIN, patience, lift_after_read=lift_after_read)


class TestCvr100D(ReaderContract):
    @staticmethod
    def rig(patience: float, *, lift_after_read: bool) -> Rig:
        return serial_rig("huashi-cvr-100d", CVR_100D, patience, lift_after_read=lift_after_read)


class TestCvr100Au(ReaderContract):
    tells_newest_address = False

    @staticmethod
    def rig(patience: float, *, lift_after_read: bool) -> Rig:
        return serial_rig("huashi-cvr-100au", CVR_100AU, patience, lift_after_read=lift_after_read, baud=9600)


class TestMiaxis(ReaderContract):
    @staticmethod
    def rig(patience: float, *, lift_after_read: bool) -> Rig:
        end = MiaxisEnd()
        simulated = SimulatedSdtReader(end, lift_after_read=lift_after_read)
        profile = load("miaxis-mr-300")
        driver = reader_over(
            lambda: MiaxisLine(HidrawPort("hidraw", end.driver_descriptor)), profile, patience=patience
        )
        return Rig(simulated, driver)


class TestFourPipes(ReaderContract):
    """pyusb and all of ours above it; below it a simulated bus."""

    @staticmethod
    def rig(patience: float, *, lift_after_read: bool) -> Rig:
        plug = SamPlug()
        profile = load("usb-sam")
        address = usb_address(profile.usb_ids[0])
        simulated = SimulatedSdtReader(plug.end, lift_after_read=lift_after_read)
        driver = reader_over(
            lambda: usb_bulk_line(profile, address, SamUsb(plug)), profile, patience=patience
        )
        return Rig(simulated, driver, plug.end.pipes.close)


class PluggedIn(UsbPlug):
    """A reader's end of one pair of pipes."""

    def pause(self, seconds: float) -> None:
        threading.Event().wait(seconds)

    def close(self) -> None:
        self.pull()


class TestBulkPair(ReaderContract):
    @staticmethod
    def rig(patience: float, *, lift_after_read: bool) -> Rig:
        plug = PluggedIn(vendor=0x0400, product=0xC35A, interface_class=0xFF, kernel_driver=False)
        profile = load("usb-sam-pair")
        address = usb_address(profile.usb_ids[0])
        simulated = SimulatedSdtReader(plug, lift_after_read=lift_after_read)
        driver = reader_over(
            lambda: usb_bulk_line(profile, address, SimulatedUsb(plug)), profile, patience=patience
        )
        return Rig(simulated, driver)


def test_a_reader_on_usb_that_is_not_plugged_in_says_so() -> None:
    standing = build_reader("0400:c35a", 115200, "usb-sam").standing()
    assert (standing.state, standing.cause) == (DeviceState.ABSENT, Cause.NO_PORT)


def test_a_path_names_nothing_on_usb() -> None:
    standing = build_reader("/dev/ttyUSB0", 115200, "usb-sam").standing()
    assert standing.cause is Cause.SETTING_WRONG
