"""Agent and screen are killed in the middle of everything; what was printed arrives exactly once.

`make soak` runs the same with more visits: KIOSK_KILL_VISITS says how many.
"""

import os
import sqlite3
from collections import Counter
from pathlib import Path

import pytest

from tests.oracles import escpos_paper
from tests.system.demonstration import make_day_with_kills

VISITS = int(os.environ.get("KIOSK_KILL_VISITS", "2"))
SEED = 39
"""Its kills fall before, into and behind visits, on both programs, and let two visits end in less than
a minute where nothing else is done.
"""
SECONDS_PER_VISIT = 180
"""At most, on a loaded machine; 30 on one that is not."""


@pytest.mark.timeout(60 + SECONDS_PER_VISIT * VISITS)
def test_every_number_on_paper_is_at_the_central_service_exactly_once(tmp_path: Path) -> None:
    data, out = tmp_path / "data", tmp_path / "out"
    out.mkdir()
    day = make_day_with_kills(data, out, VISITS, seed=SEED, longest_s=SECONDS_PER_VISIT * VISITS)
    assert day.kills > 0
    assert (day.report["lost"], day.report["duplicates"]) == (0, 0)
    assert day.report["filed"] >= VISITS
    held = Counter(_held(data))
    papers = sorted((out / "receipts").glob("*.bin"))
    assert len(papers) >= VISITS
    numbers = [receipt["number"] for receipt in day.report["receipts"]]
    for number in numbers:
        assert held[number] == 1
    texts = [escpos_paper.text(each.read_bytes()) for each in papers]
    shown = [[number for number in numbers if number in text] for text in texts]
    assert all(len(each) <= 1 for each in shown), "two people's receipts on one paper"
    # What a kill cut short comes off by itself when the screen is back; it may end before its number.
    assert sum(map(len, shown)) >= VISITS


def _held(data: Path) -> list[str]:
    """The receipt numbers in the central service's own database, read without its help."""
    connection = sqlite3.connect(data / "central" / "central.db")
    try:
        return [row[0] for row in connection.execute("SELECT receipt_number FROM submissions")]
    finally:
        connection.close()
