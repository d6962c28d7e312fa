"""The report of a demonstration: what was filed, printed and delivered, counted where each thing lies."""

import os
from collections import Counter
from pathlib import Path
from typing import Any

from kiosk.contract.api import Statistics
from kiosk.demo.papers import Paper
from kiosk.demo.visits import Done
from offline_cache.rows import OutboxRow


def report(
    done: tuple[Done, ...],
    rows: list[OutboxRow],
    papers: tuple[Paper, ...],
    held: Statistics,
    relative_to: Path,
) -> dict[str, Any]:
    """The JSON of ``--report``. Paths are relative to the report's directory.

    ``filed`` counts what the terminal committed, ``delivered`` what of it the central service holds, ``lost``
    what it does not hold, ``duplicates`` submissions and receipt numbers that it holds more than once.
    """
    arrived = Counter(each.receipt_number for each in held.held)
    delivered = sum(1 for row in rows if row.receipt_number in arrived)
    doubled = sum(count - 1 for count in arrived.values())
    return {
        "visits": len(done),
        "filed": len(rows),
        "delivered": delivered,
        "duplicates": held.duplicates + doubled,
        "lost": len(rows) - delivered,
        "printed": sum(1 for paper in papers if paper.number),
        "on_screen_only": _without_paper(done, papers),
        "seconds_per_visit": [round(each.seconds, 2) for each in done],
        "receipts": _receipts(rows, papers, relative_to),
        "central": {"received": held.received, "cases": held.cases, "tasks": held.tasks},
        "screenshots": [_relative(Path(shot), relative_to) for each in done for shot in each.screenshots],
    }


def _without_paper(done: tuple[Done, ...], papers: tuple[Paper, ...]) -> int:
    """Visits whose receipt did not come out of the printer: the person took the number from the screen."""
    printed = {paper.number for paper in papers}
    return sum(1 for each in done if each.receipt_number not in printed)


def _receipts(rows: list[OutboxRow], papers: tuple[Paper, ...], relative_to: Path) -> list[dict[str, str]]:
    filed = {row.receipt_number: row for row in rows}
    return [
        {
            "number": paper.number,
            "submission_id": str(filed[paper.number].id),
            "service": filed[paper.number].service,
            "bytes": _relative(paper.bytes_file, relative_to),
            "image": _relative(paper.image_file, relative_to),
        }
        for paper in papers
        if paper.number in filed
    ]


def _relative(path: Path, base: Path) -> str:
    return os.path.relpath(path.resolve(), base.resolve())
