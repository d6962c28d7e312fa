"""The papers that came out of the simulated printers: the exact bytes, and a picture of each receipt."""

import re
import threading
from dataclasses import dataclass
from pathlib import Path

from devices.simulators.paper import picture
from kiosk.demo.events import Events

_NUMBER = re.compile(rb"[0-9A-Z]{4}-[0-9A-Z]{2}-[0-9A-Z]{6}-[0-9A-Z]{4}-[0-9A-Z]")


@dataclass(frozen=True)
class Paper:
    """One printed receipt. `number` is what stands on it, None on a test page."""

    number: str | None
    bytes_file: Path
    image_file: Path


class Papers:
    """Keeps each receipt in `directory` as ``N.bin`` and ``N.png``, what the page printer prints as
    ``pages-N.pdf``.
    """

    def __init__(self, directory: Path, events: Events) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self.directory = directory
        self._events = events
        self._papers: list[Paper] = []
        self._pages = 0
        self._lock = threading.Lock()

    def keep(self, printed: bytes) -> None:
        """Keep one paper: what reached the printer's end of the wire since the last cut."""
        with self._lock:
            stem = self.directory / str(len(self._papers) + 1)
            found = _NUMBER.search(printed)
            paper = Paper(
                found.group().decode() if found else None, stem.with_suffix(".bin"), stem.with_suffix(".png")
            )
            paper.bytes_file.write_bytes(printed)
            picture(printed).save(paper.image_file)
            self._papers.append(paper)
        self._events.tell("paper", image=str(paper.image_file), number=paper.number or "")

    def keep_pages(self, document: bytes) -> None:
        """Keep one document that came out of the page printer."""
        with self._lock:
            self._pages += 1
            self._page_file(self._pages).write_bytes(document)

    def last_pages(self) -> Path:
        """The document that came out of the page printer last; there was one."""
        with self._lock:
            return self._page_file(self._pages)

    @property
    def all(self) -> tuple[Paper, ...]:
        """Every paper so far, oldest first."""
        with self._lock:
            return tuple(self._papers)

    def _page_file(self, number: int) -> Path:
        return self.directory / f"pages-{number}.pdf"
