"""Draws the moments of a variant in a process of its own, looks at each, compares it with the accepted."""

import os
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path

from PIL import Image

from ui import keyboard
from ui.gallery.accepted import accepted
from ui.gallery.fingerprint import CELL, differences, fingerprint
from ui.gallery.variants import Variant

# ruff: noqa: PLC0415 - Qt reads the environment when it is imported and when the application is made.

THUMBNAIL = 4
"""So many times smaller than the picture."""


@dataclass(frozen=True)
class Job:
    """What one process draws: the moments whose names begin with `only`, into `pictures` where given."""

    variant: Variant
    only: str
    accepted: Path
    pictures: Path | None


@dataclass(frozen=True)
class Shot:
    """One picture: what is wrong with it, and in how many cells it differs (None: nothing was accepted)."""

    variant: Variant
    moment: str
    screen: str
    line: str
    changed: int | None
    faults: tuple[tuple[str, str], ...]


def shoot(jobs: Iterable[Job], processes: int) -> Iterator[tuple[Variant, list[Shot]]]:
    """Do the jobs, each in a fresh process; yields each as it is done."""
    with ProcessPoolExecutor(processes, get_context("spawn"), max_tasks_per_child=1) as pool:
        waiting = {pool.submit(draw, job): job.variant for job in jobs}
        for done in as_completed(waiting):
            yield waiting[done], done.result()


def draw(job: Job) -> list[Shot]:
    """In a process that has not made an application yet."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_QUICK_BACKEND", "software")
    home = keyboard.prepare_environment(os.environ)
    try:
        return list(_draw(job))
    finally:
        home.forget()


def _draw(job: Job) -> Iterator[Shot]:
    from PySide6.QtGui import QGuiApplication

    from ui.gallery.faults import faults
    from ui.gallery.moments import MOMENTS
    from ui.gallery.pictures import Stage

    application = QGuiApplication([])
    former = accepted(job.accepted, job.variant)
    stage = Stage(job.variant, MOMENTS[0])
    for moment in MOMENTS:
        if not moment.name.startswith(job.only) or not moment.drawn_in(
            job.variant.language, job.variant.mode
        ):
            continue
        stage.show(moment)
        picture = stage.picture()
        now = fingerprint(picture)
        cells = differences(former[moment.name], now) if moment.name in former else None
        if job.pictures is not None:
            _save(picture, cells or frozenset(), job.pictures / job.variant.name, moment.name)
        found = tuple(faults(stage.window, picture, elder=job.variant.elder))
        changed = None if cells is None else len(cells)
        yield Shot(job.variant, moment.name, moment.screen, now.text(), changed, found)
    stage.close()
    del application


def _save(picture: Image.Image, cells: frozenset[tuple[int, int]], directory: Path, name: str) -> None:
    directory.mkdir(parents=True, exist_ok=True)
    picture.save(directory / f"{name}.png", compress_level=3)
    small = picture.reduce(THUMBNAIL)
    small.save(directory / f"{name}.small.png")
    heat = directory / f"{name}.changed.png"
    heat.unlink(missing_ok=True)
    if cells:
        _heat_map(picture, cells).reduce(THUMBNAIL).save(heat)


def _heat_map(picture: Image.Image, cells: frozenset[tuple[int, int]]) -> Image.Image:
    """The picture in pale grey, and red where it differs."""
    pale = picture.convert("L").point([128 + level // 2 for level in range(256)]).convert("RGB")
    hot = Image.new("RGB", (CELL, CELL), "#E5231B")
    for x, y in cells:
        box = (x * CELL, y * CELL, (x + 1) * CELL, (y + 1) * CELL)
        pale.paste(Image.blend(pale.crop(box), hot, 0.5), box)
    return pale
