"""What a printer's status means to whoever watches over it. Pure."""

from dataclasses import replace

from devices.errors import standing_of
from devices.receipt_printer.printer import Connection, Cover, Fault, Paper, PrinterStatus
from devices.standing import Cause, DeviceState, Standing

_CAUSES = {
    Fault.CUTTER: Cause.CUTTER,
    Fault.JAM: Cause.JAM,
    Fault.HEAD: Cause.HEAD_HOT,
    Fault.RECOVERABLE: Cause.RECOVERABLE,
    Fault.UNRECOVERABLE: Cause.OUT_OF_ORDER,
    Fault.OFFLINE: Cause.OFFLINE,
}


def standing_of_status(status: PrinterStatus) -> Standing:
    """The one thing to do first: paper, then cover, then what the printer reports of itself."""
    if status.trouble is not None:
        return standing_of(status.trouble)
    if status.connection is Connection.ABSENT:
        return Standing(DeviceState.ABSENT, Cause.UNPLUGGED)
    return replace(_by_its_word(status), evidence=status.evidence)


def _by_its_word(status: PrinterStatus) -> Standing:
    if status.paper is Paper.OUT:
        return Standing(DeviceState.FAULTED, Cause.PAPER_OUT)
    if status.cover is Cover.OPEN:
        return Standing(DeviceState.FAULTED, Cause.COVER_OPEN)
    if status.has_fault:
        return Standing(DeviceState.FAULTED, _CAUSES[status.fault])
    if status.connection is Connection.SILENT:
        return Standing(DeviceState.PRESENT, Cause.SILENT)
    if status.can_print is None:
        return Standing(DeviceState.CLAIMED, Cause.PARTLY_SILENT)
    if status.paper is Paper.LOW:
        return Standing(DeviceState.ATTENTION, Cause.PAPER_LOW)
    return Standing(DeviceState.WORKING)
