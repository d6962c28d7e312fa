"""What a phone sent becomes pages, in a process that has little time, little memory and no files."""

import json
import subprocess
import sys
from dataclasses import dataclass

from devices.page_image.page import LONG_SIDE, MOST_PAGE_BYTES, Page, PageDoubt
from kiosk.contract.uploads import FileKind, Use

SECONDS = 60.0
"""A PDF of ten pages takes about five on the slowest of our machines."""
MOST_PAGES = 10
"""Of one file: what comes after is not taken, and that is said."""
_MOST_LINE = 300
_JPEG = b"\xff\xd8\xff"


class Unreadable(Exception):
    """No page can be made of it. Its text tells nothing of what it is."""


@dataclass(frozen=True)
class Reading:
    """The pages of one file. `more`: it has further ones, which were not taken."""

    pages: tuple[Page, ...]
    more: bool = False


def read(content: bytes, kind: FileKind, use: Use) -> Reading:
    """The pages: for a material the sheet is looked for in each picture and laid flat; for a print the
    picture stays as it is. Raises Unreadable.
    """
    command = [sys.executable, "-m", "kiosk.phone.read", kind.value, use.value]
    try:
        done = subprocess.run(
            command,
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise Unreadable("too slow") from error
    if done.returncode != 0:
        raise Unreadable("not readable")
    return _reading(done.stdout)


def _reading(untrusted: bytes) -> Reading:
    """What the process says: a line of JSON for each page with its bytes behind, then a last line."""
    pages: list[Page] = []
    while True:
        line, gap, untrusted = untrusted.partition(b"\n")
        if not gap or len(line) > _MOST_LINE or len(pages) > MOST_PAGES:
            raise Unreadable("garbled")
        try:
            said = json.loads(line)
            if said.get("end"):
                return Reading(tuple(pages), bool(said["more"]))
            length, width, height = (int(said[key]) for key in ("length", "width", "height"))
            doubt = PageDoubt(said["doubt"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Unreadable("garbled") from error
        content, untrusted = untrusted[:length], untrusted[length:]
        fits = 0 < length <= MOST_PAGE_BYTES and 0 < width <= LONG_SIDE and 0 < height <= LONG_SIDE
        if not fits or len(content) != length or not content.startswith(_JPEG):
            raise Unreadable("garbled")
        pages.append(Page(content, width, height, doubt))
