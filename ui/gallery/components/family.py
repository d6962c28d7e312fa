"""What the gallery knows of a component: when to use it, and how it looks in each state."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from ui.gallery.samples.said import Said

HALF, WHOLE = 117.0, 242.0
"""Widths of a specimen in millimetres: two in a row, or one, between the margins of an upright glass."""


@dataclass(frozen=True)
class Specimen:
    """One state. `properties` are the component's, by their QML names; words as in `samples`."""

    name: Said
    properties: Mapping[str, Any] = field(default_factory=dict)
    width: float | None = None
    height: float | None = None


@dataclass(frozen=True)
class Family:
    """One component file and its states.

    `width` and `height` hold for each specimen that names none, in millimetres; no height: the component's
    own. `common` are properties that all specimens share. `holder` is a file of `ui/gallery/qml/samples` that
    fills a component which is nothing without content.
    """

    component: str
    use: Said
    specimens: tuple[Specimen, ...]
    common: Mapping[str, Any] = field(default_factory=dict)
    width: float = HALF
    height: float | None = None
    holder: str = ""


@dataclass(frozen=True)
class Chapter:
    """Families that belong together."""

    name: Said
    families: tuple[Family, ...]


REST: Said = ("平常", "At rest")
PRESSED: Said = ("按下", "Pressed")
FOCUSED: Said = ("键盘停在这里", "Focused")
BUSY: Said = ("正在做", "Busy")
OFF: Said = ("现在不能用", "Off")
TOLD: Said = ("不能用，点了之后", "Off, and asked why")
CHOSEN: Said = ("选中", "Chosen")
ERROR: Said = ("填得不对", "Error")


def states(
    because: Said, busy: Said | None = None, *, rest: Said = REST, chosen: bool = False
) -> tuple[Specimen, ...]:
    """The states of whatever can be touched. `busy` is the label while it is being done."""
    shown = [Specimen(rest), Specimen(PRESSED, {"held": True}), Specimen(FOCUSED, {"focused": True})]
    if chosen:
        shown.append(Specimen(CHOSEN, {"checked": True}))
    if busy is not None:
        shown.append(Specimen(BUSY, {"busy": True, "label": busy}))
    shown.append(Specimen(OFF, {"because": because}))
    shown.append(Specimen(TOLD, {"because": because, "told": True}))
    return tuple(shown)
