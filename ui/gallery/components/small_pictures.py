"""One small picture a component for the documents: by day, for elders and by night, side by side."""

from collections import defaultdict
from pathlib import Path

from PIL import Image

from ui.gallery.components.pictures import sheets_of
from ui.gallery.components.sheet import Looks
from ui.gallery.contrast import RGB

SETS = (Looks("day"), Looks("elder", elder=True), Looks("night", night=True, language="en"))
"""As `sheet.SETS`; by night in English, so that both languages are seen."""
PIXELS_PER_MM = 1.8
GROUND = (0xC4, 0xCC, 0xD6)
GAP = 8
COLOURS = 80
"""Enough for three sets and their smoothed edges; a picture with so few is a fifth of the size."""


def write_small_pictures(directory: Path, only: str = "") -> None:
    """Write COMPONENT.png for each whose name begins with `only`; without it, drop those that are gone."""
    drawn: dict[str, list[Image.Image]] = defaultdict(list)
    for looks in SETS:
        for name, picture in sheets_of(looks, only, PIXELS_PER_MM):
            drawn[name].append(picture)
    directory.mkdir(parents=True, exist_ok=True)
    for name, pictures in drawn.items():
        few_colours(beside(pictures)).save(directory / f"{name}.png", optimize=True)
    if not only:
        for path in directory.glob("*.png"):
            if path.stem not in drawn:
                path.unlink()


def few_colours(picture: Image.Image) -> Image.Image:
    """The picture in its most frequent colours: the tokens stay what they are, edges lose a little."""
    every = picture.width * picture.height
    counted: list[tuple[int, RGB]] = picture.getcolors(every) or []  # type: ignore[assignment]  # RGB
    chosen = [colour for _, colour in sorted(counted, reverse=True)[:COLOURS]]
    palette = Image.new("P", (1, 1))
    palette.putpalette([channel for colour in chosen for channel in colour])
    return picture.quantize(palette=palette, dither=Image.Dither.NONE)


def beside(pictures: list[Image.Image]) -> Image.Image:
    """The pictures in a row, top-aligned."""
    width = sum(each.width + GAP for each in pictures) + GAP
    whole = Image.new("RGB", (width, max(each.height for each in pictures) + 2 * GAP), GROUND)
    x = GAP
    for each in pictures:
        whole.paste(each, (x, GAP))
        x += each.width + GAP
    return whole
