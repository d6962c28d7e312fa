"""The earphone jack's owner: tells the visit when something is plugged in or pulled out."""

from collections.abc import Callable

from devices.earphone_jack.jack import EarphoneJack, JackLost
from kiosk.visit.effects import Effect
from kiosk.visit.events import Event
from kiosk.visit.news import EarphoneChanged

LOOK_S = 0.5
"""How long one look may take where nothing happens; what does happen ends it."""


class JackWatch:
    """A worker. A jack that is lost counts as unplugged, and is opened again by the thread around it."""

    def __init__(self, path: str, post: Callable[[Event], None]) -> None:
        """Raises JackLost."""
        self._jack = EarphoneJack(path)
        self._post = post
        self._told = False
        self._tell(self._jack.plugged)

    def handle(self, effect: Effect) -> None:
        """Nothing is asked of a jack."""

    def rest(self) -> float:
        """Wait for the jack itself: the thread has nothing else to wait for."""
        try:
            self._tell(self._jack.wait(LOOK_S))
        except JackLost:
            self._tell(plugged=False)
            raise
        return 0.0

    def close(self) -> None:
        """Give the device file back."""
        self._jack.close()

    def _tell(self, plugged: bool) -> None:
        if plugged != self._told:
            self._told = plugged
            self._post(EarphoneChanged(plugged))
