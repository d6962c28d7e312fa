"""Draws them into a directory, with a page to look through, and says what is wrong with which.

Ends with 1 where something is wrong with a picture. What was drawn of the same catalogue before stays.
"""

import argparse
import json
import os
import sys
from collections.abc import Generator, Sequence
from difflib import get_close_matches
from pathlib import Path

from kiosk.apply.pushed import Pushed
from kiosk.catalogue.loader import load_catalogue
from kiosk.commands.failure import DONE, FAILED, guarded
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.errors import KioskError
from ui import keyboard
from ui.gallery.variants import variants
from ui.preview.page import write_pages
from ui.preview.record import Drawn, all_kept, kept, mark

VARIANTS = {each.name: each for each in variants()}
USUAL = ("portrait-zh",)
OF_EVERYTHING = ("portrait-zh", "portrait-zh-elder", "portrait-en")


class NoSuchService(KioskError):
    """The catalogue has nothing of that id."""

    exit_code = 2


class NotThere(KioskError):
    """The pictures cannot be written where they should be."""


def main(arguments: list[str]) -> int:
    """See ``--help``."""
    parser = argparse.ArgumentParser(prog="kiosk catalogue preview", description=__doc__)
    parser.add_argument("--config", type=Path, help="settings laid over the factory file")
    parser.add_argument("--data", type=Path, required=True, help="the terminal's data directory")
    parser.add_argument("--catalogue", type=Path, required=True, help="directory of the catalogue")
    parser.add_argument("--out", type=Path, required=True, help="directory for the pictures")
    parser.add_argument("--variant", action="append", choices=VARIANTS, default=[])
    parser.add_argument("--all", action="store_true", help="everything of the catalogue")
    parser.add_argument("--again", action="store_true", help="also what has been drawn already")
    parser.add_argument("--json", action="store_true", help="the result as JSON, the progress on stderr")
    parser.add_argument("items", nargs="*", metavar="ITEM", help="id of a life event, item, policy or page")
    options = parser.parse_args(arguments)
    if options.all is bool(options.items):
        parser.error("name at least one ITEM, or say --all")
    return guarded(lambda: _run(options))


def _run(options: argparse.Namespace) -> int:
    catalogue = load_catalogue(options.catalogue)
    names = {
        each.id: each.name.zh
        for section in (catalogue.life_events, catalogue.items, catalogue.policies, catalogue.pages)
        for each in section.values()
    }
    for key in options.items:
        if key not in names:
            near = get_close_matches(key, names, n=1)
            remedy = f"did you mean {near[0]}?" if near else "see kiosk catalogue list"
            raise NoSuchService(f"{key}: not in the catalogue; {remedy}")
    wanted = [(key, name) for name in _variants(options) for key in options.items or names]
    try:
        options.out.mkdir(parents=True, exist_ok=True)
        drawn = _draw(options, catalogue, wanted)
        whole = [each for each in all_kept(options.out) if each.of == mark(catalogue)]
        notice = catalogue.notice.zh if catalogue.illustrative else ""
        page = write_pages(options.out, whole, names, notice)
    except OSError as error:
        raise NotThere(f"{error.filename or options.out}: {error.strerror}; give another --out") from error
    return _tell(drawn, page, as_json=options.json)


def _variants(options: argparse.Namespace) -> Sequence[str]:
    return options.variant or (OF_EVERYTHING if options.all else USUAL)


def _draw(
    options: argparse.Namespace, catalogue: Catalogue, wanted: Sequence[tuple[str, str]]
) -> list[Drawn]:
    """A line for each as it is done."""
    of, done = mark(catalogue), list[Drawn]()
    said = sys.stderr if options.json else sys.stdout
    held = {} if options.again else {each: kept(options.out, *each) for each in wanted}
    missing = [each for each in wanted if (found := held.get(each)) is None or found.of != of]
    fresh = _fresh(options, catalogue, missing)
    for number, each in enumerate(wanted, 1):
        before = None if each in missing else held[each]
        drawn = next(fresh) if before is None else before
        done.append(drawn)
        line = f"{drawn.key} {drawn.variant}: {len(drawn.pictures)} pictures, {drawn.faulty} with faults"
        said.write(f"[{number}/{len(wanted)}] {line}{'' if before is None else ' (drawn before)'}\n")
        said.flush()
    fresh.close()
    return done


def _fresh(
    options: argparse.Namespace, catalogue: Catalogue, missing: Sequence[tuple[str, str]]
) -> Generator[Drawn]:
    """Those that have to be drawn. Qt is there only for them."""
    if not missing:
        return
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    os.environ["QT_QUICK_CONTROLS_STYLE"] = "Basic"
    home = keyboard.prepare_environment(os.environ)
    try:
        from PySide6.QtGui import QGuiApplication  # noqa: PLC0415  Qt reads the environment when imported

        from kiosk.config.load import load_with  # noqa: PLC0415  with the rest
        from ui.preview.draw import draw  # noqa: PLC0415  brings Qt

        application = QGuiApplication([])
        config = load_with(Pushed(None, ""), options.config, options.data).config
        chosen = [(key, VARIANTS[name]) for key, name in missing]
        yield from draw(config, catalogue, chosen, options.out)
        del application
    finally:
        home.forget()


def _tell(drawn: Sequence[Drawn], page: Path, *, as_json: bool) -> int:
    pictures = sum(len(each.pictures) for each in drawn)
    wrong = [(picture, fault) for each in drawn for picture in each.pictures for fault in picture.faults]
    if as_json:
        faults = [{"picture": picture.file, "fault": fault} for picture, fault in wrong]
        said = {"page": str(page), "drawn": len(drawn), "pictures": pictures, "faults": faults}
        sys.stdout.write(json.dumps(said, indent=2) + "\n")
    else:
        lines = [f"{picture.file}: {fault}" for picture, fault in wrong]
        sys.stdout.write("\n".join([*lines, f"{pictures} pictures, {len(wrong)} faults: {page}", ""]))
    return FAILED if wrong else DONE


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
