"""How Chinese characters are read, without tones: the table of `readings.txt` (script/make-readings)."""

from collections.abc import Mapping
from importlib.resources import files

Readings = Mapping[str, tuple[str, ...]]
"""A character to its readings; a rare character has none."""


def read_readings() -> Readings:
    """Every reading of 20 000 characters."""
    text = (files("kiosk.catalogue.search") / "readings.txt").read_text(encoding="utf-8")
    found: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        syllable, _, characters = line.partition(" ")
        for character in characters:
            found[character] = (*found.get(character, ()), syllable)
    return found
