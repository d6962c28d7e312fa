"""A screen without a glass: tells of its life as the real one does, and starts again for another bundle, but
draws nothing. With the times of `defective_screen` it crashes or hangs. What it lacks, `make soak` runs.
"""

import os
import sys
import threading
from pathlib import Path

from kiosk.config import load
from kiosk.supervisor import START_AGAIN
from tests.system.defective_screen import CRASHES, HANGS
from ui.life import Life

TURN_SECONDS = 0.05
MAIN = """
import sys
from tests.system.stand_in_screen import run
raise SystemExit(run(sys.argv[1:]))
"""
"""`ui/__main__.py` of a program that has it for its screen."""

BESIDE_THE_REAL_ONE = "from pkgutil import extend_path\n__path__ = extend_path(__path__, __name__)\n"
NOTHING_TO_DRAW = "print('0 drawn')\n"
"""`ui/rehearsal/__main__.py` of such a program."""


def run(arguments: list[str]) -> int:
    given = dict(zip(arguments[::2], arguments[1::2], strict=True))
    data, never = Path(given["--data"]), threading.Event()
    life = Life(data)
    idle_seconds = load(Path(given["--config"]), data).config.visit.idle_seconds
    if idle_seconds == CRASHES:
        os._exit(139)
    life.tell(idle=True, visits=0, steady_seconds=1)
    life.keep_up()
    if idle_seconds == HANGS:
        never.wait()
    while not life.wants_another:
        life.tell(idle=True, visits=0, steady_seconds=1)
        life.keep_up()
        never.wait(TURN_SECONDS)
    return START_AGAIN


def shadow(directory: Path) -> Path:
    """A directory for the front of the import path, in which `python -m ui` is this."""
    for package, main in (("ui", MAIN), ("ui/rehearsal", NOTHING_TO_DRAW)):
        (directory / package).mkdir(parents=True, exist_ok=True)
        (directory / package / "__init__.py").write_text(BESIDE_THE_REAL_ONE)
        (directory / package / "__main__.py").write_text(main)
    return directory


if __name__ == "__main__":
    raise SystemExit(run(sys.argv[1:]))
