"""A signature pad's touches, for every screen that has one."""

from typing import Any

from PySide6.QtCore import Slot

from kiosk.contract.ink import Point
from kiosk.visit.limits import MAX_POINTS
from kiosk.visit.touches.form import ClearSignature, DrawStroke, SignByKey
from ui.viewmodels.base import Outputs, ViewModel
from ui.viewmodels.snapshot import Snapshot


class SigningViewModel(ViewModel[Outputs]):
    """Points are 0 to 1 across and down the pad. A stroke that was begun does not outlive the screen."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self._stroke: list[Point] = []

    def show(self, snapshot: Snapshot) -> None:
        """As every view-model."""
        super().show(snapshot)
        if super().is_blank():
            self._stroke = []

    def is_blank(self) -> bool:
        """As every view-model; the stroke counts."""
        return super().is_blank() and not self._stroke

    @Slot(float, float)
    def strokeBegan(self, x: float, y: float) -> None:
        """The finger came down."""
        self._stroke = [(x, y)]

    @Slot(float, float)
    def strokeMoved(self, x: float, y: float) -> None:
        """The finger moved."""
        if len(self._stroke) < MAX_POINTS:
            self._stroke.append((x, y))

    @Slot(float)
    def strokeEnded(self, pad: float) -> None:
        """The finger went up. `pad`: its width by its height."""
        stroke, self._stroke = tuple(self._stroke), []
        self.tell(DrawStroke(stroke, pad))

    @Slot()
    def signByKey(self) -> None:
        """OK on the pledge."""
        self.tell(SignByKey())

    @Slot()
    def clearSignature(self) -> None:
        """Sign again."""
        self.tell(ClearSignature())
