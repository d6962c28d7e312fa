"""``python -m tests.system.defective_screen``: the real screen, with a defect that a bundle brings out.

Its checks and the drawing of its screens pass; with one time of the visit the screen then crashes at every
start, with another it hangs: what a release does that cannot bear a value.
"""

import os
import sys
import threading
from argparse import Namespace
from pathlib import Path
from typing import Any

from ui import app

CRASHES, HANGS = 91, 92
"""`visit.idle_seconds` with which it does."""


def main(config: str, data: str) -> int:
    return app.run(Namespace(config=Path(config), data=Path(data)), attach)


def attach(_window: Any, controller: Any) -> None:
    from PySide6.QtCore import QTimer

    idle = controller.visit.setting.timings.idle
    if idle == CRASHES:
        os._exit(139)
    if idle == HANGS:
        QTimer.singleShot(0, threading.Event().wait)


if __name__ == "__main__":
    raise SystemExit(main(*sys.argv[1:]))
