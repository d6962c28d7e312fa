"""What a bundle changes: settings by key, a catalogue by item, anything else by file. Old and new, typed."""

import io
import json
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from kiosk.contract.assignment import TargetKind

MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of a ZIP that are looked at."""
_ABSENT = object()


@dataclass(frozen=True)
class Change:
    """One. `key` such as ``visit.idle_seconds`` or ``item S01 · fee``; None: it is not there."""

    key: str
    old: str | None
    new: str | None


def settings(old: bytes | None, new: bytes | None) -> list[Change]:
    """Of two TOML files, by key; None is an empty one: the factory's settings."""
    return list(_changes("", _toml(old), _toml(new)))


def archive(old: bytes | None, new: bytes | None) -> list[Change]:
    """Of two ZIP files: TOML and JSON inside by item and key, the rest by name and size."""
    before, after = _files(old), _files(new)
    found: list[Change] = []
    for name in sorted(before.keys() | after.keys()):
        was, now = before.get(name), after.get(name)
        if was == now:
            continue
        read = _readable(name, was), _readable(name, now)
        if read[0] is None or read[1] is None:
            found.append(Change(name, _size(was), _size(now)))
        else:
            found += _changes(name.rpartition(".")[0], read[0], read[1])
    return found


def of_kind(kind: TargetKind, old: bytes | None, new: bytes | None) -> list[Change]:
    """As the kind of target asks for."""
    return settings(old, new) if kind is TargetKind.CONFIG else archive(old, new)


def _changes(at: str, old: Any, new: Any) -> Iterator[Change]:
    old, new = _by_id(old), _by_id(new)
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in sorted(old.keys() | new.keys(), key=str):
            yield from _changes(
                f"{at}.{key}" if at else str(key), old.get(key, _ABSENT), new.get(key, _ABSENT)
            )
    elif isinstance(old, Mapping) and new is _ABSENT and at.count(".") < 2:
        yield from _changes(at, old, {})
    elif isinstance(new, Mapping) and old is _ABSENT and at.count(".") < 2:
        yield from _changes(at, {}, new)
    elif old != new:
        yield Change(at, _told(old), _told(new))


def _by_id(value: Any) -> Any:
    """A list of tables that name themselves, as a table by their names: an item that moved is no change."""
    if isinstance(value, list) and value and all(isinstance(each, dict) and "id" in each for each in value):
        return {each["id"]: each for each in value}
    return value


def _told(value: Any) -> str | None:
    if value is _ABSENT:
        return None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)


def _toml(content: bytes | None) -> dict[str, Any]:
    return tomllib.loads(content.decode("utf-8")) if content else {}


def _readable(name: str, content: bytes | None) -> Any:
    try:
        if name.endswith(".toml"):
            return _toml(content)
        if name.endswith(".json"):
            return json.loads(content) if content else {}
    except ValueError:
        return None
    return None


def _files(content: bytes | None) -> dict[str, bytes]:
    if not content:
        return {}
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        files = [each for each in packed.infolist() if not each.is_dir()]
        if sum(each.file_size for each in files) > MAX_UNPACKED:
            return {"": content}
        return {each.filename: packed.read(each) for each in files}


def _size(content: bytes | None) -> str | None:
    return None if content is None else f"{len(content)} B"
