"""`python -m ui.gallery --out DIR`: a picture of every moment in every variant."""

import argparse
import os
from pathlib import Path

from ui import keyboard


def main() -> int:
    """Draw what was asked for; prints each file's path."""
    parser = argparse.ArgumentParser(prog="python -m ui.gallery", description=__doc__)
    parser.add_argument(
        "--out", type=Path, required=True, help="directory for the pictures (made if missing)"
    )
    parser.add_argument("--only", default="", help="moments whose name begins with this")
    parser.add_argument(
        "--variant", default="", help="variants whose name begins with this, e.g. portrait-zh"
    )
    wanted = parser.parse_args()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    home = keyboard.prepare_environment(os.environ)
    try:
        _draw(wanted.out, wanted.only, wanted.variant)
    finally:
        home.forget()
    return 0


def _draw(out: Path, only: str, variant_prefix: str) -> None:
    # Qt reads the environment when it is imported and when the application is made: both come after.
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415

    from ui.gallery.moments import MOMENTS  # noqa: PLC0415
    from ui.gallery.pictures import Stage, variants  # noqa: PLC0415

    application = QGuiApplication([])
    for variant in variants():
        if not variant.name.startswith(variant_prefix):
            continue
        directory = out / variant.name
        directory.mkdir(parents=True, exist_ok=True)
        stage = Stage(variant, MOMENTS[0])
        for moment in MOMENTS:
            if moment.name.startswith(only):
                stage.show(moment)
                stage.save(directory / f"{moment.name}.png")
        stage.close()
    del application


if __name__ == "__main__":
    raise SystemExit(main())
