"""Is the signal there that calls back who left card or paper?"""

import shutil
from pathlib import Path

from kiosk.technician.task import Finding, Machine, info, ok, warning

LEDS = Path("/sys/class/leds")


def signal(machine: Machine) -> Finding:
    """Light and tone, as configured. Whether they are seen and heard takes a person to say."""
    settings = machine.config.devices.signal if machine.config else None
    if settings is None or not (settings.led or settings.sound):
        return info("no light and no tone are configured: the screen alone calls people back")
    return judge(settings.led, settings.sound, LEDS, shutil.which("aplay") is not None)


def judge(led: str, sound: str, leds: Path, has_player: bool) -> Finding:
    """As `signal`, on what is there."""
    if led and not (leds / led / "trigger").is_file():
        there = ", ".join(sorted(each.name for each in leds.glob("*"))) or "none"
        return warning(f"no light {led}; there are: {there}", "correct devices.signal.led")
    if sound and not has_player:
        return warning("aplay is not there, so no tone sounds", "install the package alsa-utils")
    parts = [f"light {led}" if led else "no light", f"tone on {sound}" if sound else "no tone"]
    return ok(", ".join(parts))
