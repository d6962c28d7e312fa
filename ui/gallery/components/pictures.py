"""Draws every component's sheet in the day, elder and night sets: DIR/SET/COMPONENT.png."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image

from ui.gallery.components.registry import families
from ui.gallery.components.sheet import SETS, Looks, Sheets

PIXELS_PER_MM = 4.0


def draw(out: Path, only: str = "") -> None:
    """Write the pictures of the components whose names begin with `only`. A `QGuiApplication` stands."""
    for looks in SETS:
        directory = out / looks.name
        directory.mkdir(parents=True, exist_ok=True)
        for name, picture in sheets_of(looks, only, PIXELS_PER_MM):
            picture.save(directory / f"{name}.png")


def sheets_of(looks: Looks, only: str, pixels_per_mm: float) -> Iterator[tuple[str, Image.Image]]:
    """Component and picture, in the order of the registry."""
    sheets = Sheets(looks, pixels_per_mm)
    for family in families():
        if family.component.startswith(only):
            sheets.show(family)
            yield family.component, sheets.picture()
    sheets.close()
