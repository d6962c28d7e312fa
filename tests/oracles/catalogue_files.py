"""The catalogue that ships, read from its files with nothing of the product."""

import tomllib
from pathlib import Path
from typing import Any

_DATA = Path(__file__).resolve().parents[2] / "kiosk" / "catalogue" / "data"


def life_events() -> dict[str, dict[str, Any]]:
    """By their identifiers, in order."""
    read = [tomllib.loads(each.read_text("utf-8")) for each in sorted((_DATA / "life_events").glob("*.toml"))]
    return {each["id"]: each for each in read}


def departments() -> dict[str, str]:
    """The Chinese name of each."""
    raw = tomllib.loads((_DATA / "departments.toml").read_text("utf-8"))
    return {key: each["name"]["zh"] for key, each in raw.items()}
