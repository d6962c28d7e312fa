"""IPP messages as bytes: RFC 8010. Pure.

What comes from a printer is untrusted: lengths are checked before anything is taken, and only ProtocolFault
is raised. Members of collections are passed over, since nothing that is read here is one.
"""

import struct
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum

from devices.errors import ProtocolFault

VERSION = b"\x02\x00"
"""IPP/2.0, which PWG 5100.12 asks of every driverless printer."""
MESSAGE_LIMIT = 512 * 1024
"""Bytes. Thirty times the longest answer seen; a printer that says more is not listened to."""
_HEADER = struct.Struct(">2sHI")

Value = int | bool | str | bytes | tuple[int, int]


class Group(IntEnum):
    """RFC 8010, 3.5.1."""

    OPERATION = 0x01
    JOB = 0x02
    END = 0x03
    PRINTER = 0x04
    UNSUPPORTED = 0x05


class Kind(IntEnum):
    """RFC 8010, 3.5.2."""

    INTEGER = 0x21
    BOOLEAN = 0x22
    ENUM = 0x23
    OCTETS = 0x30
    RANGE = 0x33
    COLLECTION = 0x34
    TEXT_WITH_LANGUAGE = 0x35
    NAME_WITH_LANGUAGE = 0x36
    END_COLLECTION = 0x37
    TEXT = 0x41
    NAME = 0x42
    KEYWORD = 0x44
    URI = 0x45
    CHARSET = 0x47
    LANGUAGE = 0x48
    MEDIA_TYPE = 0x49
    MEMBER = 0x4A


@dataclass(frozen=True, slots=True)
class Said:
    """An answer. ``groups``: each group's attributes by name, in the order they came; ``of`` a kind."""

    status: int
    request_id: int
    groups: tuple[tuple[int, Mapping[str, tuple[Value, ...]]], ...]

    def of(self, group: Group) -> tuple[Mapping[str, tuple[Value, ...]], ...]:
        """The groups of that kind: one per job in a list of jobs."""
        return tuple(attributes for tag, attributes in self.groups if tag == group)


def attribute(kind: Kind, name: str, *values: str | int) -> bytes:
    """One attribute with its values."""
    first, rest = values[0], values[1:]
    return _record(kind, name, first) + b"".join(_record(kind, "", value) for value in rest)


def collection(name: str, members: Iterable[bytes]) -> bytes:
    """A collection; ``members`` come from ``member`` and ``nested``."""
    return _raw(Kind.COLLECTION, name, b"") + b"".join(members) + _raw(Kind.END_COLLECTION, "", b"")


def member(kind: Kind, name: str, value: str | int) -> bytes:
    """One member of a collection."""
    return _raw(Kind.MEMBER, "", name.encode()) + _record(kind, "", value)


def nested(name: str, members: Iterable[bytes]) -> bytes:
    """A collection within a collection."""
    return _raw(Kind.MEMBER, "", name.encode()) + collection("", members)


def request(operation: int, request_id: int, groups: Mapping[Group, Iterable[bytes]]) -> bytes:
    """The whole message; a document's bytes follow it as they are."""
    parts = [_HEADER.pack(VERSION, operation, request_id)]
    for group, attributes in groups.items():
        parts += [bytes([group]), *attributes]
    return b"".join([*parts, bytes([Group.END])])


def read(untrusted_message: bytes) -> Said:
    """The answer in it; what follows its end is not looked at. Raises ProtocolFault."""
    if len(untrusted_message) > MESSAGE_LIMIT:
        raise ProtocolFault(f"the printer's answer is longer than {MESSAGE_LIMIT} bytes")
    try:
        return _read(untrusted_message)
    except (IndexError, struct.error):
        raise ProtocolFault("the printer's answer ends in the middle") from None


def _read(untrusted: bytes) -> Said:
    version, status, request_id = _HEADER.unpack_from(untrusted)
    if version[0] not in (1, 2):
        raise ProtocolFault(f"the printer answers in IPP {version[0]}.{version[1]}, which is not spoken here")
    groups: list[tuple[int, dict[str, tuple[Value, ...]]]] = []
    at, name = _HEADER.size, ""
    while (tag := untrusted[at]) != Group.END:
        at += 1
        if tag < 0x10:
            groups.append((tag, {}))
            name = ""
            continue
        untrusted_name, at = _taken(untrusted, at)
        untrusted_value, at = _taken(untrusted, at)
        if not groups:
            raise ProtocolFault("the printer's answer has an attribute outside of any group")
        attributes = groups[-1][1]
        if untrusted_name:
            name = untrusted_name.decode("utf-8", "replace")
            attributes[name] = ()
        elif not name:
            raise ProtocolFault("the printer's answer begins with a value that belongs to nothing")
        value = _value(tag, untrusted_value)
        if value is not None:
            attributes[name] += (value,)
    return Said(status, request_id, tuple(groups))


def _taken(untrusted: bytes, at: int) -> tuple[bytes, int]:
    """Two bytes of length and what they announce, whole."""
    (length,) = struct.unpack_from(">H", untrusted, at)
    end = at + 2 + length
    if length > 0x7FFF or end > len(untrusted):
        raise ProtocolFault("the printer's answer announces more than it holds")
    return untrusted[at + 2 : end], end


def _value(tag: int, untrusted: bytes) -> Value | None:
    """None for "no value", "unknown" and for what is passed over."""
    match tag:
        case Kind.INTEGER | Kind.ENUM:
            return int(struct.unpack(">i", untrusted)[0])
        case Kind.BOOLEAN:
            return untrusted != b"\x00"
        case Kind.RANGE:
            low, high = struct.unpack(">ii", untrusted)
            return int(low), int(high)
        case Kind.TEXT_WITH_LANGUAGE | Kind.NAME_WITH_LANGUAGE:
            _, at = _taken(untrusted, 0)
            return _taken(untrusted, at)[0].decode("utf-8", "replace")
        case Kind.COLLECTION | Kind.END_COLLECTION | Kind.MEMBER:
            return None
        case _ if 0x10 <= tag <= 0x1F:
            return None
        case _ if 0x41 <= tag <= 0x49:
            return untrusted.decode("utf-8", "replace")
        case _:
            return untrusted


def _record(kind: Kind, name: str, value: str | int) -> bytes:
    if isinstance(value, str):
        return _raw(kind, name, value.encode())
    return _raw(kind, name, bytes([value]) if kind is Kind.BOOLEAN else struct.pack(">i", value))


def _raw(kind: Kind, name: str, value: bytes) -> bytes:
    coded = name.encode()
    return struct.pack(">BH", kind, len(coded)) + coded + struct.pack(">H", len(value)) + value
