"""The part of a view-model that reads characters off a writing pad."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Property, Signal, Slot

from kiosk.writing.recogniser import Point
from ui.viewmodels.base import Outputs, Send, ViewModel
from ui.viewmodels.snapshot import Snapshot
from ui.workers.scribe import Scribe

_LIST: Any = "QVariantList"


class WritingViewModel(ViewModel[Outputs]):
    """Base of the view-models whose screens have a pad. What was written does not outlive its field."""

    candidatesChanged = Signal()
    candidates = Property(_LIST, lambda self: list(self.offered), notify=candidatesChanged)

    def __init__(
        self,
        derive: Callable[[Snapshot], Outputs | None],
        blank: Outputs,
        send: Send,
        scribe: Scribe | None,
    ) -> None:
        """`scribe` is None where handwriting cannot be recognised: it is then not offered."""
        super().__init__(derive, blank, send)
        self._scribe = scribe
        self._pad = ""
        self._ticket = 0
        self.offered: tuple[str, ...] = ()
        """The likeliest characters for what stands on the pad, best first."""

    def pad_of(self, snapshot: Snapshot) -> str:
        """Which field is written into; "" while none is."""
        raise NotImplementedError

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model."""
        super().show(snapshot)
        pad = self.pad_of(snapshot)
        if pad != self._pad:
            self._pad = pad
            self.recognise([])

    @Slot("QVariantList")
    def recognise(self, strokes: list[list[float]]) -> None:
        """What stands on the pad now: each stroke as x, y, x, y..., in shares of its longer side."""
        self._ticket += 1
        if strokes and self._scribe is not None and self._pad:
            self._scribe.ask(self._ticket, [_points(stroke) for stroke in strokes])
            return
        if self._scribe is not None:
            self._scribe.forget()
        self._offer(())

    @Slot(int, object)
    def recognised(self, ticket: int, candidates: tuple[str, ...]) -> None:
        """The scribe's answer; one that comes late belongs to a character that is gone."""
        if ticket == self._ticket and self._pad:
            self._offer(candidates)

    def _offer(self, candidates: tuple[str, ...]) -> None:
        if candidates != self.offered:
            self.offered = candidates
            self.candidatesChanged.emit()


def _points(stroke: list[float]) -> tuple[Point, ...]:
    return tuple(zip(stroke[::2], stroke[1::2], strict=False))
