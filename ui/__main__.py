"""``python -m ui``: the screen and the devices of one terminal. `kiosk ui` becomes this process."""

import argparse
import sys
from pathlib import Path

from kiosk.commands.failure import guarded


def main(arguments: list[str]) -> int:
    """Run the UI. What a person can mend is one line on stderr, not a trace."""
    parser = argparse.ArgumentParser(prog="kiosk ui", description=__doc__)
    parser.add_argument("--config", type=Path, help="settings laid over the factory file")
    parser.add_argument("--data", type=Path, help="the terminal's data directory")
    parser.add_argument(
        "--gallery",
        action="store_true",
        help="show every component in every state; needs no device and no data",
    )
    parser.add_argument(
        "--until-first-frame", action="store_true", help="say so on stdout when a frame was shown, and end"
    )
    parser.add_argument(
        "--until-awake", action="store_true", help="say so on stdout when touches are answered, and end"
    )
    options = parser.parse_args(arguments)
    if options.data is None and not options.gallery:
        parser.error("the following arguments are required: --data")
    first_frame = (lambda: _say("first frame")) if options.until_first_frame else None

    def run() -> int:
        if options.gallery:
            from ui.gallery.components import window  # noqa: PLC0415  a terminal needs none of it

            return window.run(first_frame or (lambda: False))
        from ui import app  # noqa: PLC0415  `--help` needs none of it

        return app.run(
            options,
            attach=_end_awake if options.until_awake else None,
            first_frame=first_frame,
        )

    return guarded(run)


def _say(what: str) -> bool:
    """Say how far the start has come; True: that is far enough."""
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()
    return True


def _end_awake(window: object, controller: object) -> None:  # noqa: ARG001  the shape of `app.Attach`
    from PySide6.QtCore import QCoreApplication, QTimer  # noqa: PLC0415  Qt comes after its environment

    _say("awake")
    QTimer.singleShot(0, QCoreApplication.quit)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
