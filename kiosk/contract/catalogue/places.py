"""In which line of a catalogue's file something stands, for a person who is to mend it."""

import re
from collections.abc import Sequence


def line_of(text: str, path: Sequence[str]) -> int:
    """The line, from 1, of the deepest part of `path` that is found: a table ("I001"), a key in it ("fee"),
    the id or value of one of its parts. What is not written yet has the line of what it belongs in.
    """
    lines = text.splitlines()
    at, end = 0, len(lines)
    for part in path:
        header = re.compile(rf"\s*\[\[?\s*\"?{re.escape(part)}\"?\s*\]\]?\s*$")
        found = _first(lines, header, 0, len(lines)) if at == 0 else None
        if found is not None:
            at, end = found, _end_of_table(lines, found)
            continue
        key = re.compile(rf"\s*(\[\[?\s*)?\"?{re.escape(part)}\"?\s*(=|\]|\.)")
        named = re.compile(rf".*\b(id|value)\s*=\s*\"{re.escape(part)}\"")
        element = re.compile(rf"\s*\"{re.escape(part)}\"\s*,?\s*$")
        found = next(
            (
                line
                for pattern in (key, named, element)
                if (line := _first(lines, pattern, at, end)) is not None
            ),
            None,
        )
        if found is None:
            break
        at = found
    return at + 1


def _first(lines: Sequence[str], pattern: re.Pattern[str], start: int, end: int) -> int | None:
    return next((at for at in range(start, end) if pattern.match(lines[at])), None)


def _end_of_table(lines: Sequence[str], header: int) -> int:
    following = (at for at in range(header + 1, len(lines)) if re.match(r"\s*\[[^\[]", lines[at]))
    return next(following, len(lines))
