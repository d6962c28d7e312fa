"""What a bundle changes: settings by key, a catalogue by item, anything else by file. Old and new, typed."""

import io
import json
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from central.updates.catalogues import examine
from kiosk.contract.assignment import TargetKind
from kiosk.contract.catalogue.schema import Catalogue, Text

MAX_UNPACKED = 64 * 1024 * 1024
"""Bytes of a ZIP that are looked at."""
_ABSENT = object()


@dataclass(frozen=True)
class Change:
    """One. `key` such as ``visit.idle_seconds``; None: it is not there. `about`: which entry of a catalogue
    it belongs to; an empty key is the entry itself, that comes or goes.
    """

    key: str
    old: str | None
    new: str | None
    about: Text | None = None


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
    if kind is TargetKind.CONFIG:
        return settings(old, new)
    if kind is TargetKind.CATALOGUE:
        both = [examine(each).catalogue if each else None for each in (old, new)]
        if both[0] and both[1]:
            return catalogues(both[0], both[1])
    return archive(old, new)


_SECTIONS: Mapping[str, Text] = {
    "items": Text(zh="事项", en="Item"),
    "life_events": Text(zh="一件事", en="Life event"),
    "pages": Text(zh="便民信息", en="Page"),
    "fields": Text(zh="表单项", en="Field"),
    "departments": Text(zh="部门", en="Department"),
    "commitments": Text(zh="承诺书", en="Commitment"),
    "places": Text(zh="地点", en="Place"),
}


def catalogues(old: Catalogue, new: Catalogue) -> list[Change]:
    """Of two sound catalogues: entry by entry, each by what residents call it."""
    was, now = (each.model_dump(mode="json", exclude_none=True) for each in (old, new))
    found: list[Change] = []
    for section in sorted(was.keys() | now.keys()):
        if section not in _SECTIONS:
            found += _changes(section, was.get(section, _ABSENT), now.get(section, _ABSENT))
            continue
        before, after = was.get(section, {}), now.get(section, {})
        for key in sorted(before.keys() | after.keys()):
            about = _about(section, key, after.get(key) or before.get(key))
            if key not in before or key not in after:
                gone = key not in after
                found.append(Change("", "" if gone else None, None if gone else "", about))
            else:
                found += [replace(each, about=about) for each in _changes("", before[key], after[key])]
    return found


def _about(section: str, key: str, entry: Any) -> Text:
    """``事项 I012 新生儿落户``."""
    said = entry if isinstance(entry, Mapping) else {}
    name = said.get("name") or said.get("label") or said.get("title") or {}
    name = name if isinstance(name, Mapping) else {}
    zh, en = name.get("zh", ""), name.get("en") or name.get("zh", "")
    words = _SECTIONS[section]
    return Text(zh=f"{words.zh} {key} {zh}".strip(), en=f"{words.en} {key} {en}".strip())


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
    if isinstance(value, Mapping) and value.keys() <= {"zh", "en", "ko", "ja"} and "zh" in value:
        return str(value["zh"])
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
