"""The report of a demonstration: what was filed, printed and delivered, counted where each thing lies."""

import os
from collections import Counter
from collections.abc import Collection
from pathlib import Path
from typing import Any

from kiosk.contract.api import Statistics
from kiosk.contract.envelope import SubmissionKind
from kiosk.demo.papers import Paper
from kiosk.demo.visits import Done
from offline_cache.rows import OutboxRow


def report(
    done: tuple[Done, ...],
    rows: list[OutboxRow],
    papers: tuple[Paper, ...],
    held: Statistics,
    relative_to: Path,
    life_events: Collection[str],
) -> dict[str, Any]:
    """The JSON of ``--report``. Paths are relative to the report's directory.

    ``filed`` counts the life events that the terminal committed, ``delivered`` what of them the central
    service holds, ``printed`` the receipts of them that came out on paper. ``kinds`` has all submissions by
    their kind, ``known`` being those that stand in the centre's register of that kind. Over all of them,
    ``lost`` counts what the central service does not hold or know, ``duplicates`` submissions and receipt
    numbers that it holds or knows more than once. ``fees`` has the receipts whose fee was ``paid`` by phone,
    and the payments that were ``doubled``. ``deeds`` has what residents did besides: ``done`` by how many,
    ``not_done`` by those for whom it did not come off, as with a printer that was unplugged.
    """
    kinds = _kinds(rows, held)
    filings = {
        row.receipt_number for row in rows if row.kind == SubmissionKind.FILING and row.service in life_events
    }
    arrived = {each.receipt_number for each in held.held}
    return {
        "visits": len(done),
        "filed": len(filings),
        "delivered": len(filings & arrived),
        "duplicates": held.duplicates + sum(each["duplicates"] for each in kinds.values()),
        "lost": sum(each["lost"] for each in kinds.values()),
        "kinds": kinds,
        "fees": {"paid": held.fees_paid, "doubled": held.fees_doubled},
        "deeds": _deeds(done),
        "printed": sum(1 for paper in papers if paper.number in filings),
        "on_screen_only": _without_paper(done, papers),
        "seconds_per_visit": [round(each.seconds, 2) for each in done],
        "receipts": _receipts(rows, papers, relative_to),
        "central": {"received": held.received, "cases": held.cases, "tasks": held.tasks},
        "screenshots": [_relative(Path(shot), relative_to) for each in done for shot in each.screenshots],
    }


def _kinds(rows: list[OutboxRow], held: Statistics) -> dict[str, dict[str, int]]:
    arrived = Counter(each.receipt_number for each in held.held)
    at_the_centre = {each.kind.value: each for each in held.kinds}
    counted = {}
    for kind in sorted({row.kind for row in rows}):
        numbers = [row.receipt_number for row in rows if row.kind == kind]
        there = at_the_centre.get(kind)
        known = 0 if there is None else there.known
        counted[kind] = {
            "filed": len(numbers),
            "delivered": sum(number in arrived for number in numbers),
            "known": known,
            "lost": len(numbers) - min(known, sum(number in arrived for number in numbers)),
            "duplicates": sum(max(0, arrived[number] - 1) for number in numbers)
            + (0 if there is None else there.entries - known),
        }
    return counted


def _deeds(done: tuple[Done, ...]) -> dict[str, dict[str, int]]:
    came_off = Counter(deed for each in done for deed, well in each.deeds.items() if well)
    not_done = Counter(deed for each in done for deed, well in each.deeds.items() if not well)
    return {
        deed: {"done": came_off[deed], "not_done": not_done[deed]} for deed in sorted({*came_off, *not_done})
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
            "kind": filed[paper.number].kind,
            "service": filed[paper.number].service,
            "bytes": _relative(paper.bytes_file, relative_to),
            "image": _relative(paper.image_file, relative_to),
        }
        for paper in papers
        if paper.number in filed
    ]


def _relative(path: Path, base: Path) -> str:
    return os.path.relpath(path.resolve(), base.resolve())
