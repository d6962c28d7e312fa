"""Rows as the table that people read, on the terminal and in ``docs/benchmarks.md``. Pure."""

from collections.abc import Sequence

from bench.row import AtMost, AtMostMore, AtMostTimes, Row

HEADINGS = ("measured", "ours", "peer", "physical limit", "ratio", "bound", "")


def table(rows: Sequence[Row]) -> str:
    """A Markdown table with aligned columns, and a note under it for each row that has one."""
    cells = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADINGS))]
    lines = [_line(line, widths) for line in cells]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    notes = [f"* {row.name}: {row.note}" for row in rows if row.note]
    return "\n".join([*lines, *([""] if notes else []), *notes]) + "\n"


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.name,
        _figure(row.ours, row.unit),
        _figure(row.peer, row.unit),
        _figure(row.limit, row.unit),
        "" if row.ratio is None else f"{row.ratio:.2f}",
        _bound(row),
        "" if row.bound is None else ("kept" if row.holds else "BROKEN"),
    )


def _bound(row: Row) -> str:
    match row.bound:
        case None:
            return ""
        case AtMostTimes(factor, against):
            return f"<= {factor:g} x {against}"
        case AtMostMore(amount, against):
            return f"<= {against} + {amount:g} {row.unit}"
        case AtMost(amount):
            return f"<= {amount:g} {row.unit}"


def _figure(value: float | None, unit: str) -> str:
    if value is None:
        return ""
    return f"{value:.0f} {unit}" if abs(value) >= 1000 else f"{value:.3g} {unit}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    return "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |"
