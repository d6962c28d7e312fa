"""Stand-ins for view-models: the same property names, invented values, a record of what was touched."""

import types
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from PySide6.QtCore import Property, QObject, Signal, Slot

QVARIANT: Any = "QVariant"
"""Qt's name for "any value"; the stubs want a Python type."""


class StandIn(QObject):
    """Holds the values of one view-model and notes each action as (name, arguments...) in `calls`."""

    def __init__(self, values: Mapping[str, Any]) -> None:
        super().__init__()
        self.values = dict(values)
        self.calls: list[tuple[Any, ...]] = []

    def put(self, **values: Any) -> None:
        """Change values and tell the screen, of those that are another, as a view-model does."""
        changed = [key for key, value in values.items() if self.values[key] != value]
        self.values.update(values)
        for key in changed:
            self.tell(key)

    def tell(self, key: str) -> None:
        """Have the screen read this value again."""
        getattr(self, f"{key}Changed").emit()


def stand_in(values: Mapping[str, Any], actions: Mapping[str, int]) -> StandIn:
    """A `StandIn` with `values` as its Qt properties and `actions` (name -> number of arguments) as slots."""
    return _class_of(tuple(values), tuple(actions.items()))(values)


# QML remembers a class by the address of its meta-object: a class that was made here has to stay.
@cache
def _class_of(names: tuple[str, ...], actions: tuple[tuple[str, int], ...]) -> type[StandIn]:
    body: dict[str, Any] = {}
    for name in names:
        body[f"{name}Changed"] = Signal()
        body[name] = Property(QVARIANT, _reader(name), notify=body[f"{name}Changed"])
    for name, count in actions:
        body[name] = Slot(*["QVariant"] * count, name=name)(_recorder(name, count))
    return types.new_class("StandInView", (StandIn,), exec_body=lambda namespace: namespace.update(body))


def _reader(name: str) -> Callable[[StandIn], Any]:
    return lambda self: self.values[name]


def _recorder(name: str, count: int) -> Callable[..., None]:
    """A slot with exactly `count` arguments: Qt asks the function how many it takes."""
    if count == 0:
        return lambda self: self.calls.append((name,))
    if count == 1:
        return lambda self, first: self.calls.append((name, first))
    return lambda self, first, second: self.calls.append((name, first, second))
