"""Every terminal as the desk sees it now: read in a handful of queries, however many there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central.places import Places
from central.storage.models import HeldSubmission, Report, Terminal
from central.terminal_list import TerminalLine, terminal_list
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.diagnostics import ReadinessReport

OFFLINE_AFTER = timedelta(minutes=5)
"""Since the last heartbeat: a parked one is answered within a minute, a lost one asked again."""


class Standing(StrEnum):
    """What a terminal is for whoever looks at the list. The first that fits, in this order."""

    SHUT_OUT = "shut_out"
    TO_APPROVE = "to_approve"
    NEVER_HEARD = "never_heard"
    OFFLINE = "offline"
    ATTENTION = "attention"
    """It works, and somebody has to look at it."""
    WELL = "well"


@dataclass(frozen=True)
class Spot:
    """Where a terminal stands, as far as the file of places says it. Degrees, WGS 84."""

    name: Text
    address: Text
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Machine:
    """One terminal."""

    line: TerminalLine
    last_received: datetime | None
    """When its newest submission came."""
    report: ReadinessReport | None
    """The newest that a technician, or the service, had it send."""
    reported: datetime | None
    spot: Spot | None

    @property
    def code(self) -> str:
        """Four characters."""
        return self.line.code

    def standing(self, now: datetime) -> Standing:
        """How it stands at that moment."""
        line = self.line
        if line.shut_out:
            return Standing.SHUT_OUT
        if not line.approved:
            return Standing.TO_APPROVE
        if line.seen is None:
            return Standing.NEVER_HEARD
        if now - line.seen > OFFLINE_AFTER:
            return Standing.OFFLINE
        return Standing.ATTENTION if line.alarms or line.holes else Standing.WELL


def machines(session: Session, places: Places) -> list[Machine]:
    """All of them, by their codes."""
    spots = _spots(places)
    received = {
        row[0]: row[1]
        for row in session.execute(
            select(Terminal.code, func.max(HeldSubmission.received))
            .join(HeldSubmission, HeldSubmission.terminal == Terminal.id)
            .group_by(Terminal.code)
        )
    }
    newest = (
        select(Report.terminal, func.max(Report.number).label("number")).group_by(Report.terminal).subquery()
    )
    reports = {
        code: (ReadinessReport.model_validate_json(report.content), report.received)
        for code, report in session.execute(
            select(Terminal.code, Report)
            .join(Report, Report.terminal == Terminal.id)
            .join(newest, (newest.c.terminal == Report.terminal) & (newest.c.number == Report.number))
        )
    }
    found = [
        Machine(line, received.get(line.code), report, reported, spots.get(line.code))
        for line in terminal_list(session)
        for report, reported in [reports.get(line.code, (None, None))]
    ]
    return sorted(found, key=lambda each: each.code)


def _spots(places: Places) -> Mapping[str, Spot]:
    return {
        each.code: Spot(
            Text(zh=each.zh, en=each.en),
            Text(zh=each.address_zh, en=each.address_en),
            each.latitude,
            each.longitude,
        )
        for each in places.all
        if each.code is not None
    }
