"""Whether personal data lies in a file in the clear, in any of the ways a program may have written it."""

import base64
from pathlib import Path

from tests.fixtures.filings import CANARIES

ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be", "gb18030")


def personal_data_in(directory: Path) -> list[str]:
    """One line for each find."""
    needles = [(encoding, needle) for encoding in ENCODINGS for needle in _needles(encoding)]
    found = []
    for path in (each for each in directory.rglob("*") if each.is_file()):
        content = path.read_bytes()
        found += [f"{path.name}: {encoding}" for encoding, needle in needles if needle in content]
    return found


def _needles(encoding: str) -> list[bytes]:
    needles = []
    for canary in CANARIES:
        raw = canary.encode(encoding)
        needles.append(raw)
        needles += [_in_base64(raw, shift) for shift in range(3)]
    return needles


def _in_base64(raw: bytes, shift: int) -> bytes:
    """At one of its three alignments: every character that no neighbour decides. Ten at least: four of them
    stand by chance in every sixteenth megabyte of what is sealed.
    """
    first, end = -(-shift * 4 // 3), (shift + len(raw)) * 4 // 3
    return base64.b64encode(bytes(shift) + raw + bytes(3))[first:end]
