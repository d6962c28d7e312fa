"""The terminal seen from the front, as data: which device sits where (`front.toml`)."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources

OWN_PARTS = ("screen", "speaker", "network", "computer")
"""Of the terminal itself: no driver watches them, and each has its tests."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in units of the drawing."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Front:
    """The drawing. `devices`: by the device's name, in the order of the drawing from above."""

    width: float
    height: float
    cabinet: Box
    shelf: Box
    devices: Mapping[str, Box]


@cache
def front() -> Front:
    """The drawing as shipped."""
    source = resources.files("kiosk.technician").joinpath("front.toml")
    read = tomllib.loads(source.read_text("utf-8"))
    return Front(
        read["width"],
        read["height"],
        Box(**read["cabinet"]),
        Box(**read["shelf"]),
        {name: Box(**box) for name, box in read["devices"].items()},
    )
