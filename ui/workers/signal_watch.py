"""The indicator light's and the tone's owner: shows how urgently somebody is called back."""

import time
from collections.abc import Callable

from devices.errors import DeviceError
from devices.signal.alarm import Alarm
from devices.signal.light import Light
from devices.signal.tone import EVERY_S, Player, tone
from kiosk.visit.effects import Effect, Signal

AT_REST_S = 3600.0


class SignalWatch:
    """A worker. A light or a player that is not there is None, and nothing is asked of it. `failed` hears
    once of each that does not do what it is asked; the screen says the same in words meanwhile.
    """

    def __init__(
        self,
        light: Light | None,
        player: Player | None,
        failed: Callable[[str, Exception], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._light = light
        self._player = player
        self._failed = failed
        self._clock = clock
        self._alarm = Alarm.NONE
        self._due = 0.0
        self._told: set[str] = set()

    def handle(self, effect: Effect) -> None:
        """The light at once; the tone as soon as it is due."""
        if not isinstance(effect, Signal):
            return
        self._alarm = effect.alarm
        self._due = self._clock()
        if self._light is not None:
            self._try("signal.light", lambda light=self._light: light.show(effect.alarm))  # type: ignore[misc]

    def rest(self) -> float:
        """Sound the tone when it is time. It is never longer than the pause, so that silence can be asked
        for.
        """
        pause = EVERY_S.get(self._alarm)
        if self._player is None or pause is None:
            return AT_REST_S
        if self._clock() >= self._due:
            self._due = self._clock() + pause
            samples = tone(self._alarm)
            self._try("signal.tone", lambda player=self._player: player.play(samples))  # type: ignore[misc]
        return max(0.0, self._due - self._clock())

    def close(self) -> None:
        """Dark and silent."""
        self._alarm = Alarm.NONE
        if self._light is not None:
            self._light.close()

    def _try(self, what: str, act: Callable[[], None]) -> None:
        try:
            act()
        except DeviceError as error:
            if what not in self._told:
                self._told.add(what)
                self._failed(what, error)
        else:
            self._told.discard(what)
