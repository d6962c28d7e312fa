"""Somebody at the back of the terminal, who pulls one cable after the other, and puts each in again."""

import threading
from collections.abc import Callable
from random import Random
from typing import Any, Protocol, Self

IN_S = (0.3, 3.0)
"""Seconds in which everything is plugged in; a visit takes about five, so that most are met in the middle."""
OUT_S = (0.1, 2.5)
"""Seconds for which a cable hangs loose."""


class Cables(Protocol):
    """What has cables: the street corner."""

    @property
    def devices(self) -> tuple[str, ...]:
        """Their names."""
        ...

    def unplug(self, request: dict[str, Any]) -> dict[str, Any]:
        """Pull that of ``device``."""
        ...

    def plug(self, request: dict[str, Any]) -> dict[str, Any]:
        """Put it in again."""
        ...


class Mischief:
    """Works while the block lasts, in a thread; at its end everything is plugged in. `after` is called after
    each pull and each plug. `seed` decides which cable, and when.
    """

    def __init__(self, cables: Cables, seed: int, after: Callable[[], None]) -> None:
        self._cables = cables
        self._dice = Random(seed)
        self._after = after
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._run, name="mischief", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _run(self) -> None:
        turn = 0
        while not self._over.wait(self._dice.uniform(*IN_S)):
            device = self._cables.devices[turn % len(self._cables.devices)]
            turn += 1
            self._cables.unplug({"device": device})
            self._after()
            self._over.wait(self._dice.uniform(*OUT_S))
            self._cables.plug({"device": device})
            self._after()
