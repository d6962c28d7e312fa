"""`python -m ui.gallery.components`: make the pictures and tables of `docs/design-system.md` anew."""

import argparse
import os
from pathlib import Path

from ui import keyboard

# ruff: noqa: PLC0415 - Qt reads the environment when it is imported and when the application is made.

DOCUMENT = Path("docs/design-system.md")


def main() -> int:
    """Write into the checkout that is the current directory."""
    parser = argparse.ArgumentParser(prog="python -m ui.gallery.components", description=__doc__)
    parser.add_argument("--only", default="", help="only components whose name begins with this")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    home = keyboard.prepare_environment(os.environ)
    try:
        _make(asked.only)
    finally:
        home.forget()
    return 0


def _make(only: str) -> None:
    from PySide6.QtGui import QGuiApplication

    from ui.gallery.components.document import PICTURES, renewed
    from ui.gallery.components.small_pictures import write_small_pictures

    application = QGuiApplication([])
    DOCUMENT.write_text(renewed(DOCUMENT.read_text("utf-8")), "utf-8")
    write_small_pictures(DOCUMENT.parent / PICTURES, only)
    del application


if __name__ == "__main__":
    raise SystemExit(main())
