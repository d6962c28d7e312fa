"""Stand-ins for view-models: the same property names over invented values, and a record of what was touched."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot


class StandIn(QObject):
    """Holds the values of one view-model and notes each action as (name, arguments) in `touched`."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__()
        self.values = dict(values)
        self.touched: list[tuple[Any, ...]] = []

    def put(self, **values: Any) -> None:
        """Change values and tell the screen."""
        for key, value in values.items():
            self.values[key] = value
            getattr(self, f"{key}Changed").emit()


def stand_in(values: Mapping[str, Any], actions: Mapping[str, int]) -> StandIn:
    """A `StandIn` whose Qt properties are `values` and whose slots are `actions` (name -> number of arguments)."""
    body: dict[str, Any] = {}
    for key in values:
        body[f"{key}Changed"] = Signal()
        body[key] = Property("QVariant", _reader(key), notify=body[f"{key}Changed"])
    for name, count in actions.items():
        body[name] = Slot(*["QVariant"] * count, name=name)(_recorder(name, count))
    return type(StandIn)("StandInView", (StandIn,), body)(values)  # type: ignore[no-any-return]


def _reader(key: str) -> Any:
    return lambda self: self.values[key]


def _recorder(name: str, count: int) -> Any:
    if count == 0:
        return lambda self: self.touched.append((name,))
    if count == 1:
        return lambda self, first: self.touched.append((name, first))
    return lambda self, first, second: self.touched.append((name, first, second))
