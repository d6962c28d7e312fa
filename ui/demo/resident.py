"""``python -m ui.demo.resident``: the terminal's screen with a scripted resident before it."""

import argparse
import sys
import time
from datetime import date
from pathlib import Path
from typing import Any

from kiosk.commands.failure import guarded


def main(arguments: list[str]) -> int:
    """Run the screen as `python -m ui` does, and let residents come until there are no more."""
    parser = argparse.ArgumentParser(prog="python -m ui.demo.resident", description=__doc__)
    parser.add_argument("--config", type=Path)
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--control", required=True, help="the demonstration's control socket")
    options = parser.parse_args(arguments)

    def run() -> int:
        from ui import app  # noqa: PLC0415  Qt reads the environment when it is imported

        return app.run(options, lambda window, controller: _attach(window, controller, options.control))

    return guarded(run)


def _attach(window: Any, controller: Any, control: str) -> object:
    from ui.demo.day import Visitors  # noqa: PLC0415  as above

    return Visitors(window, controller, control, time.monotonic, date.today)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
