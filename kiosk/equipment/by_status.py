"""Drivers that say how they are in words of their own, as devices that can be watched."""

from devices.errors import DeviceError, standing_of
from devices.receipt_printer.printer import ReceiptPrinter
from devices.receipt_printer.printer_standing import standing_of_status
from devices.standing import Standing


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
