"""Why a terminal takes nothing: from the key of the resident's sentence to the technician's code."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from types import MappingProxyType

UNLISTED = "X0"
"""The code of a reason that nobody has listed: better than none."""


@dataclass(frozen=True)
class Reason:
    """One row of `reasons.toml`."""

    key: str
    code: str
    what: str
    remedy: str


@cache
def reasons() -> Mapping[str, Reason]:
    """All of them, by key, in the order of the file."""
    text = resources.files("kiosk.visit").joinpath("reasons.toml").read_text("utf-8")
    rows = (Reason(**row) for row in tomllib.loads(text)["reason"])
    return MappingProxyType({row.key: row for row in rows})


def code_of(key: str) -> str:
    """The code in small print."""
    return reasons()[key].code if key in reasons() else UNLISTED
