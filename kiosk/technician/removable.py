"""Sticks: file systems of removable disks that are mounted and can be written."""

import os
import re
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
BLOCKS = Path("/sys/class/block")
_ESCAPED = re.compile(r"\\([0-7]{3})")
"""Blanks and the like in a path, octal (proc(5), mountinfo)."""


def sticks(mounts: Path = MOUNTS, blocks: Path = BLOCKS) -> tuple[Path, ...]:
    """Where they are mounted, in order. What cannot be looked at is not there."""
    try:
        lines = mounts.read_text("utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ()
    found = []
    for line in lines:
        before, _, after = line.partition(" - ")
        fields, source = before.split(), after.split()
        if len(fields) < 6 or len(source) < 2 or "ro" in fields[5].split(","):
            continue
        if _is_removable(Path(source[1]).name, blocks):
            found.append(Path(_ESCAPED.sub(lambda match: chr(int(match[1], 8)), fields[4])))
    return tuple(sorted(path for path in found if os.access(path, os.W_OK)))


def _is_removable(device: str, blocks: Path) -> bool:
    """A partition lies in the directory of its disk, which says whether it can be taken out."""
    try:
        own = (blocks / device).resolve(strict=True)
        flags = [each / "removable" for each in (own, own.parent)]
        return any(flag.read_text("ascii").strip() == "1" for flag in flags if flag.is_file())
    except (OSError, UnicodeDecodeError):
        return False
