"""One question to a printer and how its answer reads, fixed bytes or text. Pure; the models' are data."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

LONGEST = 64
"""Bytes of any answer."""


class Meaning(StrEnum):
    """What a bit of a status answer says when it is on."""

    OFFLINE = "offline"
    COVER_OPEN = "cover_open"
    PAPER_OUT = "paper_out"
    PAPER_LOW = "paper_low"
    PAPER_PRESENT = "paper_present"
    CUTTER = "cutter"
    JAM = "jam"
    HEAD = "head"
    RECOVERABLE = "recoverable"
    UNRECOVERABLE = "unrecoverable"
    ERROR = "error"
    TICKET_AT_MOUTH = "ticket_at_mouth"


@dataclass(frozen=True, eq=False)
class Query:
    """One question and how its answer reads.

    The answer is ``header`` and then as many bytes as ``fixed_mask`` has, each of which must show the byte of
    ``fixed_value`` under its mask (a mask of 0 takes any byte). ``bits`` gives for each meaning the byte,
    counted from 0 after the header, and the mask; any bit of it is enough.
    """

    name: str
    request: bytes
    header: bytes
    fixed_mask: bytes
    fixed_value: bytes
    bits: Mapping[Meaning, tuple[int, int]]

    @property
    def length(self) -> int:
        """Bytes of a whole answer."""
        return len(self.header) + len(self.fixed_mask)

    def is_sound(self, untrusted_answer: bytes) -> bool:
        """Whether these bytes can be an answer to this question."""
        return len(untrusted_answer) == self.length and self.may_become_sound(untrusted_answer)

    def may_become_sound(self, untrusted_beginning: bytes) -> bool:
        """Whether these first bytes can be, or grow into, an answer to this question."""
        want = self.header + self.fixed_value
        mask = b"\xff" * len(self.header) + self.fixed_mask
        return all(
            byte & known == fixed for byte, known, fixed in zip(untrusted_beginning, mask, want, strict=False)
        )

    def length_at(self, untrusted_bytes: bytes) -> int | None:
        """Bytes of the answer these begin with; 0: none; None: it may still be arriving."""
        if not self.may_become_sound(untrusted_bytes[: self.length]):
            return 0
        return self.length if len(untrusted_bytes) >= self.length else None

    def read(self, sound_answer: bytes) -> frozenset[Meaning]:
        """What a sound answer says."""
        body = sound_answer[len(self.header) :]
        return frozenset(meaning for meaning, (at, mask) in self.bits.items() if body[at] & mask)


@dataclass(frozen=True, eq=False)
class TextQuery:
    """A question that is answered in turn, in text: ``begins``, then bytes of ``alphabet``, then ``ends``;
    ``longest`` bytes at most.
    """

    request: bytes
    begins: bytes
    alphabet: frozenset[int]
    ends: bytes
    longest: int

    def length_at(self, untrusted_bytes: bytes) -> int | None:
        """Bytes of the answer these begin with; 0: none; None: it may still be arriving."""
        untrusted_start = untrusted_bytes[: len(self.begins)]
        if not self.begins.startswith(untrusted_start):
            return 0
        at = len(untrusted_start)
        while at < len(untrusted_bytes) and untrusted_bytes[at] in self.alphabet:
            at += 1
        untrusted_end = untrusted_bytes[at : at + len(self.ends)]
        if at + len(self.ends) > self.longest or not self.ends.startswith(untrusted_end):
            return 0
        if untrusted_end != self.ends:
            return None
        return at + len(self.ends) if at > len(self.begins) else 0


def query(name: str, table: Mapping[str, Any]) -> Query:
    """From its TOML table. Raises KeyError, ValueError or TypeError for one that cannot be used."""
    mask, value = bytes.fromhex(table["fixed_mask"]), bytes.fromhex(table["fixed_value"])
    if len(mask) != len(value) or not mask:
        raise ValueError(f"{name}: fixed_mask and fixed_value must be equally long, one byte or more")
    return Query(
        name=name,
        request=bytes.fromhex(table.get("request", "")),
        header=bytes.fromhex(table.get("header", "")),
        fixed_mask=mask,
        fixed_value=value,
        bits={Meaning(meaning): _place(name, place, len(mask)) for meaning, place in table["bits"].items()},
    )


def text_query(table: Mapping[str, Any]) -> TextQuery:
    """From its TOML table. Raises KeyError, ValueError or TypeError for one that cannot be used."""
    found = TextQuery(
        request=bytes.fromhex(table["request"]),
        begins=bytes.fromhex(table["begins"]),
        alphabet=frozenset(bytes.fromhex(table["alphabet"])),
        ends=bytes.fromhex(table["ends"]),
        longest=table["longest"],
    )
    if not found.request or not found.alphabet or not found.ends or not 0 < found.longest <= LONGEST:
        raise ValueError(f"an answer in text has a request, an alphabet, an end, and {LONGEST} bytes at most")
    return found


def _place(name: str, place: int | list[int], length: int) -> tuple[int, int]:
    """``0x08`` in the only byte, or ``[byte, mask]`` counted from 0 after the header."""
    at, mask = (0, place) if isinstance(place, int) else place
    if not 0 <= at < length or not 0 < mask <= 0xFF:
        raise ValueError(f"{name}: {place!r} is no bit of an answer of {length} bytes")
    return at, mask
