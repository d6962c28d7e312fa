"""The tones that call somebody back, as samples, and the player that makes them heard."""

import subprocess
from array import array
from collections.abc import Sequence
from math import pi, sin
from sys import byteorder
from typing import Protocol

from devices.errors import PortUnavailable
from devices.signal.alarm import Alarm

RATE = 22050
"""Samples a second; 16 bits, one channel."""
LONGEST_S = 5.0
FADE_S = 0.01
"""At both ends of a tone, or it clicks."""
BEEPS: dict[Alarm, tuple[Sequence[tuple[float, float]], float]] = {
    Alarm.PRESSING: (((880, 0.18), (0, 0.06), (1175, 0.22)), 0.35),
    Alarm.LOUD: (((1047, 0.2), (1319, 0.2), (1568, 0.3), (0, 0.1), (1568, 0.3)), 0.9),
}
"""Hertz and seconds, and the share of full swing. Old ears lose the heights first (ISO 7029), so all of it
lies between 800 and 1600 Hz; rising, as what wants an answer does.
"""
EVERY_S = {Alarm.PRESSING: 4.0, Alarm.LOUD: 1.8}
"""From the beginning of a tone to the next."""


class Player(Protocol):
    """Makes samples heard. Blocking."""

    def play(self, samples: bytes) -> None:
        """Raises PortUnavailable where nothing was heard."""


def tone(alarm: Alarm) -> bytes:
    """The samples of a level; b"" for one without a sound."""
    if alarm not in BEEPS:
        return b""
    parts, share = BEEPS[alarm]
    samples = array("h")
    for hertz, seconds in parts:
        count = round(seconds * RATE)
        fade = FADE_S * RATE
        for place in range(count):
            loud = min(1.0, place / fade, (count - place) / fade) * share
            samples.append(round(32767 * loud * sin(2 * pi * hertz * place / RATE)))
    if byteorder == "big":
        samples.byteswap()
    return samples.tobytes()


class Aplay:
    """A `Player` through ALSA: `aplay` fed by a pipe. No sound server is needed."""

    def __init__(self, device: str, program: str = "aplay") -> None:
        """`device`: a name of `aplay -L`."""
        self._command = [
            *(program, "-q", "-D", device, "-t", "raw"),
            *("-f", "S16_LE", "-c", "1", "-r", str(RATE), "-"),
        ]

    def play(self, samples: bytes) -> None:
        """As `Player.play`."""
        try:
            done = subprocess.run(
                self._command, input=samples, capture_output=True, timeout=LONGEST_S, check=False
            )
        except FileNotFoundError as error:
            raise PortUnavailable(
                f"{self._command[0]} is not there; install the package alsa-utils"
            ) from error
        except (OSError, subprocess.TimeoutExpired) as error:
            raise PortUnavailable(f"{self._command[0]} did not end ({type(error).__name__})") from error
        if done.returncode != 0:
            raise PortUnavailable(
                f"{self._command[0]} ended with {done.returncode}; `aplay -L` lists the names"
            )
