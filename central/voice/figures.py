"""What is counted of ratings: by level, the share of the satisfied, and the low ones of each terminal."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central.storage.models import Terminal
from central.storage.voice_tables import RatingEntry, RatingState

SATISFIED = 3
"""From "mostly satisfied" on, as the national rule counts it (国办发〔2019〕51号)."""
LOW = 2
A_WEEK = timedelta(days=7)


@dataclass(frozen=True)
class Figures:
    """`by_level`: how many, best first. `satisfied`: per cent, None where nobody has rated."""

    by_level: Mapping[int, int]
    total: int
    satisfied: float | None
    low: int
    answered: int
    """Of the low ones."""


def figures(session: Session) -> Figures:
    """Of everything that was rated."""
    rows = session.execute(select(RatingEntry.level, func.count()).group_by(RatingEntry.level))
    counted: dict[int, int] = {level: int(count) for level, count in rows}
    by_level = {level: counted.get(level, 0) for level in range(5, 0, -1)}
    total = sum(by_level.values())
    pleased = sum(count for level, count in by_level.items() if level >= SATISFIED)
    answered = session.scalar(
        select(func.count()).select_from(RatingEntry).where(RatingEntry.state == RatingState.ANSWERED)
    )
    low = sum(count for level, count in by_level.items() if level <= LOW)
    return Figures(by_level, total, round(100 * pleased / total, 1) if total else None, low, answered or 0)


def low_ratings(session: Session, now: datetime) -> Mapping[str, int]:
    """How many of the two lowest marks each terminal was given in the week before `now`, by its code. A
    `central.fleet.looks.LowRatings`.
    """
    rows = session.execute(
        select(Terminal.code, func.count())
        .join(RatingEntry, RatingEntry.terminal == Terminal.id)
        .where(RatingEntry.level <= LOW, RatingEntry.received > now - A_WEEK)
        .group_by(Terminal.code)
    )
    return {code: int(count) for code, count in rows}
