"""Blobs found in a SQLite file page by page, without its schema and its upper pages: what is left to try when
those are what was damaged. Believes nothing: what it finds must prove itself, as an envelope does.

Written from https://www.sqlite.org/fileformat2.html, sections 1.5 to 2.1.
"""

from collections.abc import Iterator
from pathlib import Path

PAGE = 4096
"""The page size of every file of ours: SQLite's own since 3.12, never set otherwise."""
_LEAF = 0x0D
_CELLS_AT = 8
_FIRST_HEADER = 100
LONGEST = 8 * 1024 * 1024
"""No envelope or part is longer; a damaged length is not followed beyond it."""


def blobs(path: Path) -> Iterator[tuple[int, bytes]]:
    """(row id, blob) of every readable record that is a row id and one blob, as `envelopes` has them."""
    content = path.read_bytes()
    for start in range(0, len(content) - PAGE + 1, PAGE):
        header = start + (_FIRST_HEADER if start == 0 else 0)
        if content[header] == _LEAF:
            yield from _of_leaf(content, start, header)


def _of_leaf(content: bytes, start: int, header: int) -> Iterator[tuple[int, bytes]]:
    count = int.from_bytes(content[header + 3 : header + 5])
    for number in range(min(count, PAGE // 4)):
        at = header + _CELLS_AT + 2 * number
        cell = int.from_bytes(content[at : at + 2])
        if 0 < cell < PAGE - 4:
            found = _of_cell(content, start + cell, start + PAGE)
            if found is not None:
                yield found


def _of_cell(content: bytes, at: int, end: int) -> tuple[int, bytes] | None:
    length, at = _varint(content, at)
    row, at = _varint(content, at)
    if not 0 < length < LONGEST:
        return None
    local = _local(length)
    if at + local > end:
        return None
    payload = content[at : at + local]
    if local < length:
        following = int.from_bytes(content[at + local : at + local + 4])
        payload += _overflow(content, following, length - local)
    if len(payload) != length:
        return None
    head, place = _varint(payload, 0)
    types = []
    while place < min(head, 12):
        kind, place = _varint(payload, place)
        types.append(kind)
    # The row id itself is stored as NULL (0); a blob of n bytes has the type 12 + 2n.
    if len(types) != 2 or types[0] != 0 or types[1] < 12 or types[1] % 2:
        return None
    blob = payload[head:]
    return (row, blob) if len(blob) == (types[1] - 12) // 2 else None


def _local(length: int) -> int:
    """How much of a payload lies in the leaf itself (section 1.6)."""
    most = PAGE - 35
    if length <= most:
        return length
    least = (PAGE - 12) * 32 // 255 - 23
    fitting = least + (length - least) % (PAGE - 4)
    return fitting if fitting <= most else least


def _overflow(content: bytes, page: int, missing: int) -> bytes:
    found = b""
    while missing > 0 and 0 < page <= len(content) // PAGE:
        start = (page - 1) * PAGE
        page = int.from_bytes(content[start : start + 4])
        piece = content[start + 4 : start + 4 + min(missing, PAGE - 4)]
        found += piece
        missing -= len(piece)
    return found


def _varint(content: bytes, at: int) -> tuple[int, int]:
    """The number and where it ends; 0 where the bytes are over."""
    value = 0
    for number in range(9):
        if at >= len(content):
            return 0, at
        byte = content[at]
        at += 1
        if number == 8:
            return value << 8 | byte, at
        value = value << 7 | byte & 0x7F
        if not byte & 0x80:
            break
    return value, at
