"""What SANE says went wrong, as causes for the technician and sentences for the resident.

The numbers are SANE_Status of the SANE standard, which scanimage ends with; the texts are those of
sane_strstatus in the C locale, which it prints. It ends with 1 whenever a device cannot be opened, and names
the reason in the text alone.
"""

import re
from dataclasses import dataclass

from devices.document_scanner.scanner import NoDocument, ScanCancelled, ScanFailed
from devices.errors import DeviceError, PortUnavailable
from devices.standing import Cause

GOOD = 0
_FAILED = "device.scanner.failed"
_UNAVAILABLE = "device.scanner.unavailable"


@dataclass(frozen=True, slots=True)
class Status:
    """``text`` is SANE's own; ``remedy`` is for the technician."""

    number: int
    text: str
    cause: Cause
    sentence_key: str
    remedy: str


CANCELLED, NO_DOCUMENTS = 2, 7
STATUSES = (
    Status(1, "Operation not supported", Cause.SETTING_WRONG, _UNAVAILABLE, "set another source or mode"),
    Status(CANCELLED, "Operation was canceled", Cause.NONE, "device.scanner.cancelled", "scan again"),
    Status(3, "Device busy", Cause.SCANNER_BUSY, _UNAVAILABLE, "stop the other program that uses it"),
    Status(
        4, "Invalid argument", Cause.SETTING_WRONG, _UNAVAILABLE, "correct `device`; scanimage -L lists them"
    ),
    Status(5, "End of file reached", Cause.NOT_A_PAGE, _FAILED, "scan again"),
    Status(6, "Document feeder jammed", Cause.FEEDER_JAM, "device.scanner.jam", "take the jammed paper out"),
    Status(
        NO_DOCUMENTS,
        "Document feeder out of documents",
        Cause.NO_DOCUMENT,
        "device.scanner.no_document",
        "put a document in",
    ),
    Status(8, "Scanner cover is open", Cause.LID_OPEN, "device.scanner.lid_open", "close the cover"),
    Status(9, "Error during device I/O", Cause.OUT_OF_ORDER, _UNAVAILABLE, "check its cable and power"),
    Status(
        10, "Out of memory", Cause.PAGE_TOO_LARGE, "device.scanner.too_large", "scan at a lower resolution"
    ),
    Status(
        11,
        "Access to resource has been denied",
        Cause.PORT_NOT_PERMITTED,
        _UNAVAILABLE,
        "add this user to the group scanner",
    ),
)
_BY_TEXT = {status.text: status for status in STATUSES}
_REASON = re.compile(rf"(?:sane_\w+: |failed: |failed \()({'|'.join(map(re.escape, _BY_TEXT))})")
_BY_NUMBER = {status.number: status for status in STATUSES}
_UNKNOWN = Status(0, "ended without a reason", Cause.OUT_OF_ORDER, _FAILED, "switch it off and on")
_NOT_OPENED = re.compile(r"open of device .* failed: (?P<why>.*)")


def status_of(exit_code: int, told: str) -> Status:
    """What scanimage ended for. `told`: what it printed. Not for GOOD."""
    reason = _REASON.search(told)
    return _BY_NUMBER.get(exit_code, _UNKNOWN) if reason is None else _BY_TEXT[reason[1]]


def names_a_reason(told: str) -> bool:
    """Whether scanimage has printed why it ends; what a driver prints of itself is no reason."""
    return _REASON.search(told) is not None


def failure(exit_code: int, told: str) -> DeviceError:
    """The error to raise for a scan that ended so."""
    if _NOT_OPENED.search(told):
        return not_opened(exit_code, told)
    status = status_of(exit_code, told)
    line = f"document scanner: {status.text}; {status.remedy}"
    if status.number == NO_DOCUMENTS:
        return NoDocument(line)
    if status.number == CANCELLED:
        return ScanCancelled(line)
    return ScanFailed(line, status.cause, sentence_key=status.sentence_key)


def not_opened(exit_code: int, told: str) -> PortUnavailable:
    """The error for a device that cannot be opened. An unknown name and one that has gone look alike."""
    status = status_of(exit_code, told)
    gone = status.cause in (Cause.SETTING_WRONG, Cause.OUT_OF_ORDER)
    remedy = "check its cable and power, and `device`; scanimage -L lists what is there"
    return PortUnavailable(
        f"document scanner: cannot be opened ({status.text}); {remedy if gone else status.remedy}",
        sentence_key=_UNAVAILABLE,
        cause=Cause.NO_PORT if gone else status.cause,
    )
