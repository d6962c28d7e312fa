"""Search: processor time of one keystroke among 100, 1 000 and 10 000 items, the slowest of many."""

import time

from bench.row import AtMost, Row
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.catalogue.search.find import search
from kiosk.catalogue.search.index import Index, build
from kiosk.catalogue.search.readings import read_readings
from kiosk.catalogue.synthetic.items import synthetic

FRAME_MS = 16.0
SIZES = (100, 1_000, 10_000)
TYPED = (
    "居民身份证换领",
    "营业执照",
    "shenfenzhenghuanling",
    "sfzhl",
    "yingyzz",
    "gongjijin",
    "身分证",
    "我想办理老人补贴",
    "shenfenzhegn",
    "renew a resident's id card",
    "licence",
    "qqqqqqqq",
)
"""Each is typed letter by letter: characters, Pinyin whole and cut short, initials, English, errors."""
TURNS = 3
"""The best of so many: what another process takes away in between is not the search's."""


def measure() -> tuple[Row, ...]:
    """A row a size."""
    factory = load_catalogue(factory_directory())
    readings = read_readings()
    return tuple(_row(size, build(synthetic(factory, size, seed=1), readings)) for size in SIZES)


def _row(size: int, index: Index) -> Row:
    slowest, typed = max((_milliseconds(index, each), each) for each in _keystrokes())
    return Row(
        name=f"search, a keystroke, {size} items",
        unit="ms",
        ours=slowest,
        bound=AtMost(FRAME_MS),
        note=f"processor time, the slowest of {sum(1 for _ in _keystrokes())} keystrokes: {typed}",
    )


def _keystrokes() -> list[str]:
    return [text[:end] for text in TYPED for end in range(1, len(text) + 1)]


def _milliseconds(index: Index, typed: str) -> float:
    taken = []
    for _ in range(TURNS):
        began = time.process_time()
        search(index, typed)
        taken.append((time.process_time() - began) * 1000)
    return min(taken)
