"""The photo on a card, made visible: a plug-in, because its format is closed and no open decoder exists.

A decoder is a program of the reader's vendor (or around his library): it gets the block on its standard input
and writes a bitmap to its standard output. It runs as a process of its own, so that what crashes or hangs in
it is left behind with it; it is given a time, and what it writes is bounded and looked at. Without one, or
when it fails, whoever shows the card shows a silhouette.
"""

import logging
import subprocess
import threading
from collections.abc import Sequence
from contextlib import suppress
from typing import Protocol

BLOCK_BYTES = 1024
WIDTH, HEIGHT = 102, 126
"""Dots; they stand in the header of every block seen (66 00 7E 00)."""
BITMAP_BYTES = 54 + 308 * HEIGHT
"""A BMP of that size with 24 bits a dot, each line filled up to four bytes: what vendors' decoders write."""
TIME_LIMIT_S = 3.0
_MARK = b"BM"

_log = logging.getLogger(__name__)


class PhotoDecoder(Protocol):
    """Makes a picture of the block."""

    def decode(self, untrusted_block: bytes) -> bytes | None:
        """A bitmap (BMP) of WIDTH by HEIGHT; None when there is none to show. Blocking, never raises."""


class NoDecoder:
    """What a terminal without a decoder has."""

    def decode(self, untrusted_block: bytes) -> None:
        """None: a silhouette is shown."""


class DecoderProgram:
    """A program that decodes. `command` is run as it stands, without a shell and with nothing of the
    environment; the block goes in and the bitmap comes out through pipes, so that nothing lies on a disk.
    """

    def __init__(self, command: Sequence[str], time_limit_s: float = TIME_LIMIT_S) -> None:
        self._command = tuple(command)
        self._time_limit_s = time_limit_s

    def decode(self, untrusted_block: bytes) -> bytes | None:
        """As PhotoDecoder.decode. Why there is none goes to the log, without a byte of the photo."""
        if len(untrusted_block) != BLOCK_BYTES:
            return None
        try:
            process = subprocess.Popen(
                self._command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={},
            )
        except OSError as error:
            _log.warning("the photo decoder cannot be run: %s", error.strerror)
            return None
        too_long = threading.Timer(self._time_limit_s, process.kill)
        too_long.start()
        try:
            untrusted_bitmap = _through(process, untrusted_block)
        finally:
            too_long.cancel()
        if process.returncode != 0:
            _log.warning("the photo decoder ended with %d", process.returncode)
            return None
        if not _is_bitmap(untrusted_bitmap):
            _log.warning("the photo decoder wrote %d bytes that are no photo", len(untrusted_bitmap))
            return None
        return untrusted_bitmap


def _through(process: "subprocess.Popen[bytes]", block: bytes) -> bytes:
    """The block in, at most one byte more than a bitmap out, and the end of the process."""
    assert process.stdin is not None
    assert process.stdout is not None
    with process:
        with suppress(BrokenPipeError):  # it does not want to hear it
            process.stdin.write(block)
            process.stdin.flush()
        with suppress(BrokenPipeError):
            process.stdin.close()
        untrusted_bitmap = process.stdout.read(BITMAP_BYTES + 1)
        if len(untrusted_bitmap) > BITMAP_BYTES:
            process.kill()  # it may go on for ever
    return untrusted_bitmap


def _is_bitmap(untrusted: bytes) -> bool:
    """By its size and the head of a BMP: mark, width and height, the latter negative for one from the top."""
    if len(untrusted) != BITMAP_BYTES or not untrusted.startswith(_MARK):
        return False
    width = int.from_bytes(untrusted[18:22], "little", signed=True)
    height = int.from_bytes(untrusted[22:26], "little", signed=True)
    return width == WIDTH and abs(height) == HEIGHT
