"""Every framing of a card reader keeps the contract."""

from devices.hidraw_port import HidrawPort
from devices.id_card.build import reader_over, serial_line
from devices.id_card.bulk_lines import BulkPairLine, FourPipeLine
from devices.id_card.hid_line import MiaxisLine
from devices.id_card.profile import load
from devices.simulators.packet_ends import PAIR_IN, PAIR_OUT, BulkPairEnd, FourPipeEnd, MiaxisEnd
from devices.simulators.pty_line import PtyLine
from devices.simulators.sdt_dialect import CVR_100AU, CVR_100D, PLAIN, Dialect
from devices.simulators.sdt_reader import SimulatedSdtReader
from devices.simulators.serial_wire import SerialWire
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
    @staticmethod
    def rig(patience: float, *, lift_after_read: bool) -> Rig:
        end = FourPipeEnd()
        simulated = SimulatedSdtReader(end, lift_after_read=lift_after_read)
        return Rig(
            simulated, reader_over(lambda: FourPipeLine(end.pipes), load("usb-sam"), patience=patience)
        )


class TestBulkPair(ReaderContract):
    @staticmethod
    def rig(patience: float, *, lift_after_read: bool) -> Rig:
        end = BulkPairEnd()
        simulated = SimulatedSdtReader(end, lift_after_read=lift_after_read)
        return Rig(
            simulated,
            reader_over(
                lambda: BulkPairLine(end.pipes, PAIR_OUT, PAIR_IN), load("usb-sam-pair"), patience=patience
            ),
        )
