"""``POST /v1/diagnostics``: readiness reports of terminals, the last of each kept for a person to read."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated

import structlog
from fastapi import APIRouter, Depends, Request
from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from central.authentication import Authentication, Caller
from central.bodies import json_body, takes_json
from central.problems import documented
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Report, Terminal
from kiosk.contract.diagnostics import ReadinessReport, ReportHeld

KEPT = 20
"""Reports of a terminal; older ones are deleted."""


@dataclass(frozen=True)
class HeldReport:
    """A report as it came, and when."""

    number: int
    received: datetime
    report: ReadinessReport


class Reports:
    """Holds reports."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._log = structlog.get_logger("central.diagnostics")

    def take(self, caller: Caller, report: ReadinessReport) -> ReportHeld:
        """Hold it as the terminal's newest."""
        with self._storage.write(turns.diagnostics(caller.terminal)) as session:
            last = session.scalar(select(func.max(Report.number)).where(Report.terminal == caller.terminal))
            number = (last or 0) + 1
            session.add(
                Report(
                    terminal=caller.terminal,
                    number=number,
                    received=self._clock(),
                    ready=report.ready,
                    content=report.model_dump_json(),
                )
            )
            session.execute(
                delete(Report).where(Report.terminal == caller.terminal, Report.number <= number - KEPT)
            )
        self._log.info("report", terminal=caller.terminal, number=number, ready=report.ready)
        return ReportHeld(number=number)


def reports_of(session: Session, code: str) -> list[HeldReport] | None:
    """The reports of the terminal with that code, newest first; None where there is no such terminal."""
    terminal = session.scalar(select(Terminal.id).where(Terminal.code == code))
    if terminal is None:
        return None
    rows = session.scalars(select(Report).where(Report.terminal == terminal).order_by(Report.number.desc()))
    return [
        HeldReport(row.number, row.received, ReadinessReport.model_validate_json(row.content)) for row in rows
    ]


def diagnostics_router(reports: Reports, authentication: Authentication) -> APIRouter:
    """The endpoint."""
    router = APIRouter()

    @router.post(
        "/v1/diagnostics",
        summary="Hold a terminal's readiness report; tells the number under which a person finds it",
        responses=documented((400, 401, 403, 408, 413, 500)),
        openapi_extra=takes_json(ReadinessReport),
    )
    def take(request: Request, caller: Annotated[Caller, Depends(authentication.waiting)]) -> ReportHeld:
        return reports.take(caller, json_body(ReadinessReport, request.state.message.body))

    return router
