"""What differs between card readers, as data: ``profiles/NAME.toml``.

A profile says how a reader is connected and framed, which commands it knows, and what it is known to do
oddly. ``docs/devices/id-card-reader.md`` has the table of those that are there.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from typing import Any

from devices.errors import PortUnavailable
from devices.id_card.reader import Habits
from devices.id_card.sdt_commands import SPEED_CODES, STANDARD, Command, Commands
from devices.id_card.sdt_protocol import Check
from devices.standing import Cause

GENERIC = "generic"


class ProfileError(PortUnavailable):
    """No reader can be opened by this profile. The message says why, and what to do."""

    cause = Cause.SETTING_WRONG


class Framing(StrEnum):
    """How frames travel."""

    SERIAL = "serial"
    """As they are, over a serial port."""
    BULK_FOUR_PIPES = "bulk_four_pipes"
    """USB bulk: preamble and LEN through one pair of pipes, the rest through another."""
    BULK_PAIR = "bulk_pair"
    """As they are, over one pair of USB bulk pipes."""
    HID_MIAXIS = "hid_miaxis"
    """HID reports of 64 bytes, in the packets of Miaxis."""


ON_USB = frozenset({Framing.BULK_FOUR_PIPES, Framing.BULK_PAIR})
"""Named by vendor and product, not by a path."""


class Handshake(StrEnum):
    """What must be said before the first frame."""

    NONE = "none"
    CVR_100D = "cvr_100d"


@dataclass(frozen=True)
class ReaderProfile:
    """One reader model, or a family that behaves alike.

    ``speeds``: bits per second at which it may be met, the usual one first; empty off the serial line.
    ``sets_speed``: it obeys 60 nn. ``usb_ids``: as 0400:c35a. ``refusal``: why this model cannot be driven,
    for the technician; empty for one that can.
    """

    name: str
    description: str
    framing: Framing
    check: Check
    commands: Commands
    speeds: tuple[int, ...]
    sets_speed: bool
    usb_ids: tuple[str, ...]
    handshake: Handshake
    habits: Habits
    refusal: str


def names() -> tuple[str, ...]:
    """The profiles there are."""
    directory = resources.files(__package__).joinpath("profiles")
    return tuple(
        sorted(
            entry.name.removesuffix(".toml") for entry in directory.iterdir() if entry.name.endswith(".toml")
        )
    )


def load(name: str) -> ReaderProfile:
    """The profile of that name. Raises ProfileError."""
    if name not in names():
        raise ProfileError(f"no reader profile {name!r}; set `profile` to one of: {', '.join(names())}")
    source = resources.files(__package__).joinpath("profiles", f"{name}.toml")
    try:
        return parse(name, tomllib.loads(source.read_text("utf-8")))
    except (KeyError, ValueError, TypeError) as error:
        raise ProfileError(f"devices/id_card/profiles/{name}.toml: {error}; correct the profile") from error


def parse(name: str, table: Mapping[str, Any]) -> ReaderProfile:
    """A profile from its TOML table. Raises KeyError, ValueError or TypeError for one that cannot be used."""
    framing, check = Framing(table["framing"]), Check(table.get("check", Check.XOR))
    speeds = tuple(table.get("speeds", ()))
    if bool(speeds) != (framing is Framing.SERIAL):
        raise ValueError("speeds belong to a serial reader, and to no other")
    if unknown := set(speeds) - set(SPEED_CODES):
        raise ValueError(f"speeds: {unknown.pop()} is none of {', '.join(map(str, SPEED_CODES))}")
    return ReaderProfile(
        name=name,
        description=table["description"],
        framing=framing,
        check=check,
        commands=_commands(table.get("commands", {})).checked_by(check),
        speeds=speeds,
        sets_speed=table.get("sets_speed", False),
        usb_ids=tuple(table.get("usb_ids", ())),
        handshake=Handshake(table.get("handshake", Handshake.NONE)),
        habits=Habits(table.get("poll_milliseconds", 400) / 1000, table.get("lift_after_read")),
        refusal=table.get("refusal", ""),
    )


def _commands(table: Mapping[str, str]) -> Commands:
    """The standard ones, with other codes or (an empty one) without those that the reader has not."""
    changed: dict[str, Command | None] = dict(vars(STANDARD))
    for name, code in table.items():
        standard = getattr(STANDARD, name, None)
        if standard is None:
            raise ValueError(f"commands: {name!r} is none of {', '.join(changed)}")
        if not code and name in ("sam_status", "find", "select", "read"):
            raise ValueError(f"commands: a reader cannot be without {name!r}")
        changed[name] = standard.with_code(bytes.fromhex(code)) if code else None
    return Commands(**changed)  # type: ignore[arg-type]  # only what may be None is made None, above
