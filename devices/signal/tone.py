"""The tones that call somebody back, as sound (`devices.speaker` plays it)."""

from array import array
from collections.abc import Sequence
from math import pi, sin
from sys import byteorder

from devices.signal.alarm import Alarm
from devices.speaker.sound import SAMPLES_A_SECOND, Sound

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


def tone(alarm: Alarm) -> Sound:
    """The sound of a level; an empty one where there is none.

    The longest fits into a pipe (65 536 bytes, pipe(7)): who feeds it to a player never waits.
    """
    if alarm not in BEEPS:
        return Sound(b"")
    parts, share = BEEPS[alarm]
    samples = array("h")
    for hertz, seconds in parts:
        count = round(seconds * SAMPLES_A_SECOND)
        fade = FADE_S * SAMPLES_A_SECOND
        for place in range(count):
            loud = min(1.0, place / fade, (count - place) / fade) * share
            samples.append(round(32767 * loud * sin(2 * pi * hertz * place / SAMPLES_A_SECOND)))
    if byteorder == "big":
        samples.byteswap()
    return Sound(samples.tobytes())
