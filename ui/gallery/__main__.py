"""`python -m ui.gallery`: draw every moment in every variant, look at each picture, and compare it.

Ends with 0 when nothing is wrong with any picture and none differs from the accepted set.
"""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ui import keyboard
from ui.gallery.accepted import DIRECTORY, accept, forget_others
from ui.gallery.page import write_page
from ui.gallery.shots import Job, Shot, shoot
from ui.gallery.variants import Variant, variants

MOST_LINES = 40
"""Of each kind, so many are printed."""


def main() -> int:
    """Draw what was asked for, telling of each variant as it is done."""
    asked = _arguments()
    if asked.components:
        _draw_components(asked.out, asked.only)
        return 0
    chosen = [each for each in variants() if each.name.startswith(asked.variant)]
    jobs = [Job(each, asked.only, asked.accepted, asked.out) for each in chosen]
    shots: dict[Variant, list[Shot]] = {}
    for variant, drawn in shoot(jobs, len(os.sched_getaffinity(0))):
        shots[variant] = drawn
        sys.stdout.write(f"[{len(shots)}/{len(jobs)}] {_line(variant, drawn)}\n")
        sys.stdout.flush()
    everything = [shot for each in chosen for shot in shots[each]]
    if asked.out is not None and everything:
        sys.stdout.write(f"{write_page(asked.out, everything)}\n")
    if asked.accept:
        _accept(asked.accepted, shots, everything_drawn=not (asked.only or asked.variant))
    return _verdict(everything, accepting=asked.accept)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m ui.gallery", description=__doc__)
    parser.add_argument(
        "--out", type=Path, help="directory for the pictures and their page (made if missing)"
    )
    parser.add_argument("--components", action="store_true", help="draw the components, not the screens")
    parser.add_argument("--only", default="", help="moments (components) whose name begins with this")
    parser.add_argument(
        "--variant", default="", help="variants whose name begins with this, e.g. portrait-zh"
    )
    parser.add_argument("--accept", action="store_true", help="what is drawn now is the accepted set")
    parser.add_argument("--accepted", type=Path, default=DIRECTORY, help="the accepted set (%(default)s)")
    asked = parser.parse_args()
    if asked.components and asked.out is None:
        parser.error("say --out DIR for the components' pictures")
    if asked.out is None and not asked.accept:
        parser.error("say --out DIR for pictures, --accept to keep their fingerprints, or both")
    return asked


def _draw_components(out: Path, only: str) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    home = keyboard.prepare_environment(os.environ)
    from PySide6.QtGui import QGuiApplication  # noqa: PLC0415  Qt reads the environment when it is imported

    from ui.gallery.components.pictures import draw  # noqa: PLC0415

    application = QGuiApplication([])
    draw(out, only)
    del application
    home.forget()


def _line(variant: Variant, drawn: Sequence[Shot]) -> str:
    changed = sum(shot.changed != 0 for shot in drawn)
    faulty = sum(bool(shot.faults) for shot in drawn)
    return f"{variant.name}: {len(drawn)} pictures, {changed} changed or new, {faulty} with faults"


def _accept(directory: Path, shots: dict[Variant, list[Shot]], *, everything_drawn: bool) -> None:
    from ui.gallery.moments import MOMENTS  # noqa: PLC0415  Qt comes with it, and is needed only here

    order = [moment.name for moment in MOMENTS]
    for variant, drawn in shots.items():
        lines = {shot.moment: shot.line for shot in drawn}
        accept(directory, variant, lines, order, whole=len(lines) == len(order))
    if everything_drawn:
        forget_others(directory, shots)


def _verdict(shots: Sequence[Shot], *, accepting: bool) -> int:
    faults = [f"{s.variant.name} {s.moment}: {': '.join(fault)}" for s in shots for fault in s.faults]
    changed = [] if accepting else [f"{s.variant.name} {s.moment}" for s in shots if s.changed]
    new = [] if accepting else [f"{s.variant.name} {s.moment}" for s in shots if s.changed is None]
    said = (("wrong", faults), ("differ from the accepted set", changed), ("not yet accepted", new))
    for title, lines in said:
        if lines:
            shown = [f"  {line}" for line in lines[:MOST_LINES]]
            more = ["  and so on, see the page"] if len(lines) > MOST_LINES else []
            sys.stdout.write("\n".join([f"{len(lines)} {title}:", *shown, *more, ""]))
    return 1 if faults or changed or new else 0


if __name__ == "__main__":
    raise SystemExit(main())
