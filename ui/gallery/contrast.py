"""Contrast as drawn: a text's colour against the ground that really lies behind it, from the pixels."""

from collections.abc import Sequence
from math import dist

from PIL import Image

RGB = tuple[int, int, int]

GROUND_SHARE = 0.15
"""A colour that fills so much of a text's rectangle, and is not the text's own, is ground."""
NEAR = 24.0
"""Distance of two colours (0 to 442) below which they count as one: smoothing and rounding."""


def luminance(colour: RGB) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2, definition of the term)."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)

    red, green, blue = (linear(channel) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: RGB, other: RGB) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2, definition of the term)."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def drawn_contrast(part: Image.Image, colour: RGB) -> float:
    """The lowest contrast of a text in `part`, the rectangle of an RGB picture that its ink may cover.

    `colour` is what the text was asked to be; where it was drawn weaker (opacity), what was drawn counts. A
    text of which nothing is seen has contrast 1.
    """
    counted: list[tuple[int, RGB]] = part.getcolors(part.width * part.height) or []  # type: ignore[assignment]  # RGB
    grounds = _grounds(counted, colour)
    if not grounds:
        return 1.0
    return min(ratio(_ink(counted, ground, colour), ground) for ground in grounds)


def _grounds(counted: list[tuple[int, RGB]], colour: RGB) -> list[RGB]:
    total = sum(count for count, _ in counted)
    others = sorted(((count, each) for count, each in counted if dist(each, colour) > NEAR), reverse=True)
    large = [each for count, each in others if count >= GROUND_SHARE * total]
    return large or [each for _, each in others[:1]]


def _ink(counted: Sequence[tuple[int, RGB]], ground: RGB, colour: RGB) -> RGB:
    """The colour drawn that lies furthest on the way from the ground to the colour asked for."""
    if any(each == colour for _, each in counted):
        return colour
    way = [c - g for c, g in zip(colour, ground, strict=True)]
    length = sum(step * step for step in way)

    def share(each: RGB) -> float:
        along = sum((e - g) * step for e, g, step in zip(each, ground, way, strict=True)) / length
        foot = [g + along * step for g, step in zip(ground, way, strict=True)]
        return min(1.0, along) if dist(each, foot) <= NEAR else 0.0

    furthest = max((share(each) for _, each in counted), default=0.0)
    red, green, blue = (round(g + furthest * step) for g, step in zip(ground, way, strict=True))
    return red, green, blue
