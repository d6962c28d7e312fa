"""Drivers that say how they are in words of their own, as devices that can be watched."""

from devices.errors import DeviceError, standing_of
from devices.id_card.reader import IdCardReader, ReaderStatus
from devices.receipt_printer.printer import ReceiptPrinter
from devices.receipt_printer.printer_standing import standing_of_status
from devices.standing import Cause, DeviceState, Standing

_OF_READER = {
    ReaderStatus.ONLINE: Standing(DeviceState.WORKING),
    ReaderStatus.HARDWARE_ERROR: Standing(DeviceState.FAULTED, Cause.OUT_OF_ORDER),
    ReaderStatus.NO_DEVICE: Standing(DeviceState.ABSENT, Cause.UNPLUGGED),
    ReaderStatus.UNKNOWN: Standing(DeviceState.PRESENT, Cause.SILENT),
}


class ReaderByStatus:
    """A card reader as a Device."""

    def __init__(self, reader: IdCardReader) -> None:
        self._reader = reader

    def open(self) -> None:
        """As Device.open."""
        self._reader.open()

    def close(self) -> None:
        """As Device.close."""
        self._reader.close()

    def standing(self) -> Standing:
        """As Device.standing."""
        try:
            self._reader.open()
        except DeviceError as error:
            return standing_of(error)
        return _OF_READER[self._reader.status()]


class PrinterByStatus:
    """A receipt printer as a Device."""

    def __init__(self, printer: ReceiptPrinter) -> None:
        self._printer = printer

    def open(self) -> None:
        """As Device.open."""
        self._printer.open()

    def close(self) -> None:
        """As Device.close."""
        self._printer.close()

    def standing(self) -> Standing:
        """As Device.standing."""
        try:
            self._printer.open()
        except DeviceError as error:
            return standing_of(error)
        return standing_of_status(self._printer.status())
