"""What the pages of the three registers show: rows in words, the most urgent first."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.casework.clocks import Clock
from central.catalogue import Services
from central.personal_data import PersonalData
from central.storage.models import HeldSubmission, Terminal
from central.storage.voice_tables import (
    CallRequest,
    CallState,
    Impossible,
    Obstacle,
    ObstacleState,
    RatingEntry,
    RatingState,
)
from central.voice.desk import told
from central.voice.stopped import what, where
from kiosk.contract.catalogue.schema import Text

MOST = 200


@dataclass(frozen=True)
class ObstacleLine:
    """One report in the list."""

    number: str
    service: Text
    state: str
    department: Text | None
    received: datetime
    due: datetime | None
    colour: str


@dataclass(frozen=True)
class ObstacleSheet:
    """One report, whole. `said` and `replied` are personal, and empty where their time is over."""

    line: ObstacleLine
    row: Obstacle
    terminal: str
    said: Mapping[str, str]
    replied: Mapping[str, str]
    register: Impossible | None
    asked: Text
    """The question, field or step that was on the screen."""
    failed: Text | None
    """What it said had failed."""


@dataclass(frozen=True)
class RatingLine:
    """One rating. `about` and `service` are None where the departments must not see whose it is."""

    id: UUID
    about: str | None
    service: Text | None
    terminal: str
    row: RatingEntry
    said: Mapping[str, str]
    answer: Mapping[str, str]
    colour: str


@dataclass(frozen=True)
class CallLine:
    """One request for a call."""

    id: UUID
    number: str
    service: Text
    row: CallRequest
    said: Mapping[str, str]
    colour: str


def obstacles(session: Session, services: Services, now: datetime) -> list[ObstacleLine]:
    """Those that wait for somebody first, by when they are due; then those that are closed."""
    rows = session.execute(
        select(Obstacle, HeldSubmission.receipt_number)
        .join(HeldSubmission, HeldSubmission.id == Obstacle.submission_id)
        .order_by(Obstacle.closed.is_not(None), Obstacle.due, Obstacle.id)
        .limit(MOST)
    )
    return [_line(row, number, services, now) for row, number in rows]


def obstacle_sheet(
    session: Session, services: Services, data: PersonalData | None, number: str, now: datetime
) -> ObstacleSheet | None:
    """One of them; None where there is none of that number."""
    found = session.execute(
        select(Obstacle, HeldSubmission.receipt_number, Terminal.code)
        .join(HeldSubmission, HeldSubmission.id == Obstacle.submission_id)
        .join(Terminal, Terminal.id == HeldSubmission.terminal)
        .where(HeldSubmission.receipt_number == number)
    ).first()
    if found is None:
        return None
    row, receipt, terminal = found
    return ObstacleSheet(
        _line(row, receipt, services, now),
        row,
        terminal,
        told(session, data, row.content),
        told(session, data, row.reply),
        session.get(Impossible, row.id),
        _asked(services, row),
        what(row.trouble) if row.trouble else None,
    )


def _asked(services: Services, row: Obstacle) -> Text:
    """By the terminal's word for a page (`field:child_name`), where that leads to any; else by the step."""
    kind, _, key = (row.page or "").partition(":")
    if kind == "question":
        return services.question(row.service, key) or where(row.stage)
    field = services.field(key) if kind == "field" else None
    return field.label if field else where(row.stage)


def register(session: Session, services: Services) -> list[tuple[Impossible, str, Text]]:
    """All that was closed as not possible, newest first, each with its receipt number and department."""
    rows = session.execute(
        select(Impossible, HeldSubmission.receipt_number)
        .join(Obstacle, Obstacle.id == Impossible.obstacle_id)
        .join(HeldSubmission, HeldSubmission.id == Obstacle.submission_id)
        .order_by(Impossible.registered.desc())
        .limit(MOST)
    )
    return [(row, number, services.department_name(row.department)) for row, number in rows]


def ratings(
    session: Session, services: Services, data: PersonalData | None, now: datetime
) -> list[RatingLine]:
    """The low ones that wait for an answer first, then the newest."""
    rows = session.execute(
        select(RatingEntry, Terminal.code)
        .join(Terminal, Terminal.id == RatingEntry.terminal)
        .order_by(RatingEntry.state != RatingState.OPEN, RatingEntry.received.desc())
        .limit(MOST)
    ).all()
    numbers = {row.about for row, _ in rows}
    services_of = session.execute(
        select(HeldSubmission.receipt_number, HeldSubmission.service).where(
            HeldSubmission.receipt_number.in_(numbers)
        )
    )
    about = {each.receipt_number: each.service for each in services_of}
    return [
        RatingLine(
            row.submission_id,
            None if row.anonymous else row.about,
            None if row.anonymous or row.about not in about else services.name_of(about[row.about]),
            terminal,
            row,
            told(session, data, row.content),
            told(session, data, row.answer),
            Clock(row.due, row.amber, stopped=row.answered).colour(now).value,
        )
        for row, terminal in rows
    ]


def calls(session: Session, services: Services, data: PersonalData | None, now: datetime) -> list[CallLine]:
    """Who is to be called first, by when it was promised; then who was."""
    over = CallRequest.state.in_((CallState.DONE, CallState.GIVEN_UP))
    rows = session.execute(
        select(CallRequest, HeldSubmission.receipt_number)
        .join(HeldSubmission, HeldSubmission.id == CallRequest.submission_id)
        .order_by(over, CallRequest.due, CallRequest.received)
        .limit(MOST)
    )
    return [
        CallLine(
            row.submission_id,
            number,
            services.name_of(row.service),
            row,
            {} if row.ended else told(session, data, row.content),
            Clock(row.due, row.amber, stopped=row.ended).colour(now).value,
        )
        for row, number in rows
    ]


def _line(row: Obstacle, number: str, services: Services, now: datetime) -> ObstacleLine:
    waits = row.state in (ObstacleState.NEW, ObstacleState.ASSIGNED)
    stopped = None if waits else row.replied or row.closed
    return ObstacleLine(
        number,
        services.name_of(row.service),
        row.state.value,
        services.department_name(row.department) if row.department else None,
        row.received,
        row.due,
        Clock(row.due, row.amber, stopped=stopped).colour(now).value,
    )
