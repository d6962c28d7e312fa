"""The indicator light at the card reader and the paper's mouth.

A light on a GPIO pin or an I/O board is one of the kernel's LEDs where the board has a driver for it
(Documentation/leds/leds-class.rst, Documentation/ABI/testing/sysfs-class-led and -led-trigger-timer): a
directory of small files. The kernel blinks by itself, so a process that dies or hangs leaves no half light,
and none of our threads wakes up for it. Another board is another class with `show` and `close`.
"""

from pathlib import Path
from typing import Protocol

from devices.errors import PortUnavailable
from devices.signal.alarm import Alarm

LEDS = Path("/sys/class/leds")
BLINK_MS = {Alarm.PRESSING: 500, Alarm.LOUD: 125}
"""Half a period. 1 Hz and 4 Hz: photosensitive people are at risk from 3 Hz on with large bright areas, and
an indicator light is a small one (WCAG 2.2, 2.3.1); the screen itself never flashes.
"""


class Light(Protocol):
    """One indicator light. Used in one thread."""

    def show(self, alarm: Alarm) -> None:
        """Raises PortUnavailable where the light does not take it."""

    def close(self) -> None:
        """Dark. Never raises."""


class KernelLed:
    """A `Light` that is one of the kernel's LEDs."""

    def __init__(self, name: str, leds: Path = LEDS) -> None:
        """`name`: a directory below `leds`, such as "kiosk:amber:reader"."""
        self._folder = leds / name

    def show(self, alarm: Alarm) -> None:
        """As `Light.show`. The trigger comes first: the kernel makes the delay files with it."""
        if alarm in BLINK_MS:
            self._write("trigger", "timer")
            self._write("delay_on", str(BLINK_MS[alarm]))
            self._write("delay_off", str(BLINK_MS[alarm]))
            return
        self._write("trigger", "none")
        self._write("brightness", "0" if alarm is Alarm.NONE else self._brightest())

    def close(self) -> None:
        """As `Light.close`."""
        try:
            self.show(Alarm.NONE)
        except PortUnavailable:
            return

    def _brightest(self) -> str:
        try:
            untrusted = (self._folder / "max_brightness").read_text("ascii", errors="replace").strip()
        except OSError:
            return "1"
        return untrusted if untrusted.isdigit() else "1"

    def _write(self, file: str, value: str) -> None:
        try:
            (self._folder / file).write_text(value, "ascii")
        except OSError as error:
            raise PortUnavailable(f"{self._folder / file}: {error.strerror}") from error
