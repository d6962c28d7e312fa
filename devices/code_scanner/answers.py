"""What a scanner answers to a command, found in whatever else the line carries. Pure.

Two families: an echo of the command with a status byte behind it (Newland "unified" 7E 01, Honeywell menu
commands), and registers (Newland EM2000 and EM3095, 7E 00) with a check over the frame.
"""

import re
from dataclasses import dataclass
from typing import Protocol

_ACK, _ENQ, _NAK = 0x06, 0x05, 0x15
"""Done; no such command; a value out of range. Newland and Honeywell alike."""
LONGEST_VALUE = 200
"""Bytes of an answer between the echo and the status."""
_REGISTER_START = b"\x02\x00"
_REGISTER_HEAD, _REGISTER_CHECK = 4, 2
_REGISTER_OK = 0x00


@dataclass(frozen=True, slots=True)
class Answer:
    """``done``: the scanner did what it was asked. ``value``: what it gave back. ``raw``: the whole frame."""

    done: bool
    value: bytes
    raw: bytes


class AnswerForm(Protocol):
    """How a maker's answers look."""

    def find(self, untrusted_bytes: bytes, echo: bytes) -> tuple[Answer, bytes] | None:
        """The answer to the command that is echoed as `echo`, and the bytes behind it; None while there is
        none. What stands before it, and answers to other commands, are passed over.
        """


@dataclass(frozen=True, slots=True)
class EchoForm:
    """`start`, the command's tag again, the value, a status byte, `end` (which some models leave out)."""

    start: bytes
    end: bytes

    def find(self, untrusted_bytes: bytes, echo: bytes) -> tuple[Answer, bytes] | None:
        """As AnswerForm.find. The value is printable; anything else ends the search at that place."""
        form = re.compile(
            re.escape(self.start + echo)
            + rb"([\x20-\x7e]{0,%d})([\x05\x06\x15])" % LONGEST_VALUE
            + (rb"(?:%s)?" % re.escape(self.end) if not self.start else re.escape(self.end))
        )
        match = form.search(untrusted_bytes)
        if match is None:
            return None
        answer = Answer(match[2][0] == _ACK, match[1], match[0])
        return answer, untrusted_bytes[match.end() :]


@dataclass(frozen=True, slots=True)
class RegisterForm:
    """02 00, type, length of the value, value, CRC-CCITT of type to value, high byte first."""

    def find(self, untrusted_bytes: bytes, echo: bytes) -> tuple[Answer, bytes] | None:  # noqa: ARG002  none here
        """As AnswerForm.find. These answers do not say to what: `echo` has nothing to be compared with."""
        at = untrusted_bytes.find(_REGISTER_START)
        while at >= 0:
            frame = _register_frame(untrusted_bytes[at:])
            if frame is not None:
                kind, value = frame[2], frame[_REGISTER_HEAD:-_REGISTER_CHECK]
                return Answer(kind == _REGISTER_OK, value, frame), untrusted_bytes[at + len(frame) :]
            at = untrusted_bytes.find(_REGISTER_START, at + 1)
        return None


def _register_frame(untrusted_bytes: bytes) -> bytes | None:
    """The whole frame that begins here, or None."""
    if len(untrusted_bytes) < _REGISTER_HEAD:
        return None
    length = _REGISTER_HEAD + untrusted_bytes[3] + _REGISTER_CHECK
    frame = untrusted_bytes[:length]
    if len(frame) < length or crc_ccitt(frame[2:-_REGISTER_CHECK]) != int.from_bytes(frame[-2:], "big"):
        return None
    return frame


def crc_ccitt(data: bytes) -> int:
    """CRC-CCITT with 0x1021 from 0, as the EM3095 manual has it: over 00 01 00 it is 3331."""
    crc = 0
    for byte in data:
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ 0x1021 if crc & 0x8000 else crc << 1) & 0xFFFF
    return crc
