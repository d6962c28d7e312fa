"""A catalogue written as the files that people edit, so that every tool can read it."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.contract.catalogue.schema import Catalogue

ONE_A_FILE = ("commitments", "policies", "pages")


def write_catalogue(catalogue: Catalogue, directory: Path) -> None:
    """Write it. The directory is made; what stands in it under other names stays.

    Raises:
        OSError: it cannot be written.
    """
    content = catalogue.model_dump(mode="python", exclude_none=True, exclude_defaults=True)
    sections = {name: content.pop(name, {}) for name in ("departments", "places", "fields", *ONE_A_FILE)}
    events, items = content.pop("life_events"), content.pop("items")
    _write(directory / "catalogue.toml", {**content, "schema_version": catalogue.schema_version})
    _write(directory / "departments.toml", sections["departments"])
    _write(directory / "places.toml", sections["places"])
    _write(directory / "fields" / "all.toml", sections["fields"])
    for name, entries in (*((name, sections[name]) for name in ONE_A_FILE), ("life_events", events)):
        for key, entry in entries.items():
            _write(directory / name / f"{key}.toml", {**entry, "id": key})
    themes: dict[str, dict[str, Any]] = {}
    for key, item in items.items():
        theme = item.pop("theme")
        item.pop("id", None)
        themes.setdefault(theme["zh"], {"theme": theme})[key] = item
    for number, table in enumerate(themes.values(), 1):
        _write(directory / "items" / f"theme{number:02}.toml", table)


def _write(file: Path, table: dict[str, Any]) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(_lines(table)), encoding="utf-8")


def _lines(table: dict[str, Any]) -> Iterator[str]:
    """Plain values first, then a table for each table, whose own values stand inline."""
    tables = {key: value for key, value in table.items() if isinstance(value, dict) and _is_entry(value)}
    for key, value in table.items():
        if key not in tables:
            yield f"{_key(key)} = {_value(value)}\n"
    for key, entry in tables.items():
        yield f"\n[{_key(key)}]\n"
        yield from (f"{_key(name)} = {_value(value)}\n" for name, value in entry.items())


def _is_entry(value: dict[str, Any]) -> bool:
    """Not a text in several languages: those are shorter inline."""
    return "zh" not in value


def _key(name: str) -> str:
    return name if name.isidentifier() and name.isascii() else json.dumps(name, ensure_ascii=False)


def _value(value: Any) -> str:
    match value:
        case bool():
            return "true" if value else "false"
        case dict():
            return "{ " + ", ".join(f"{_key(key)} = {_value(each)}" for key, each in value.items()) + " }"
        case list() | tuple():
            return "[" + ", ".join(_value(each) for each in value) + "]"
        case date():
            return value.isoformat()
        case int() | float():
            return str(value)
        case _:
            return json.dumps(str(value), ensure_ascii=False)
