"""The face module of a demonstration: a stand-in, where one was asked for."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from importlib.util import find_spec
from pathlib import Path

from kiosk.demo.errors import DemoFailed
from kiosk.identity.means import Means

SECONDS = "4"
"""As long as somebody needs to read what to do."""


def face_settings(
    directory: Path, word: str, fails: str, register: Callable[[Path], None]
) -> Mapping[str, object]:
    """Make its key, have it registered, and say what the configuration has of it, as dotted keys. It answers
    `word`, whoever stands there; or `fails` in one of its ways, "" for none. Raises DemoFailed, also where
    there is no such way.
    """
    found = find_spec("devices.simulators.face_module")
    if found is None or found.origin is None:
        raise DemoFailed("the simulated face module is not installed")
    key = directory / "face-module.key"
    program = [sys.executable, found.origin, *(("--fail", fails) if fails else ())]
    made = subprocess.run([*program, "--new-key", str(key)], capture_output=True, text=True, check=False)
    if made.returncode != 0:
        raise DemoFailed(f"the simulated face module: {made.stderr.strip()}")
    register(key.with_name(f"{key.name}.pub"))
    return {
        "devices.face_module.driver": "program",
        "devices.face_module.command": [*program, "--key", str(key), "--answer", word, "--seconds", SECONDS],
        "identity.ways": [each.value for each in Means],
    }
