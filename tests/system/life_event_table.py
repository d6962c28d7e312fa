"""What became of each life event, as `make soak` saw it: JSON in out/soak, and the table of
docs/life-events.md.
"""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

SEEN = Path("out/soak/life-events.json")
TABLE = Path("docs/life-events.md")


@dataclass(frozen=True)
class Line:
    """One life event that has come to its end."""

    life_event: str
    name: str
    departments: Sequence[str]
    pages: int
    """Of the one output that was printed."""
    standing: str
    """How the case stood on the screen, in the resident's language."""


def write(lines: Sequence[Line], root: Path) -> None:
    """Both files."""
    seen = root / SEEN
    seen.parent.mkdir(parents=True, exist_ok=True)
    seen.write_text(
        json.dumps([asdict(each) for each in lines], ensure_ascii=False, indent=1) + "\n", "utf-8"
    )
    (root / TABLE).write_text(document(lines), "utf-8")


def document(lines: Sequence[Line]) -> str:
    """The table."""
    rows = [
        f"| {each.life_event} | {each.name} | {len(each.departments)} | {' '.join(each.departments)} "
        f"| {each.pages} | {each.standing} |"
        for each in lines
    ]
    tasks, pages = sum(len(each.departments) for each in lines), sum(each.pages for each in lines)
    table = "\n".join(rows)
    return f"""# From the first touch to the paper in the hand

Written by `make soak` (`tests/system/soak_every_life_event.py`). For each life event a scripted resident
files on the real screens; the agent delivers; at the central service a clerk takes up every task on the
departments' pages, asks for a page once, and gets it from the resident, who comes again with the receipt;
every department decides and adds a paper of its own; and the resident comes once more, shows the receipt
and the card, and prints the one output. That paper is checked: each department's decision and paper are in
it, its signature holds, and its code is known to the page on which anybody can verify it.

| | life event | tasks | departments | pages printed | how the screen says it stands |
| --- | --- | ---: | --- | ---: | --- |
{table}
| | all {len(lines)} | {tasks} | | {pages} | |
"""
