"""What pages of materials can be taken with: the camera where it works, else the scanner."""

import threading
from collections.abc import Callable

from devices.standing import Standing
from kiosk.visit.copying import Copier
from kiosk.visit.events import Event
from kiosk.visit.news import CopierChanged

BEST_FIRST = (Copier.CAMERA, Copier.SCANNER)


class Copiers:
    """Hears in any thread how each stands; `post` hears when it comes to something else."""

    def __init__(self, post: Callable[[Event], None]) -> None:
        self._post = post
        self._lock = threading.Lock()
        self._serve: set[Copier] = set()
        self._told = Copier.NONE

    def stands(self, copier: Copier, standing: Standing) -> None:
        """One of them stands so."""
        with self._lock:
            if standing.serves:
                self._serve.add(copier)
            else:
                self._serve.discard(copier)
            best = next((each for each in BEST_FIRST if each in self._serve), Copier.NONE)
            if best is not self._told:
                self._told = best
                self._post(CopierChanged(best))
