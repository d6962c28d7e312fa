"""Sends what is due, each at most once: a row is taken before the gateway is asked, and one whose answer
never came is in doubt and not sent again. A resident who got none finds the same at any terminal; one who
gets the same message twice trusts neither.
"""

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import structlog
from sqlalchemy import Select, select, update
from sqlalchemy.orm import Session

from central.message_gateway import MessageGateway, MessageInDoubt, MessageNotSent
from central.notices.silence import is_silenced
from central.notices.words import text
from central.personal_data import PersonalData
from central.settings import Clock
from central.storage.appointment_tables import Appointment
from central.storage.database import Storage
from central.storage.models import Case, HeldSubmission
from central.storage.notice_tables import Notice, NoticeState
from central.storage.voice_tables import Obstacle

PHONE_FIELDS = ("app_mobile", "mobile")
"""The fields of forms that hold the applicant's own telephone."""
ANSWERS_WITHIN = timedelta(minutes=2)
"""A gateway is given 8 s; whoever handed one over longer ago than this is gone."""
TRIES = 5
AGAIN_AFTER = timedelta(minutes=3)
"""Times the tries so far: half an hour in all. A gateway that is down longer is the operator's matter."""


class NoticeSender:
    """One of possibly several; each row is taken by one of them."""

    def __init__(
        self,
        storage: Storage,
        data: PersonalData,
        clock: Clock,
        digest: Callable[[str], bytes],
        gateway: MessageGateway | None,
    ) -> None:
        """`digest` of a number is what `SilencedNumber` knows it by; `gateway`: None sends nothing, and says
        so in each row.
        """
        self._storage = storage
        self._data = data
        self._clock = clock
        self._digest = digest
        self._gateway = gateway
        self._log = structlog.get_logger("central.notices")

    def step(self) -> bool:
        """Send one. Gives whether there was any."""
        now = self._clock()
        with self._storage.read() as session:
            if session.scalar(_due(now).limit(1)) is None and session.scalar(_left(now).limit(1)) is None:
                return False
        with self._storage.write() as session:
            _let_be(session, now)
            notice = _taken(session, now)
        if notice is None:
            return True
        self._ended(notice, *self._outcome(*notice))
        return True

    def _outcome(self, id_: int, kind: str, submission: UUID) -> tuple[NoticeState, bool]:
        """What became of it, and whether it may be tried again."""
        if self._gateway is None:
            return NoticeState.NO_GATEWAY, False
        with self._storage.read() as session:
            phone = number_of(session, self._data, submission)
            if not phone:
                return NoticeState.NO_NUMBER, False
            if is_silenced(session, self._digest(phone)):
                return NoticeState.SILENCED, False
            receipt_number = session.get_one(HeldSubmission, submission).receipt_number
        try:
            self._gateway.send(phone, text(kind, receipt_number))
        except MessageInDoubt as error:
            self._log.warning("message in doubt", notice=id_, reason=str(error))
            return NoticeState.IN_DOUBT, False
        except MessageNotSent as error:
            self._log.warning("message not sent", notice=id_, reason=str(error))
            return NoticeState.FAILED, True
        return NoticeState.SENT, False

    def _ended(self, notice: tuple[int, str, UUID], state: NoticeState, again: bool) -> None:
        now = self._clock()
        with self._storage.write() as session:
            row = session.get_one(Notice, notice[0])
            row.tries += 1
            row.changed = now
            row.state = state
            if again and row.tries < TRIES:
                row.state, row.due = NoticeState.WAITING, now + row.tries * AGAIN_AFTER


def number_of(session: Session, data: PersonalData, submission: UUID) -> str:
    """The telephone that was given with it; "" for none, or where its time is over."""
    case = session.scalar(select(Case).where(Case.submission_id == submission))
    if case is not None:
        form = json.loads(data.read(session, case.content) or b"{}").get("form", {})
        return str(next((form[each] for each in PHONE_FIELDS if form.get(each)), ""))
    booking = session.get(Appointment, submission)
    report = session.scalar(select(Obstacle).where(Obstacle.submission_id == submission))
    content = booking.content if booking is not None else report.content if report is not None else None
    return str(json.loads(data.read(session, content) or b"{}").get("phone", ""))


def _due(now: datetime) -> Select[int]:
    return select(Notice.id).where(Notice.state == NoticeState.WAITING, Notice.due <= now).order_by(Notice.id)


def _left(now: datetime) -> Select[int]:
    return select(Notice.id).where(Notice.state == NoticeState.SENDING, Notice.changed < now - ANSWERS_WITHIN)


def _let_be(session: Session, now: datetime) -> None:
    """What a sender that died had handed over."""
    session.execute(
        update(Notice).where(Notice.id.in_(_left(now))).values(state=NoticeState.IN_DOUBT, changed=now),
        execution_options={"synchronize_session": False},
    )


def _taken(session: Session, now: datetime) -> tuple[int, str, UUID] | None:
    """The first that is due; from here on it is this sender's, and nobody's again."""
    first = session.scalar(_due(now).limit(1).with_for_update(skip_locked=True))
    row = session.execute(
        update(Notice)
        .where(Notice.id == first, Notice.state == NoticeState.WAITING)
        .values(state=NoticeState.SENDING, changed=now)
        .returning(Notice.id, Notice.kind, Notice.submission_id)
    ).one_or_none()
    return None if row is None else (row.id, row.kind, row.submission_id)
