"""What differs between printer models, as data: ``profiles/NAME.toml``.

A profile says which commands the model knows and what each bit of its answers means. See
``docs/devices/receipt-printer.md`` for how to write one.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Any

from devices.errors import DeviceError
from devices.receipt_printer.query import Query, TextQuery, query, text_query

DEFAULT = "default"


class ProfileError(DeviceError):
    """A profile that does not exist or cannot be used. The message names file, key and remedy."""


class Proof(StrEnum):
    """How the witness of a printer shows that it has not been switched off and on since it was called."""

    STORED_CODE = "stored_code"
    """It tells the size of the QR code in its store, and a restart empties the store."""
    POWER_UPS = "power_ups"
    """It counts how often it was switched on: the answer must be the same before and after."""


@dataclass(frozen=True, slots=True)
class Presenter:
    """What holds a paper at the mouth until it is taken. Commands; empty for what the model cannot.

    ``present`` stands behind the cut: on, so that it can be gripped. ``retract`` draws in what nobody took,
    ``eject`` throws it out.
    """

    present: bytes = b""
    retract: bytes = b""
    eject: bytes = b""


@dataclass(frozen=True, eq=False)
class Witness:
    """A question whose answer tells a printer that went on from one that began anew. Answered in turn, once
    everything before it has been worked through.
    """

    proof: Proof
    query: TextQuery


@dataclass(frozen=True, slots=True)
class Profile:
    """One printer model, or a family that behaves alike.

    ``chinese_text``: it has a font for two-byte GBK; else Chinese goes as pictures. ``prologue`` follows the
    initialisation of each job. ``queries`` are asked for the state. ``reports`` are understood but not asked;
    one named "asb" may come unasked. ``witness`` and ``marker`` stand behind a job and are answered in turn,
    once everything before them is printed; only the first proves that there was no restart meanwhile.
    """

    name: str
    description: str
    native_qr: bool
    select_qr_model: bool
    chinese_text: bool
    chinese_size: bool
    prologue: bytes
    cut: bytes
    presenter: Presenter
    clear_buffer: bytes
    millimetres_per_second: int
    paper_bits_freeze_while_cover_open: bool
    queries: tuple[Query, ...]
    reports: tuple[Query, ...]
    marker: Query | None
    witness: Witness | None

    @property
    def asb(self) -> Query | None:
        """The automatic status that may arrive between answers, where the model has one."""
        return next((report for report in self.reports if report.name == "asb"), None)


@cache
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
    try:
        return parse(name, _table(name))
    except (KeyError, ValueError, TypeError, OSError) as error:
        raise ProfileError(
            f"devices/receipt_printer/profiles/{name}.toml: {error}; correct the profile"
        ) from error


def _table(name: str) -> dict[str, Any]:
    """The file, laid over the one that it says it is ``like``; a table of a table is replaced whole, and one
    that is empty taken away.
    """
    source = resources.files(__package__).joinpath("profiles", f"{name}.toml")
    table = tomllib.loads(source.read_text("utf-8"))
    if "like" not in table:
        return table
    laid = _table(table.pop("like"))
    for key, value in table.items():
        laid[key] = {**laid.get(key, {}), **value} if isinstance(value, dict) and value else value
    return {key: value for key, value in laid.items() if value != {}}


def parse(name: str, table: Mapping[str, Any]) -> Profile:
    """A profile from its TOML table. Raises KeyError, ValueError or TypeError for one that cannot be used."""
    return Profile(
        name=name,
        description=table["description"],
        native_qr=table["native_qr"],
        select_qr_model=table["select_qr_model"],
        chinese_text=table.get("chinese_text", True),
        chinese_size=table["chinese_size"],
        prologue=bytes.fromhex(table.get("prologue", "")),
        cut=bytes.fromhex(table["cut"]),
        presenter=_presenter(table.get("presenter", {})),
        clear_buffer=bytes.fromhex(table["clear_buffer"]),
        millimetres_per_second=table["millimetres_per_second"],
        paper_bits_freeze_while_cover_open=table.get("paper_bits_freeze_while_cover_open", False),
        queries=tuple(query(name, part) for name, part in table["status"].items()),
        reports=tuple(query(report, part) for report, part in table.get("report", {}).items()),
        marker=query("marker", table["marker"]) if "marker" in table else None,
        witness=_witness(table["witness"]) if "witness" in table else None,
    )


def _presenter(table: Mapping[str, Any]) -> Presenter:
    """``present`` ends with a count of steps, worked out from ``present_millimetres``."""
    present = bytes.fromhex(table.get("present", ""))
    if present:
        steps = round(table["present_millimetres"] / table["millimetres_per_step"])
        present += bytes([min(max(steps, 1), 255)])
    retract, eject = bytes.fromhex(table.get("retract", "")), bytes.fromhex(table.get("eject", ""))
    return Presenter(present, retract, eject)


def _witness(table: Mapping[str, Any]) -> Witness:
    return Witness(Proof(table["proof"]), text_query(table))
