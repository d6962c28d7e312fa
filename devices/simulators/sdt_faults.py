"""How a simulated card reader can be told to misbehave."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """What goes wrong with an answer; all of it has been reported of real readers or lines."""

    NO_CARD = "no card"  # find does not see the card
    SELECT_FAILED = "select failed"
    READ_FAILED = "read failed"
    SAM_NOT_AUTHORISED = "SAM not authorised"
    SILENT = "silent"
    WRONG_CHECKSUM = "wrong checksum"
    CUT_OFF = "cut off"  # `at` bytes come, then nothing; half the frame when `at` is None
    UNPLUGGED = "unplugged"  # `at` bytes come, then the line is gone
    LATE = "late"  # the answer comes in front of the answer to the next request
    GARBAGE_BEFORE = "garbage before"
    EXTRA_AA = "extra AA"
    STRAY_AFTER = "stray byte after"
    CORRUPTED_PREAMBLE = "corrupted preamble"
    ECHO = "echo"  # the line sends the request back first
    FOREIGN = "foreign"  # a sound frame that answers something else
    TIMEOUT_MARK = "timeout mark"  # the vendors' pseudo-frame instead of an answer
    DRIBBLED = "dribbled"  # every byte on its own
    GARBAGE_AFTER = "garbage after"
    SLOW = "slow"  # the answer takes its time, and comes whole
    STUCK_BUSY = "stuck busy"  # answers every command but the one for its health with "unknown error"
    POWER_CYCLE = "power cycle"  # no answer, and everything forgotten: card, greeting, speed


@dataclass(frozen=True)
class Fault:
    """One way to misbehave: on one command (CMD PARA) or on all, `times` times or until told otherwise."""

    kind: FaultKind
    command: bytes | None = None
    times: int | None = None
    at: int | None = None


SLOW_S = 0.2
PREAMBLE = b"\xaa\xaa\xaa\x96\x69"
_TIMEOUT_MARK = PREAMBLE + b"\x00\x05\x05\x05\x05"
_NOT_ASKED_FOR = bytes.fromhex("000090 000000")  # "done" with three bytes: answers nothing


def deformed(fault: Fault | None, request: bytes, frame: bytes, framed: Callable[[bytes], bytes]) -> bytes:
    """What the wire carries in place of `frame`. `framed` makes a sound frame of another body."""
    if fault is None:
        return frame
    match fault.kind:
        case FaultKind.SILENT | FaultKind.POWER_CYCLE:
            return b""
        case FaultKind.GARBAGE_AFTER:
            return frame + b"\x96\x69\x00\xff\xaa"
        case FaultKind.WRONG_CHECKSUM:
            return frame[:-1] + bytes([frame[-1] ^ 0x55])
        case FaultKind.CUT_OFF | FaultKind.UNPLUGGED:
            return frame[: len(frame) // 2 if fault.at is None else fault.at]
        case FaultKind.GARBAGE_BEFORE:
            return b"\x00\xff\x13" + frame
        case FaultKind.EXTRA_AA:
            return b"\xaa\xaa" + frame
        case FaultKind.STRAY_AFTER:
            return frame + b"\x00"
        case FaultKind.CORRUPTED_PREAMBLE:
            return b"\xaa\x00\xaa\xaa\x96\x69" + frame[len(PREAMBLE) :]
        case FaultKind.ECHO:
            return request + frame
        case FaultKind.FOREIGN:
            return framed(_NOT_ASKED_FOR)
        case FaultKind.TIMEOUT_MARK:
            return _TIMEOUT_MARK
        case _:  # a status of its own, or a matter of when and not of what
            return frame
