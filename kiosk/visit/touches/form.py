"""Filling in a form and signing it. Personal data is left out of `repr`."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from kiosk.contract.ink import Point
from kiosk.visit.touches.touch import Touch


class Entry(StrEnum):
    """Ways to put a text in."""

    TREE = "tree"
    HAND = "hand"
    KEYS = "keys"


@dataclass(frozen=True)
class SetValue(Touch):
    """The answer as it stands in the field, or the choice that was pressed."""

    value: str = field(repr=False)


@dataclass(frozen=True)
class ChooseEntry(Touch):
    """Put texts in by address step, by hand, or by keyboard, from now on."""

    entry: Entry


@dataclass(frozen=True)
class ReadTheirCard(Touch):
    """Somebody else's ID card comes on the reader: its name and number need not be typed."""


@dataclass(frozen=True)
class ToggleChoice(Touch):
    """One choice of several on, or off."""

    value: str = field(repr=False)


@dataclass(frozen=True)
class Reveal(Touch):
    """Show or hide the masked row, counted from 0."""

    row: int


@dataclass(frozen=True)
class ToggleMaterial(Touch):
    """I have this material with me, or not."""

    material: str


@dataclass(frozen=True)
class ChooseCommitment(Touch):
    """Pledge instead of a document, or bring the document."""

    choice: Literal["commit", "documents"]


@dataclass(frozen=True)
class Edit(Touch):
    """From the summary back to this page."""

    page: str


@dataclass(frozen=True)
class DrawStroke(Touch):
    """One stroke of the signature, from finger down to finger up."""

    points: tuple[Point, ...] = field(repr=False)
    pad: float | None = None
    """The width of the pad by its height; None: not known."""


@dataclass(frozen=True)
class SignByKey(Touch):
    """I cannot draw: pressing OK on the pledge is my signature."""


@dataclass(frozen=True)
class ClearSignature(Touch):
    """Sign again."""
