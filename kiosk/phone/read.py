"""``python -m kiosk.phone.read KIND USE``: one file on standard input, its pages on standard output.

A process of its own: what hangs, crashes or grows in a decoder ends with it. It may write no file at all.
"""

import json
import os
import resource
import subprocess
import sys

from devices.page_image.page import LONG_SIDE, Page, PageDoubt, PageLimits
from kiosk.contract.uploads import MAX_FILE_BYTES, FileKind, Use
from kiosk.phone.reading import MOST_PAGES

MEMORY_BYTES = 2 << 30
"""Of addresses: the libraries alone take half of it."""
PROCESSOR_SECONDS = 40
DRAWING_SECONDS = 20.0
_PDFTOPPM = "/usr/bin/pdftoppm"
"""Debian's poppler-utils (GPL-2.0-or-later)."""
_PDFINFO = "/usr/bin/pdfinfo"


def main(kind: FileKind, use: Use) -> None:
    """Read, draw, write."""
    content = sys.stdin.buffer.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        sys.exit(1)
    # Poppler would put what comes from a pipe into a file on the disk; this one is in memory.
    memory = os.memfd_create("pdf")
    os.write(memory, content)
    for limit, most in (
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, PROCESSOR_SECONDS),
        (resource.RLIMIT_AS, MEMORY_BYTES),
    ):
        resource.setrlimit(limit, (most, most))
    if kind is not FileKind.PDF:
        _say(_page(content, use))
        _end(more=False)
        return
    count = _count(memory)
    for number in range(1, min(count, MOST_PAGES) + 1):
        _say(_page(_drawn(memory, number), Use.PRINT))
    _end(more=count > MOST_PAGES)


def _page(picture: bytes, use: Use) -> Page:
    from devices.page_image.encode import jpeg  # noqa: PLC0415  after the limits are set
    from devices.page_image.flatten import fitted  # noqa: PLC0415
    from devices.page_image.making import page_from, use_one_core  # noqa: PLC0415
    from devices.page_image.pixels import decode  # noqa: PLC0415

    use_one_core()
    if use is Use.MATERIAL:
        return page_from(picture)
    limits = PageLimits()
    content, width, height = jpeg(fitted(decode(picture), limits.long_side), limits.most_bytes)
    return Page(content, width, height, PageDoubt.NONE)


def _count(pdf: int) -> int:
    said = _run([_PDFINFO], pdf).decode("utf-8", "replace")
    for line in said.splitlines():
        name, _, value = line.partition(":")
        if name == "Pages" and value.strip().isdecimal():
            return int(value)
    sys.exit(1)


def _drawn(pdf: int, number: int) -> bytes:
    """One page as a picture; larger than wanted in no direction."""
    page = str(number)
    return _run(
        [_PDFTOPPM, "-f", page, "-l", page, "-scale-to", str(LONG_SIDE), "-jpeg", "-jpegopt", "quality=95"],
        pdf,
    )


def _run(command: list[str], pdf: int) -> bytes:
    """What the program says of the document that the descriptor has."""
    done = subprocess.run(
        [*command, f"/proc/self/fd/{pdf}"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
        pass_fds=(pdf,),
        timeout=DRAWING_SECONDS,
        check=True,
    )
    return done.stdout


def _say(page: Page) -> None:
    head = {
        "length": len(page.content),
        "width": page.width,
        "height": page.height,
        "doubt": page.doubt.value,
    }
    sys.stdout.buffer.write(json.dumps(head).encode() + b"\n" + page.content)


def _end(*, more: bool) -> None:
    sys.stdout.buffer.write(json.dumps({"end": True, "more": more}).encode() + b"\n")
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(FileKind(sys.argv[1]), Use(sys.argv[2]))
