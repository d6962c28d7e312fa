"""From an opened submission to its register."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Session

from central.casework.clocks import Clock as Due
from central.casework.clocks import Limit, started
from central.consequences import Opened
from central.personal_data import PersonalData, SealedRow, keep_all
from central.retention import KEPT
from central.storage.models import Base
from central.storage.voice_tables import (
    CallRequest,
    CallState,
    Obstacle,
    ObstacleState,
    RatingEntry,
    RatingState,
)
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import (
    ANSWERED_IN,
    CALLED_IN,
    LOW_LEVELS,
    BadForm,
    Callback,
    KindForm,
    ObstacleReport,
    Rating,
    read_form,
)
from kiosk.contract.working_days import WorkingDays

OBSTACLE, RATING, CALLBACK = "obstacle", "rating", "callback"
"""What `personal_data` calls what people said."""
LOW_ANSWERED_IN = 3
"""Working days in which one of the two lowest marks is answered. Our own, illustrative."""


@dataclass(frozen=True)
class Entry:
    """One row of a register, to be made in the transaction of the opening."""

    content: SealedRow | None
    row: Callable[[UUID], Base]


class VoiceDesk:
    """A `central.consequences.Desk`."""

    kinds = frozenset({SubmissionKind.OBSTACLE_REPORT, SubmissionKind.RATING, SubmissionKind.CALLBACK})

    def __init__(self, data: PersonalData, calendar: WorkingDays) -> None:
        self._data = data
        self._calendar = calendar

    def plan(self, opened: Opened) -> Entry | None:
        """None where its form says nothing that can be answered."""
        try:
            form = read_form(opened.header.kind, opened.submission.form)
        except BadForm:
            return None
        match form:
            case ObstacleReport():
                return self._obstacle(opened, form)
            case Rating(receipt_number=str(number)):
                return self._rating(opened, form, number)
            case Callback():
                return self._call(opened, form)
            case _:
                return None

    def store(self, session: Session, plans: Mapping[UUID, Entry]) -> None:
        """Each into its register."""
        keep_all(session, [each.content for each in plans.values() if each.content is not None])
        session.add_all(each.row(submission) for submission, each in plans.items())

    def _obstacle(self, opened: Opened, form: ObstacleReport) -> Entry:
        # Open until somebody closes it: then it gets the day on which it goes.
        content = self._said(OBSTACLE, opened, form, None)
        clock = self._clock(ANSWERED_IN, opened.received)

        def row(submission: UUID) -> Base:
            return Obstacle(
                submission_id=submission,
                state=ObstacleState.NEW,
                service=opened.header.service,
                stage=form.stage,
                page=form.page,
                trouble=form.trouble,
                reasons=" ".join(form.reasons),
                about=form.receipt_number,
                content=content.id,
                can_be_called=form.phone is not None,
                received=opened.received,
                due=clock.due,
                amber=clock.amber,
                tries=0,
            )

        return Entry(content, row)

    def _rating(self, opened: Opened, form: Rating, about: str) -> Entry:
        low = form.level in LOW_LEVELS
        clock = self._clock(LOW_ANSWERED_IN, opened.received) if low else Due()
        until = opened.received + KEPT[SubmissionKind.RATING]
        content = self._said(RATING, opened, form, until) if form.words else None

        def row(submission: UUID) -> Base:
            return RatingEntry(
                submission_id=submission,
                about=about,
                terminal=opened.header.terminal,
                level=int(form.level),
                reasons=" ".join(form.reasons),
                anonymous=form.anonymous == "yes",
                state=RatingState.OPEN if low else RatingState.COUNTED,
                content=content.id if content else None,
                received=opened.received,
                due=clock.due,
                amber=clock.amber,
            )

        return Entry(content, row)

    def _call(self, opened: Opened, form: Callback) -> Entry:
        until = opened.received + KEPT[SubmissionKind.CALLBACK]
        content = self._said(CALLBACK, opened, form, until)
        clock = self._clock(CALLED_IN, opened.received)

        def row(submission: UUID) -> Base:
            return CallRequest(
                submission_id=submission,
                state=CallState.OPEN,
                service=opened.header.service,
                stage=form.stage,
                time=form.time,
                about=form.receipt_number,
                content=content.id,
                received=opened.received,
                due=clock.due,
                amber=clock.amber,
                tries=0,
            )

        return Entry(content, row)

    def _clock(self, days: int, received: datetime) -> Due:
        return started(self._calendar, Limit(working_days=days), received)

    def _said(self, kind: str, opened: Opened, form: KindForm, until: datetime | None) -> SealedRow:
        """What somebody wrote, where to call, and who it is where that was said."""
        applicant = opened.submission.applicant
        told = {
            "words": getattr(form, "words", ""),
            "phone": getattr(form, "phone", None) or "",
            "name": (applicant.name or applicant.name_en or "") if applicant else "",
        }
        return self._data.seal(kind, json.dumps(told, ensure_ascii=False).encode(), until)
