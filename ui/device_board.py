"""How every device stands, for the screens: posted by whoever owns a device, read in the UI thread."""

import threading
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal

from devices.standing import NOT_ASKED, Cause, DeviceState, Standing
from devices.traffic import Traffic

SHOWN_BYTES = 60
"""Of the evidence in the log; more than a line of the log takes says no more."""
SHOWN_OF = MappingProxyType({"id_card_reader": 10, "code_scanner": 4})
"""Where what follows may be of a person: the head of an SDT answer ends with its status byte, the tenth
(devices.md 1.1); what a scanner sends is a payload, all but a few bytes of framing."""

OnPost = Callable[[str, "Posted"], None]


@dataclass(frozen=True, slots=True)
class Posted:
    """A standing, since when the device is in that state, and when it was looked at last: seconds since
    1970.
    """

    standing: Standing
    since: float
    looked: float


class DeviceBoard(QObject):
    """`post` may be called in any thread; everything else belongs to the thread that made the board.

    A change of state or cause is logged once, with the bytes that said so; a detail, such as the charge of a
    battery, is shown and not logged when it alone changes. `also` hears of every post, in the thread that
    posts.
    """

    changed = Signal(str)
    """The name of a device that stands otherwise than before; `standings` has the new one."""
    _posted = Signal(str, object)

    def __init__(
        self,
        log: Any,
        names: tuple[str, ...] = (),
        traffic: Mapping[str, Traffic] = MappingProxyType({}),
        *,
        now: Callable[[], float] = time.time,
        also: OnPost = lambda _name, _posted: None,
    ) -> None:
        """`names`: the devices of the settings, in the order in which they are shown."""
        super().__init__()
        self._log = log
        self._traffic = traffic
        self._now = now
        self._also = also
        self._lock = threading.Lock()
        nobody_looked = Posted(NOT_ASKED, now(), 0.0)
        self._closed = False
        self._newest = dict.fromkeys(names, nobody_looked)
        self._shown = dict(self._newest)
        self._posted.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @property
    def standings(self) -> Mapping[str, Standing]:
        """By the device's name, as in the settings."""
        return {name: posted.standing for name, posted in self._shown.items()}

    @property
    def traffic(self) -> Mapping[str, Traffic]:
        """The masked traffic of the devices that have a line, by name."""
        return self._traffic

    def since(self, name: str) -> float:
        """When the device came into its state, seconds since 1970."""
        return self._shown[name].since

    def post(self, name: str, standing: Standing) -> None:
        """The device stands so. Never waits; the same word again changes nothing."""
        at = self._now()
        with self._lock:
            if self._closed:
                return
            before = self._newest.get(name)
            news = before is None or before.standing != standing
            same_state = before is not None and before.standing.state is standing.state
            since = before.since if before is not None and same_state else at
            posted = Posted(standing, since, at)
            self._newest[name] = posted
            if before is None or _word(before.standing) != _word(standing):
                self._tell_log(name, standing, before)
        self._also(name, posted)
        if news:
            self._posted.emit(name, posted)

    def close(self) -> None:
        """The process ends: what a thread still has to say is not news any more."""
        with self._lock:
            self._closed = True

    def _tell_log(self, name: str, standing: Standing, before: Posted | None) -> None:
        level = self._log.info if standing.serves else self._log.warning
        level(
            "device.changed",
            device=name,
            state=str(standing.state),
            previous=str(before.standing.state if before else DeviceState.ABSENT),
            cause=str(standing.cause),
            detail=standing.detail,
            evidence=standing.evidence[: SHOWN_OF.get(name, SHOWN_BYTES)].hex(" "),
        )

    def _show(self, name: str, posted: Posted) -> None:
        self._shown[name] = posted
        self.changed.emit(name)


def _word(standing: Standing) -> tuple[DeviceState, Cause]:
    return standing.state, standing.cause
