"""The thread in which handwriting is recognised, so that ink follows the finger meanwhile."""

import threading
from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from kiosk.writing.recogniser import Recogniser, Stroke


class Scribe(Protocol):
    """Reads handwriting, a little later. What it was asked before the last `ask` may stay unanswered."""

    def ask(self, ticket: int, strokes: Sequence[Stroke]) -> None:
        """Recognise these strokes. Never waits."""
        ...

    def forget(self) -> None:
        """Drop what has not been looked at yet."""
        ...

    def held(self) -> int:
        """How many characters wait or are being looked at."""
        ...


class ThreadedScribe(QObject):
    """A recogniser in a thread of its own. It looks at the newest strokes only and keeps none."""

    recognised = Signal(int, object)
    """The ticket, and the candidates as a tuple; emitted in the scribe's thread, so it arrives queued."""

    def __init__(self, recogniser: Recogniser) -> None:
        super().__init__()
        self._recogniser = recogniser
        self._change = threading.Condition()
        self._wanted: tuple[int, Sequence[Stroke]] | None = None
        self._looking = False
        self._ending = False
        self._thread = threading.Thread(target=self._run, name="scribe", daemon=True)
        self._thread.start()

    def ask(self, ticket: int, strokes: Sequence[Stroke]) -> None:
        """As `Scribe.ask`."""
        with self._change:
            self._wanted = (ticket, strokes)
            self._change.notify()

    def forget(self) -> None:
        """As `Scribe.forget`."""
        with self._change:
            self._wanted = None

    def held(self) -> int:
        """As `Scribe.held`."""
        with self._change:
            return (self._wanted is not None) + self._looking

    def stop(self) -> None:
        """End the thread; what it is looking at is let go of first."""
        with self._change:
            self._wanted, self._ending = None, True
            self._change.notify()
        self._thread.join()

    def _run(self) -> None:
        while True:
            with self._change:
                self._change.wait_for(lambda: self._ending or self._wanted is not None)
                if self._ending or self._wanted is None:
                    return
                (ticket, strokes), self._wanted = self._wanted, None
                self._looking = True
            self.recognised.emit(ticket, self._recogniser.candidates(strokes))
            del strokes  # a person's hand is not kept until the next one writes
            with self._change:
                self._looking = False
