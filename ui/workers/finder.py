"""Makes the catalogue ready to be searched in a thread of its own, once somebody looks for something."""

import threading

from kiosk.catalogue.search.find import Results, search
from kiosk.catalogue.search.index import Index, build
from kiosk.catalogue.search.readings import read_readings
from kiosk.contract.catalogue.schema import Catalogue


class Finder:
    """Searches one catalogue. Owned by the UI thread; only the index is made elsewhere."""

    def __init__(self) -> None:
        self._thread: threading.Thread | None = None
        self._index: Index | None = None

    def prepare(self, catalogue: Catalogue) -> None:
        """Begin to make the index, unless that was done. Never waits: 25 ms for a hundred items, a second for
        ten thousand.
        """
        if self._thread is None:
            self._thread = threading.Thread(target=self._make, args=(catalogue,), name="finder", daemon=True)
            self._thread.start()

    @property
    def ready(self) -> bool:
        """Whether the index is there."""
        return self._index is not None

    def search(self, typed: str) -> Results:
        """What is found by what stands in the field; nothing before the index is there."""
        index = self._index
        return Results() if index is None else search(index, typed)

    def _make(self, catalogue: Catalogue) -> None:
        self._index = build(catalogue, read_readings())
