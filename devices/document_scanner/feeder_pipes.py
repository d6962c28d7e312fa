"""A named pipe for each page of a stack: scanimage takes it for the page's file, and nothing is on disk.

In one run it draws in the whole stack, as feeders want it: a scanner that is opened anew for each page throws
out the sheets that it has drawn in already. It writes page N to a name of its own with ".part" behind it, and
renames that when the page is whole; both work on a pipe. All pipes are there before it starts, so that it
never makes a file.
"""

import os
import tempfile
from pathlib import Path
from types import TracebackType
from typing import Self


class FeederPipes:
    """Pipes for pages 1 to `count`. A context: at its end they are gone."""

    def __init__(self, count: int) -> None:
        self._directory = tempfile.TemporaryDirectory(prefix="scan-")
        self._count = count
        self._reader: int | None = None

    def __enter__(self) -> Self:
        for number in range(1, self._count + 1):
            os.mkfifo(self._part(number), mode=0o600)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._close()
        self._directory.cleanup()

    @property
    def arguments(self) -> list[str]:
        """What scanimage is told of them."""
        pages = str(Path(self._directory.name) / "page%d.pnm")
        return [f"--batch={pages}", f"--batch-count={self._count}"]

    def open(self, number: int) -> int:
        """The reading end of a page; the one before is closed."""
        self._close()
        self._reader = os.open(self._part(number), os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        return self._reader

    def _close(self) -> None:
        if self._reader is not None:
            os.close(self._reader)
            self._reader = None

    def _part(self, number: int) -> Path:
        return Path(self._directory.name) / f"page{number}.pnm.part"
