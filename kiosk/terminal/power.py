"""Switching the machine off: asked of systemd, which lets every program end in order first."""

import os
import subprocess

from kiosk.terminal.errors import PowerOffRefused

COMMAND = ("systemctl", "poweroff")
LONGEST_S = 20.0


def power_off() -> None:
    """Everything written goes to the disk, and the machine is asked to end.

    Raises PowerOffRefused: there is no systemd, or its rules do not let this user (docs/devices/ups.md).
    """
    os.sync()
    try:
        done = subprocess.run(COMMAND, capture_output=True, timeout=LONGEST_S, check=False)
    except (OSError, subprocess.TimeoutExpired) as error:
        raise PowerOffRefused("systemctl cannot be asked to switch the machine off") from error
    if done.returncode != 0:
        raise PowerOffRefused("systemctl refuses to switch the machine off; see docs/devices/ups.md")
