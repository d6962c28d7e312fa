"""IPP messages as a printer reads and writes them: RFC 8010. For the simulated printer alone."""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

OPERATION_GROUP, JOB_GROUP, END, PRINTER_GROUP = 1, 2, 3, 4
INTEGER, BOOLEAN, ENUM, OCTETS, RESOLUTION, RANGE = 0x21, 0x22, 0x23, 0x30, 0x32, 0x33
BEGIN_COLLECTION, END_COLLECTION, MEMBER = 0x34, 0x37, 0x4A
TEXT, NAME, KEYWORD, URI, CHARSET, LANGUAGE, MEDIA_TYPE = 0x41, 0x42, 0x44, 0x45, 0x47, 0x48, 0x49

Attribute = tuple[int, tuple[Any, ...]]
"""The kind of its values, and the values."""


class BadRequest(Exception):
    """What came is no IPP request."""


@dataclass(frozen=True)
class Request:
    """``document``: what followed the attributes."""

    operation: int
    number: int
    operation_attributes: Mapping[str, list[Any]]
    job_attributes: Mapping[str, list[Any]]
    document: bytes = field(repr=False)

    def first(self, name: str, default: Any = None) -> Any:
        """The first value of an attribute of the operation or the job."""
        values = self.operation_attributes.get(name) or self.job_attributes.get(name)
        return values[0] if values else default


def read_request(body: bytes) -> Request:
    """Raises BadRequest."""
    try:
        _, operation, number = struct.unpack_from(">HHI", body)
        groups: dict[int, dict[str, list[Any]]] = {}
        at, group, name = 8, 0, ""
        while body[at] != END:
            if body[at] < 0x10:
                group = body[at]
                groups.setdefault(group, {})
                at += 1
                continue
            tag, given, value, at = _value_at(body, at)
            name = given or name
            if tag == BEGIN_COLLECTION:
                value, at = _collection_at(body, at)
            groups[group].setdefault(name, []).append(value)
    except (IndexError, KeyError, struct.error, UnicodeDecodeError):
        raise BadRequest from None
    return Request(
        operation, number, groups.get(OPERATION_GROUP, {}), groups.get(JOB_GROUP, {}), body[at + 1 :]
    )


def answer(status: int, number: int, groups: Iterable[tuple[int, Mapping[str, Attribute]]]) -> bytes:
    """The whole message; the character set and language that every answer begins with are added here."""
    heading: Mapping[str, Attribute] = {
        "attributes-charset": (CHARSET, ("utf-8",)),
        "attributes-natural-language": (LANGUAGE, ("en",)),
    }
    parts = [struct.pack(">HHI", 0x0200, status, number)]
    for tag, attributes in ((OPERATION_GROUP, heading), *groups):
        parts.append(bytes([tag]))
        parts += [_written(name, kind, values) for name, (kind, values) in attributes.items()]
    return b"".join([*parts, bytes([END])])


def _value_at(body: bytes, at: int) -> tuple[int, str, Any, int]:
    """Kind, name, value, and where the next begins."""
    tag = body[at]
    (length,) = struct.unpack_from(">H", body, at + 1)
    name = body[at + 3 : at + 3 + length].decode()
    at += 3 + length
    (length,) = struct.unpack_from(">H", body, at)
    raw = body[at + 2 : at + 2 + length]
    if len(raw) != length:
        raise IndexError
    return tag, name, _read(tag, raw), at + 2 + length


def _read(tag: int, raw: bytes) -> Any:
    if tag in (INTEGER, ENUM):
        return struct.unpack(">i", raw)[0]
    if tag == BOOLEAN:
        return raw != b"\0"
    if tag >= 0x40:
        return raw.decode()
    return raw


def _collection_at(body: bytes, at: int) -> tuple[dict[str, Any], int]:
    """A collection from behind its beginning to behind its end; of a member with several values the first."""
    found: dict[str, Any] = {}
    name = ""
    while True:
        tag, _, value, at = _value_at(body, at)
        if tag == END_COLLECTION:
            return found, at
        if tag == MEMBER:
            name = value
            continue
        if tag == BEGIN_COLLECTION:
            value, at = _collection_at(body, at)
        found.setdefault(name, value)


def _written(name: str, kind: int, values: tuple[Any, ...]) -> bytes:
    parts = []
    for index, value in enumerate(values):
        label = name if index == 0 else ""
        if kind == BEGIN_COLLECTION:
            parts.append(_record(kind, label, b"") + _members(value) + _record(END_COLLECTION, "", b""))
        else:
            parts.append(_record(kind, label, _bytes(kind, value)))
    return b"".join(parts)


def _members(collection: Mapping[str, Attribute]) -> bytes:
    return b"".join(
        _record(MEMBER, "", name.encode()) + _written("", kind, values)
        for name, (kind, values) in collection.items()
    )


def _bytes(kind: int, value: Any) -> bytes:
    if kind in (INTEGER, ENUM):
        return struct.pack(">i", value)
    if kind == BOOLEAN:
        return bytes([value])
    if kind == RANGE:
        return struct.pack(">ii", *value)
    if kind == RESOLUTION:  # across, along, 3 for "per inch"
        return struct.pack(">iib", *value, 3)
    return value if isinstance(value, bytes) else str(value).encode()


def _record(kind: int, name: str, value: bytes) -> bytes:
    return struct.pack(">BH", kind, len(name)) + name.encode() + struct.pack(">H", len(value)) + value
