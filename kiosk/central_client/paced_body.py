"""A request's body that lets itself be read no faster than a line may be used."""

import threading
import time
from collections.abc import Callable

PIECE = 4096
"""Bytes at a time: small, so that others on the line wait for no more than one."""


def _pause(seconds: float) -> None:
    threading.Event().wait(seconds)


class PacedBody:
    """A file-like object for `requests`, which sends its length ahead and reads it piece by piece."""

    def __init__(
        self,
        content: bytes,
        bytes_per_second: int,
        monotonic: Callable[[], float] = time.monotonic,
        pause: Callable[[float], None] = _pause,
    ) -> None:
        self._content = content
        self._rate = bytes_per_second
        self._monotonic = monotonic
        self._pause = pause
        self._began: float | None = None
        self._at = 0

    def __len__(self) -> int:
        return len(self._content)

    def read(self, size: int = -1) -> bytes:
        """The next piece, once so much time has passed that it may go."""
        now = self._monotonic()
        if self._began is None:
            self._began = now
        early = self._began + self._at / self._rate - now
        if early > 0:
            self._pause(early)
        piece = self._content[self._at : self._at + (PIECE if size < 0 else min(size, PIECE))]
        self._at += len(piece)
        return piece
