"""Photographs made by code, whose truth is known: a sheet with print, a ground, a camera above it, its light.

Written with Pillow and NumPy alone, so that the finder is not judged by its own library.
"""

from dataclasses import dataclass
from functools import cache
from math import cos, hypot, radians, sin

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw, ImageFilter

Corner = tuple[float, float]
Corners = tuple[Corner, Corner, Corner, Corner]
"""Top left, top right, bottom right, bottom left."""
Photograph = npt.NDArray[np.uint8]

WIDTH, HEIGHT = 1280, 960
FINER = 4
"""The outline is drawn so many times larger and then reduced: edges lie between the pixels."""


@dataclass(frozen=True)
class Sheet:
    """Paper: half its height in pixels of the photograph, its place, how it lies."""

    half: float = 380
    at: Corner = (640.0, 480.0)
    angle: float = 0.0
    """Degrees to the right."""
    tilt: float = 0.0
    """How much nearer its upper edge is to the camera than its lower: 0.2 makes it a fifth wider."""
    shape: float = 210 / 297
    colour: tuple[int, int, int] = (246, 245, 240)
    lines: int = 26

    def corners(self) -> Corners:
        """Where they are seen."""
        flat = []
        for across, down in ((-1, -1), (1, -1), (1, 1), (-1, 1)):
            x, y = across * self.half * self.shape, down * self.half
            nearer = 1 - self.tilt * down / 2
            x, y = x * nearer, y * (1 - self.tilt * 0.15 * down)
            turn = radians(self.angle)
            flat.append(
                (self.at[0] + x * cos(turn) - y * sin(turn), self.at[1] + x * sin(turn) + y * cos(turn))
            )
        return flat[0], flat[1], flat[2], flat[3]


def ground(kind: str) -> Image.Image:
    """What the sheet lies on."""
    size = (WIDTH, HEIGHT)
    plain = {"dark": (52, 54, 58), "grey": (128, 128, 124), "light": (214, 212, 206), "blue": (40, 70, 120)}
    if kind in plain:
        return Image.new("RGB", size, plain[kind])
    picture = Image.new("RGB", size, (120, 84, 52))
    pen = ImageDraw.Draw(picture)
    if kind == "wood":
        for number in range(160):
            shade = 12 * ((number * 37) % 11) // 10
            y = number * HEIGHT / 160
            pen.line((0, y, WIDTH, y + 14), fill=(112 + shade, 76 + shade, 46 + shade), width=5)
    elif kind == "tiles":
        for x in range(0, WIDTH, 80):
            for y in range(0, HEIGHT, 80):
                odd = (x // 80 + y // 80) % 2
                pen.rectangle((x, y, x + 79, y + 79), fill=(150, 120, 90) if odd else (96, 70, 52))
    else:
        raise ValueError(kind)
    return picture


def printed(sheet: Sheet, size: tuple[int, int] = (840, 1188)) -> Image.Image:
    """The sheet as it would come from a printer, upright."""
    return _printed(sheet.colour, sheet.lines, size).copy()


@cache
def _printed(colour: tuple[int, int, int], lines: int, size: tuple[int, int]) -> Image.Image:
    page = Image.new("RGB", size, colour)
    pen = ImageDraw.Draw(page)
    width, height = size
    random = np.random.default_rng(7)
    for number in range(lines):
        y = height * 0.09 + number * height * 0.82 / max(1, lines)
        x = width * 0.1
        end = width * (0.9 if number % 5 else 0.6)
        while x < end:
            letter = 8 + float(random.integers(0, 8))
            for stroke in range(2):
                pen.line((x + stroke * 6, y, x + stroke * 6, y + 14), fill=(24, 24, 30), width=3)
            pen.line((x, y + 5, x + 8, y + 5), fill=(24, 24, 30), width=3)
            x += letter + 8
    if lines:
        stamp = (width * 0.62, height * 0.78, width * 0.84, height * 0.78 + width * 0.22)
        pen.ellipse(stamp, outline=(206, 40, 44), width=7)
    return page


def photograph(
    *sheets: Sheet,
    on: str = "dark",
    shadow: float = 0.0,
    noise: float = 0.0,
    blur: float = 0.6,
    light: float = 1.0,
) -> Photograph:
    """What the camera sees. `shadow`: how much of the light is missing at the right end, 0 to 1; `noise`:
    standard deviation, of 255; `blur`: of the lens, in pixels.
    """
    picture = ground(on)
    for sheet in sheets:
        _lay(picture, printed(sheet), tuple((x + 0.5, y + 0.5) for x, y in sheet.corners()))
    seen = picture.filter(ImageFilter.GaussianBlur(blur))
    pixels = np.asarray(seen, dtype=np.float64) * light
    if shadow:
        fall = np.clip((np.arange(WIDTH) - WIDTH * 0.45) / (WIDTH * 0.1), 0, 1) * shadow
        pixels *= (1 - fall)[None, :, None]
    if noise:
        pixels += np.random.default_rng(3).normal(0, noise, pixels.shape)
    return np.clip(pixels, 0, 255).astype(np.uint8)


def corner_error(found: tuple[Corner, ...], true: Corners) -> float:
    """The largest distance of a corner from where it is, in pixels."""
    return max(hypot(x - tx, y - ty) for (x, y), (tx, ty) in zip(found, true, strict=True))


def _lay(picture: Image.Image, page: Image.Image, corners: tuple[Corner, ...]) -> None:
    """Draw the page so that its corners come to lie there."""
    width, height = page.size
    source = ((0, 0), (width, 0), (width, height), (0, height))
    rows, right = [], []
    for (x, y), (u, v) in zip(corners, source, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y])
        right += [u, v]
    turn = np.linalg.solve(np.array(rows), np.array(right))
    laid = page.transform(picture.size, Image.Transform.PERSPECTIVE, tuple(turn), Image.Resampling.BICUBIC)
    mask = Image.new("L", (picture.width * FINER, picture.height * FINER), 0)
    ImageDraw.Draw(mask).polygon([(x * FINER - 0.5, y * FINER - 0.5) for x, y in corners], fill=255)
    picture.paste(laid, mask=mask.reduce(FINER))
