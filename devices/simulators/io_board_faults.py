"""How a simulated I/O board can be told to misbehave."""

from dataclasses import dataclass
from enum import StrEnum


class BoardFaultKind(StrEnum):
    """What goes wrong with an answer."""

    SILENT = "silent"
    SLOW = "slow"  # the answer takes 0.2 s
    GARBAGE_BEFORE = "garbage before"
    GARBAGE_GLUED = "garbage glued"  # noise without a newline right before the line, which is spoilt by it
    GARBAGE_AFTER = "garbage after"
    HALF_LINE = "half line"  # `at` bytes come, then nothing; half of it when `at` is None
    WRONG_CHECKSUM = "wrong checksum"
    LATE = "late"  # the answer comes in front of the answer to the next question
    UNPLUGGED = "unplugged"  # `at` bytes come, then the line is gone
    RESET = "reset"  # the board starts anew in place of answering
    DRIBBLED = "dribbled"  # every byte on its own
    BABBLE = "babble"  # bytes without a newline
    FOREIGN = "foreign"  # a good line that answers something else
    REFUSED = "refused"


@dataclass(frozen=True)
class BoardFault:
    """One way to misbehave: on one verb or on all, `times` times or until told otherwise."""

    kind: BoardFaultKind
    verb: str | None = None
    times: int | None = None
    at: int | None = None


SLOW_S = 0.2


def deformed(fault: BoardFault | None, line: bytes, foreign: bytes) -> bytes:
    """What the wire carries in place of `line`."""
    if fault is None:
        return line
    match fault.kind:
        case BoardFaultKind.SILENT | BoardFaultKind.RESET:
            return b""
        case BoardFaultKind.GARBAGE_BEFORE:
            return b"\x00\xff*12 GET\r\n\xfe\r\n" + line
        case BoardFaultKind.GARBAGE_GLUED:
            return b"\x00\xff" + line
        case BoardFaultKind.GARBAGE_AFTER:
            return line + b"\x00\xff*12\r\n"
        case BoardFaultKind.HALF_LINE | BoardFaultKind.UNPLUGGED:
            return line[: len(line) // 2 if fault.at is None else fault.at]
        case BoardFaultKind.WRONG_CHECKSUM:
            return line[:-3] + (b"0" if line[-3:-2] != b"0" else b"1") + line[-2:]
        case BoardFaultKind.BABBLE:
            return b"U" * 3000
        case BoardFaultKind.FOREIGN:
            return foreign
        case _:  # a matter of when and not of what
            return line
