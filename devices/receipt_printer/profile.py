"""What differs between printer models, as data: ``profiles/NAME.toml``.

A profile says which commands the model knows and what each bit of its answers means. See
``docs/devices/receipt-printer.md`` for how to write one.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

from devices.errors import DeviceError

DEFAULT = "default"


class ProfileError(DeviceError):
    """A profile that does not exist or cannot be used. The message names file, key and remedy."""


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

    def read(self, sound_answer: bytes) -> frozenset[Meaning]:
        """What a sound answer says."""
        body = sound_answer[len(self.header) :]
        return frozenset(meaning for meaning, (at, mask) in self.bits.items() if body[at] & mask)


@dataclass(frozen=True, slots=True)
class Profile:
    """One printer model, or a family that behaves alike.

    ``queries`` are asked for the state. ``reports`` are understood but not asked; one named "asb" may come
    unasked. ``marker`` stands behind a job and is answered in turn, once everything before it is printed; a
    model without it is asked for its state until the paper must be out.
    """

    name: str
    description: str
    native_qr: bool
    select_qr_model: bool
    chinese_size: bool
    cut: bytes
    clear_buffer: bytes
    millimetres_per_second: int
    paper_bits_freeze_while_cover_open: bool
    queries: tuple[Query, ...]
    reports: tuple[Query, ...]
    marker: Query | None

    @property
    def asb(self) -> Query | None:
        """The automatic status that may arrive between answers, where the model has one."""
        return next((report for report in self.reports if report.name == "asb"), None)


def names() -> tuple[str, ...]:
    """The profiles there are."""
    directory = resources.files(__package__).joinpath("profiles")
    return tuple(
        sorted(
            entry.name.removesuffix(".toml") for entry in directory.iterdir() if entry.name.endswith(".toml")
        )
    )


def load(name: str) -> Profile:
    """The profile of that name. Raises ProfileError."""
    if name not in names():
        raise ProfileError(f"no printer profile {name!r}; set `profile` to one of: {', '.join(names())}")
    source = resources.files(__package__).joinpath("profiles", f"{name}.toml")
    try:
        return parse(name, tomllib.loads(source.read_text("utf-8")))
    except (KeyError, ValueError, TypeError) as error:
        raise ProfileError(
            f"devices/receipt_printer/profiles/{name}.toml: {error}; correct the profile"
        ) from error


def parse(name: str, table: Mapping[str, Any]) -> Profile:
    """A profile from its TOML table. Raises KeyError, ValueError or TypeError for one that cannot be used."""
    return Profile(
        name=name,
        description=table["description"],
        native_qr=table["native_qr"],
        select_qr_model=table["select_qr_model"],
        chinese_size=table["chinese_size"],
        cut=bytes.fromhex(table["cut"]),
        clear_buffer=bytes.fromhex(table["clear_buffer"]),
        millimetres_per_second=table["millimetres_per_second"],
        paper_bits_freeze_while_cover_open=table.get("paper_bits_freeze_while_cover_open", False),
        queries=tuple(_query(query, part) for query, part in table["status"].items()),
        reports=tuple(_query(report, part) for report, part in table.get("report", {}).items()),
        marker=_query("marker", table["marker"]) if "marker" in table else None,
    )


def _query(name: str, table: Mapping[str, Any]) -> Query:
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


def _place(name: str, place: int | list[int], length: int) -> tuple[int, int]:
    """``0x08`` in the only byte, or ``[byte, mask]`` counted from 0 after the header."""
    at, mask = (0, place) if isinstance(place, int) else place
    if not 0 <= at < length or not 0 < mask <= 0xFF:
        raise ValueError(f"{name}: {place!r} is no bit of an answer of {length} bytes")
    return at, mask
