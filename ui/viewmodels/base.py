"""What all view-models share: take a snapshot, derive, notify what changed."""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Property, QObject

from kiosk.visit.events import Event
from ui.viewmodels.snapshot import Snapshot

Send = Callable[[Event], None]
Outputs = TypeVar("Outputs")


class ViewModel(QObject, Generic[Outputs]):
    """Base of the view-models. `derive` is pure; `blank` is what is shown while the screen is not.

    A property `someValue` shows the output `some_value` and has a signal `someValueChanged`.
    """

    def __init__(self, derive: Callable[[Snapshot], Outputs | None], blank: Outputs, send: Send) -> None:
        super().__init__()
        self._derive = derive
        self._blank = blank
        self._send = send
        self.outputs = blank

    def show(self, snapshot: Snapshot) -> None:
        """Take a snapshot. Everything has its new value before the first notification goes out."""
        before, self.outputs = self.outputs, self._derive(snapshot) or self._blank
        for each in fields(before):  # type: ignore[arg-type]
            if getattr(before, each.name) != getattr(self.outputs, each.name):
                getattr(self, f"{camel(each.name)}Changed").emit()

    def is_blank(self) -> bool:
        """Whether it shows and remembers nothing."""
        return self.outputs == self._blank

    def tell(self, event: Event) -> None:
        """Hand on what the resident did."""
        self._send(event)


def output(kind: Any, name: str, notify: Any) -> Property:
    """A read-only Qt property that shows the output `name`."""

    def read(model: ViewModel[Any]) -> Any:
        return getattr(model.outputs, name)

    return Property(kind, read, notify=notify)


def camel(name: str) -> str:
    """`some_value` as `someValue`."""
    first, *rest = name.split("_")
    return first + "".join(each.capitalize() for each in rest)
