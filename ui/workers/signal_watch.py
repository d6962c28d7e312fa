"""The indicator light's and the tone's owner: shows how urgently somebody is called back."""

import time
from collections.abc import Callable
from typing import Protocol

from devices.errors import DeviceError
from devices.signal.alarm import Alarm
from devices.signal.light import Light
from devices.signal.tone import EVERY_S, tone
from devices.speaker.alsa import OutputUnavailable
from devices.speaker.sound import Sound
from kiosk.visit.effects import Effect, Signal

AT_REST_S = 3600.0
LONGEST_S = 5.0
"""A player that has not ended a tone after this hangs."""
LOOK_S = 0.1
"""How often a tone that lasts longer than it should is looked at."""


class Player(Protocol):
    """What `devices.speaker.alsa.Playback` is."""

    @property
    def playing(self) -> bool:
        """Whether it is still at work."""

    def feed(self, sound: Sound) -> None:
        """Take sound."""

    def end(self) -> None:
        """No more comes."""

    def finish(self) -> None:
        """Wait for the end. Raises OutputUnavailable where it gave up by itself."""

    def stop(self) -> None:
        """Be silent now."""


class SignalWatch:
    """A worker. A light or a player that is not there is None, and nothing is asked of it. `failed` hears
    once of each that does not do what it is asked; the screen says the same in words meanwhile.

    A tone sounds beside this thread, which hears meanwhile when it is to be silent.
    """

    def __init__(
        self,
        light: Light | None,
        play: Callable[[], Player] | None,
        failed: Callable[[str, Exception], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._light = light
        self._play = play
        self._failed = failed
        self._clock = clock
        self._alarm = Alarm.NONE
        self._due = 0.0
        self._sounding: Player | None = None
        self._began = 0.0
        self._told: set[str] = set()

    def handle(self, effect: Effect) -> None:
        """Silence and light at once; the tone as soon as it is due."""
        if not isinstance(effect, Signal):
            return
        self._silence()
        self._alarm = effect.alarm
        self._due = self._clock()
        if self._light is None:
            return
        try:
            self._light.show(effect.alarm)
        except DeviceError as error:
            self._tell("signal.light", error)
        else:
            self._told.discard("signal.light")

    def rest(self) -> float:
        """Sound the tone when it is time and the one before has ended."""
        pause = EVERY_S.get(self._alarm)
        if self._play is None or pause is None:
            return AT_REST_S
        if self._clock() >= self._due and self._has_ended():
            self._due = self._clock() + pause
            self._sound(self._play)
        return max(LOOK_S, self._due - self._clock())

    def close(self) -> None:
        """Dark and silent."""
        self._alarm = Alarm.NONE
        self._silence()
        if self._light is not None:
            self._light.close()

    def _sound(self, play: Callable[[], Player]) -> None:
        self._began = self._clock()
        try:
            player = play()
            player.feed(tone(self._alarm))
            player.end()
        except DeviceError as error:
            self._tell("signal.tone", error)
        else:
            self._sounding = player

    def _has_ended(self) -> bool:
        """Whether nothing sounds any more; what came of it is told."""
        player = self._sounding
        if player is None:
            return True
        if player.playing:
            if self._clock() < self._began + LONGEST_S:
                return False
            self._silence()
            self._tell("signal.tone", OutputUnavailable(f"a tone has not ended within {LONGEST_S:g} s"))
            return True
        if self._silence():
            self._told.discard("signal.tone")
        return True

    def _silence(self) -> bool:
        """Nothing sounds from now on. False where the player had given up by itself, which is told."""
        player, self._sounding = self._sounding, None
        if player is None:
            return True
        if player.playing:
            player.stop()
        try:
            player.finish()
        except DeviceError as error:
            self._tell("signal.tone", error)
            return False
        return True

    def _tell(self, what: str, error: Exception) -> None:
        if what not in self._told:
            self._told.add(what)
            self._failed(what, error)
