"""`python -m ui.gallery.components --out DIR`: a picture of every component, in all three sets."""

import argparse
import os
from pathlib import Path

from ui import keyboard

PIXELS_PER_MM = 4.0


def main() -> int:
    """Draw what was asked for: DIR/SET/COMPONENT.png."""
    parser = argparse.ArgumentParser(prog="python -m ui.gallery.components", description=__doc__)
    parser.add_argument(
        "--out", type=Path, required=True, help="directory for the pictures (made if missing)"
    )
    parser.add_argument("--only", default="", help="components whose name begins with this")
    asked = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    home = keyboard.prepare_environment(os.environ)
    try:
        draw(asked.out, asked.only)
    finally:
        home.forget()
    return 0


def draw(out: Path, only: str = "", pixels_per_mm: float = PIXELS_PER_MM) -> None:
    """Write the pictures. The environment has been prepared for Qt."""
    # Qt reads the environment when it is imported and when the application is made: both come after.
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from ui.gallery.components.registry import families  # noqa: PLC0415
    from ui.gallery.components.sheet import SETS, Sheets  # noqa: PLC0415

    application = QGuiApplication([])
    for looks in SETS:
        directory = out / looks.name
        directory.mkdir(parents=True, exist_ok=True)
        sheets = Sheets(looks, pixels_per_mm)
        for family in families():
            if family.component.startswith(only):
                sheets.show(family)
                sheets.picture().save(directory / f"{family.component}.png")
        sheets.close()
    del application


if __name__ == "__main__":
    raise SystemExit(main())
