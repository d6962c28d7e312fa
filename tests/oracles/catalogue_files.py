"""The catalogue that ships, read from its files with nothing of the product."""

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

_DATA = Path(__file__).resolve().parents[2] / "kiosk" / "catalogue" / "data"


def life_events() -> dict[str, dict[str, Any]]:
    """By their identifiers, in order."""
    read = [tomllib.loads(each.read_text("utf-8")) for each in sorted((_DATA / "life_events").glob("*.toml"))]
    return {each["id"]: each for each in read}


def called_for(event: Mapping[str, Any], given: Mapping[str, Any]) -> list[str]:
    """The departments of a life event that have a share where this was answered and filled in, the one that
    leads first.
    """
    everybody = dict.fromkeys((event["lead_department"], *event["departments"]))
    conditions = event.get("called_if", {})
    return [
        each
        for each in everybody
        if all(_is_so(one, given.get(one["of"], ())) for one in conditions.get(each, ()))
    ]


def _is_so(condition: Mapping[str, Any], said: str | Collection[str]) -> bool:
    return not set(condition["is_in"]).isdisjoint((said,) if isinstance(said, str) else said)


def departments() -> dict[str, str]:
    """The Chinese name of each."""
    raw = tomllib.loads((_DATA / "departments.toml").read_text("utf-8"))
    return {key: each["name"]["zh"] for key, each in raw.items()}
