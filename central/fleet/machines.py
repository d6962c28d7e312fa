"""Every terminal as this service knows it: read in a handful of queries, however many there are."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central.places import Places
from central.storage.models import HeldSubmission, Terminal
from central.terminal_list import TerminalLine, terminal_list
from central.updates.assigning import every_latest
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.receipt_number import terminal_code
from kiosk.contract.status import TerminalStatus


@dataclass(frozen=True)
class Spot:
    """Where a terminal stands, as far as the file of places says it. Degrees, WGS 84."""

    name: Text
    address: Text
    latitude: float
    longitude: float


@dataclass(frozen=True)
class Given:
    """The newest assignment of a terminal."""

    sequence: int
    issued: datetime


@dataclass(frozen=True)
class Machine:
    """One terminal. `status`: how it was at its last heartbeat, in its own words; None: it never said."""

    line: TerminalLine
    status: TerminalStatus | None
    given: Given | None
    last_received: datetime | None
    """When its newest submission came."""
    spot: Spot | None

    @property
    def code(self) -> str:
        """Four characters."""
        return self.line.code

    @property
    def oldest_unsent(self) -> timedelta | None:
        """How long its oldest undelivered submission had waited at the last heartbeat."""
        seconds = self.status.queue.oldest_seconds if self.status else None
        return None if seconds is None else timedelta(seconds=seconds)

    @property
    def configuration(self) -> str:
        """The pushed settings that it runs, in short: ``general-12``; "" the factory's."""
        return short(self.status.configuration) if self.status else ""


def short(target: str) -> str:
    """``config/general-12.toml`` as people say it: ``general-12``."""
    return target.rpartition("/")[2].removesuffix(".toml").removesuffix(".zip")


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
    statuses = session.execute(select(Terminal.code, Terminal.status).where(Terminal.status.is_not(None)))
    told = {code: _status(code, text) for code, text in statuses if text is not None}
    given = _given(session)
    found = [
        Machine(
            line,
            told.get(line.code),
            given.get(line.code),
            received.get(line.code),
            spots.get(line.code),
        )
        for line in terminal_list(session)
    ]
    return sorted(found, key=lambda each: each.code)


def _status(code: str, text: str) -> TerminalStatus | None:
    try:
        return TerminalStatus.model_validate_json(text)
    except ValidationError:
        # Kept by a release that took other words; its next heartbeat writes it anew.
        structlog.get_logger("central.fleet").warning("status not understood", terminal=code)
        return None


def _given(session: Session) -> Mapping[str, Given]:
    return {
        terminal_code(each.terminal): Given(each.sequence, each.issued)
        for each in session.scalars(every_latest())
    }


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
