"""Draws them into a directory, one PNG a screen, and says which."""

import argparse
import os
import re
import sys
from datetime import datetime
from pathlib import Path

from kiosk.apply.pushed import Pushed
from kiosk.catalogue.loader import load_catalogue
from kiosk.commands.failure import DONE, guarded
from kiosk.errors import KioskError
from kiosk.words import LANGUAGES
from ui import keyboard


class NoSuchService(KioskError):
    """The catalogue has neither a life event nor an item of that id."""

    exit_code = 2


def main(arguments: list[str]) -> int:
    """See ``--help``."""
    parser = argparse.ArgumentParser(prog="kiosk catalogue preview", description=__doc__)
    parser.add_argument("--config", type=Path, help="settings laid over the factory file")
    parser.add_argument("--data", type=Path, required=True, help="the terminal's data directory")
    parser.add_argument("--catalogue", type=Path, required=True, help="directory of the catalogue")
    parser.add_argument("--out", type=Path, required=True, help="directory for the pictures")
    parser.add_argument("--language", choices=LANGUAGES, default="zh")
    parser.add_argument("item", help="id of the life event or item")
    options = parser.parse_args(arguments)
    return guarded(lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    catalogue = load_catalogue(options.catalogue)
    if options.item not in catalogue.life_events and options.item not in catalogue.items:
        raise NoSuchService(f"{options.item}: neither a life event nor an item; see kiosk catalogue list")
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
    home = keyboard.prepare_environment(os.environ)
    try:
        from dataclasses import replace  # noqa: PLC0415  beside what needs it

        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415  Qt reads the environment when imported

        from kiosk.config.load import load_with  # noqa: PLC0415  with the rest
        from kiosk.visit.setting import Moment  # noqa: PLC0415  with the rest
        from ui.rehearsal.rehearse import Rehearsal  # noqa: PLC0415  brings Qt
        from ui.rehearsal.scenes import scenes_of  # noqa: PLC0415  with the rest
        from ui.terminal import at_rest  # noqa: PLC0415  brings Qt

        application = QGuiApplication([])
        config = load_with(Pushed(None, ""), options.config, options.data).config
        now = Moment(1000.0, datetime.now().astimezone().date())
        visit = replace(at_rest(config, catalogue), language=options.language)
        options.out.mkdir(parents=True, exist_ok=True)
        rehearsal = Rehearsal(config)
        try:
            for number, scene in enumerate(scenes_of(visit, options.item, now), 1):
                name = re.sub(r"\W+", "-", scene.name)
                file = options.out / f"{number:02}-{name}.png"
                rehearsal.picture(scene, now).save(str(file))
                sys.stdout.write(f"{file}\n")
        finally:
            rehearsal.close()
        del application
    finally:
        home.forget()
    return DONE


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
