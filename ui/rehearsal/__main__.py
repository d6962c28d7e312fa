"""Ends with 0 when every screen was drawn; else with 1, and the last line says which was not, and why."""

import argparse
import os
import sys
from pathlib import Path

from kiosk.apply.pushed import Pushed
from kiosk.commands.failure import DONE, FAILED, guarded
from ui import keyboard

NICENESS = 10
"""A resident's touch goes before."""


def main(arguments: list[str]) -> int:
    """Draw with the bundle in ``--bundle``; without one, with the factory's."""
    parser = argparse.ArgumentParser(prog="python -m ui.rehearsal", description=__doc__)
    parser.add_argument("--config", type=Path, help="settings laid over the factory file")
    parser.add_argument("--data", type=Path, required=True, help="the terminal's data directory")
    parser.add_argument("--bundle", type=Path, help="directory of the bundle")
    parser.add_argument("--settings", default="", help="name of its settings; without it: it has none")
    options = parser.parse_args(arguments)
    return guarded(lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    os.nice(NICENESS)
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
    home = keyboard.prepare_environment(os.environ)
    try:
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415  Qt reads the environment when imported

        from ui.rehearsal.rehearse import rehearse  # noqa: PLC0415

        application = QGuiApplication([])
        drawn, fault = rehearse(Pushed(options.bundle, options.settings), options.config, options.data)
        del application
    finally:
        home.forget()
    sys.stdout.write(f"{drawn} drawn\n" if not fault else f"{fault}\n")
    return FAILED if fault else DONE


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
