"""How long a handwritten character takes to recognise, away from the screen's thread."""

import time
from random import Random

from bench.row import Row, percentile
from kiosk.writing.zinnia import Zinnia
from tests.fixtures.drawn_characters import by_hand, drawn_characters


def measure() -> Row:
    zinnia = Zinnia()
    samples = []
    for character, strokes in drawn_characters().items():
        written = by_hand(strokes, Random(character), unrest=1)
        began = time.perf_counter()
        zinnia.candidates(written)
        samples.append(1000 * (time.perf_counter() - began))
    return Row(
        name="recognise a handwritten character",
        unit="ms",
        ours=percentile(samples, 50),
        note=f"p50 of {len(samples)}, p99 {percentile(samples, 99):.1f} ms; not in the screen's thread",
    )
