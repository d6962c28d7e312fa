"""Draws things of a catalogue, one after the other: screens by the real window, papers as they come out."""

import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path

from kiosk.config import Config
from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.visit.setting import Moment
from kiosk.visit.visit import Visit
from ui.gallery.variants import Variant
from ui.preview.glass import Glass, Shown
from ui.preview.papers import papers_of
from ui.preview.record import Drawn, Picture, keep, mark
from ui.preview.scenes import scenes_of
from ui.terminal import at_rest

NOT_IN_A_NAME = re.compile(r"\W+")


def draw(
    config: Config, catalogue: Catalogue, wanted: Sequence[tuple[str, Variant]], directory: Path
) -> Iterator[Drawn]:
    """Each in turn, into `directory/KEY/VARIANT/`; yields it once it is written down.

    `wanted`: things and variants; a window is built anew where the variant changes.
    """
    now = Moment(1000.0, datetime.now().astimezone().date())
    resting, of = at_rest(config, catalogue), mark(catalogue)
    place = Text(**config.terminal.place_name.model_dump())
    glass, looks = None, None
    try:
        for key, variant in wanted:
            if glass is None or variant != looks:
                if glass is not None:
                    glass.close()
                glass, looks = Glass(config, variant), variant
            shown = _shown(glass, glass.seen_by(resting), key, place, now)
            pictures = _saved(shown, directory, f"{key}/{variant.name}")
            drawn = Drawn(key, variant.name, of, tuple(pictures))
            keep(directory, drawn)
            yield drawn
    finally:
        if glass is not None:
            glass.close()


def _shown(glass: Glass, visit: Visit, key: str, place: Text, now: Moment) -> Iterator[Shown]:
    for scene in scenes_of(visit, key, now):
        yield from glass.show(scene, now)
    for name, picture in papers_of(visit, key, place, now):
        yield Shown(name, picture)


def _saved(shown: Iterator[Shown], directory: Path, below: str) -> Iterator[Picture]:
    """What lay there of another catalogue goes."""
    there = directory / below
    there.mkdir(parents=True, exist_ok=True)
    for old in there.iterdir():
        old.unlink()
    for number, each in enumerate(shown, 1):
        name = f"{number:03}-{NOT_IN_A_NAME.sub('-', each.name)}.png"
        each.picture.save(there / name, compress_level=3)
        yield Picture(f"{below}/{name}", each.name, each.faults)
