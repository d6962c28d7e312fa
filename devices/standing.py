"""How a device stands: what whoever watches over it knows, the cause, and the bytes that said so.

The states are the steps of UnifiedPOS (open, claim, enable) with its health put into words; each but WORKING
has a cause, and each cause has a sentence and a remedy for the technician in the words files
(``bench.cause.*``, ``bench.remedy.*`` in ``kiosk/words``).
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Protocol


class DeviceState(StrEnum):
    """From nothing to working. Nothing of it is remembered past an unplug."""

    ABSENT = "absent"
    """Nothing is at its port or address."""
    PRESENT = "present"
    """A port is there; what hangs on it has not said who it is. A port alone proves nothing."""
    CLAIMED = "claimed"
    """Its handshake answered; it has not yet said that it is well."""
    WORKING = "working"
    ATTENTION = "attention"
    """It works, and somebody should come before it does not: low paper, low toner."""
    FAULTED = "faulted"
    """It is there and says that it cannot, or has stopped answering."""


class Cause(StrEnum):
    """Why a device is not simply working."""

    NONE = "none"
    NOT_ASKED = "not_asked"
    """Not looked at yet."""
    # The way to it.
    NO_PORT = "no_port"
    PORT_NOT_PERMITTED = "port_not_permitted"
    PORT_IN_USE = "port_in_use"
    PORT_UNUSABLE = "port_unusable"
    UNPLUGGED = "unplugged"
    UNREACHABLE = "unreachable"
    SILENT = "silent"
    GARBLED = "garbled"
    """What it says makes no sense: another device, another speed, a broken cable."""
    SETTING_WRONG = "setting_wrong"
    STUCK = "stuck"
    """Its driver has not come back from a call: the system below it hangs."""
    DRIVER_FAILED = "driver_failed"
    """A defect of ours, or of a library: the detail names the error."""
    # What it says of itself.
    OUT_OF_ORDER = "out_of_order"
    NOT_AUTHORISED = "not_authorised"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    JAM = "jam"
    HEAD_HOT = "head_hot"
    RECOVERABLE = "recoverable"
    OFFLINE = "offline"
    LEFT_AT_MOUTH = "left_at_mouth"
    PARTLY_SILENT = "partly_silent"
    """It answers some of what it is asked: whether it can print is not known."""
    # I/O board.
    VERSION_FOREIGN = "version_foreign"
    TAMPERED = "tampered"
    # UPS.
    ON_BATTERY = "on_battery"
    BATTERY_LOW = "battery_low"
    BATTERY_BAD = "battery_bad"
    OVERLOADED = "overloaded"
    OUTPUT_OFF = "output_off"
    STALE = "stale"
    """The program that asks it has lost it."""
    # Code scanner.
    TYPES_AS_KEYBOARD = "types_as_keyboard"
    """It is set to type like a keyboard, which is refused: anybody may type."""
    UNPROVEN = "unproven"
    """A model that cannot be asked: its first code will prove that it is there."""
    # Page printer.
    DOOR_OPEN = "door_open"
    PAGE_JAM = "page_jam"
    TRAY_EMPTY = "tray_empty"
    TRAY_LOW = "tray_low"
    TRAY_MISSING = "tray_missing"
    OUTPUT_FULL = "output_full"
    OUTPUT_NEARLY_FULL = "output_nearly_full"
    TONER_EMPTY = "toner_empty"
    TONER_LOW = "toner_low"
    WASTE_FULL = "waste_full"
    WASTE_NEARLY_FULL = "waste_nearly_full"
    FUSER = "fuser"
    PRINTER_PAUSED = "printer_paused"
    PRINTER_WARNING = "printer_warning"
    """It names a reason that stands in no list of ours."""
    CERTIFICATE = "certificate"
    """At its address answers one whose certificate nobody vouches for, or is not the one written down."""
    SPOOLER_DOWN = "spooler_down"
    """CUPS does not run on this machine, or does not answer."""
    QUEUE_FAULT = "queue_fault"
    """CUPS runs, and the queue to the printer cannot be made or does not take pages."""
    # Document scanner.
    PROGRAM_MISSING = "program_missing"
    """The program that drives it is not installed."""
    NO_DOCUMENT = "no_document"
    FEEDER_JAM = "feeder_jam"
    LID_OPEN = "lid_open"
    SCANNER_BUSY = "scanner_busy"
    PAGE_TOO_LARGE = "page_too_large"
    NOT_A_PAGE = "not_a_page"
    """It delivered something that is no whole picture."""
    # Document camera.
    NO_CAMERA = "no_camera"
    """No camera of that name is plugged in."""
    CAMERA_REFUSES = "camera_refuses"
    """It is there and does not begin: another program has it, or it has crashed."""
    CAMERA_STALLED = "camera_stalled"
    """It is on, and no picture comes."""
    # Face module.
    MODULE_MISSING = "module_missing"
    """Its program is not there, or may not be run."""
    MODULE_FAILS = "module_fails"
    """Its program ends, says nothing, or says what makes no sense."""
    STAND_IN = "stand_in"
    """It recognises nobody and says so: for demonstrations and training."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One look at a device. ``evidence``: the raw bytes that said so, never card data. ``detail``: what the
    system or the driver adds for the technician, such as a path; one line, nothing personal.
    """

    state: DeviceState
    cause: Cause = Cause.NONE
    detail: str = ""
    evidence: bytes = field(default=b"", compare=False)

    @property
    def serves(self) -> bool:
        """Whether a resident can be served with it."""
        return self.state in (DeviceState.WORKING, DeviceState.ATTENTION)


NOT_ASKED = Standing(DeviceState.ABSENT, Cause.NOT_ASKED)


class Device(Protocol):
    """What supervision needs of a driver. Blocking; called in the thread that owns the device."""

    def open(self) -> None:
        """Open the port. Raises PortUnavailable. Opening twice does nothing."""

    def close(self) -> None:
        """Give the port back. Never raises; may be called twice."""

    def standing(self) -> Standing:
        """Open where need be, shake hands, ask. Never raises for what a device does: silent, vanished and
        broken are standings.
        """
