"""Finds personal data in files: a text in the encodings in which it could have been written by accident."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path


def forms(text: str) -> Iterator[tuple[str, bytes]]:
    """The text as UTF-8, UTF-16 of both orders and GBK where it can be, and each of these as Base64."""
    for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
        raw = text.encode(encoding)
        yield encoding, raw
        for offset in range(3):
            yield f"base64 of {encoding}", _base64_core(raw, offset)
    yield "json escapes", text.encode("unicode_escape")


def _base64_core(raw: bytes, offset: int) -> bytes:
    """What stays the same in Base64 whatever stands around `raw`, `offset` bytes into a group."""
    first = -(offset + len(raw)) % 3
    whole = base64.b64encode(bytes(offset) + raw + bytes(first))
    start = -(-offset * 8 // 6)
    end = (offset + len(raw)) * 8 // 6
    return whole[start:end]


def findings(texts: Iterable[str], places: Iterable[Path]) -> list[str]:
    """One line for each text found in a file below the places; empty when there is nothing."""
    found = []
    searched = [(text, how, form) for text in texts for how, form in forms(text)]
    for place in places:
        for file in sorted(path for path in place.rglob("*") if path.is_file()):
            content = file.read_bytes()
            found += [f"{file}: {text} as {how}" for text, how, form in searched if form in content]
    return found
