"""Appointments at windows: what terminals ask for, the window's list, and what is done about each."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central import journal
from central.consequences import Opened
from central.errors import CentralError
from central.local_time import LOCAL
from central.notices.due import Kind, due
from central.personal_data import PersonalData, SealedRow, keep_all, keep_until
from central.settings import Clock
from central.storage.appointment_tables import Appointment, AppointmentState
from central.storage.database import Storage
from central.storage.models import HeldSubmission
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Appointment as AppointmentForm
from kiosk.contract.kinds import BadForm, read_form

LONGEST = 300
"""Characters of a reason: it stands on a screen and on a slip."""
APPOINTMENT = "appointment"
"""What `personal_data` calls it: who comes and where to call, as JSON."""
KEPT_AFTER = timedelta(days=30)
"""From the day of the appointment on: long enough to ask why somebody did not come."""


_TOLD: Mapping[AppointmentState, Kind] = {
    AppointmentState.CONFIRMED: Kind.BOOKING_CONFIRMED,
    AppointmentState.MOVED: Kind.BOOKING_MOVED,
    AppointmentState.CANCELLED: Kind.BOOKING_REFUSED,
}


class NotInOrder(CentralError):
    """It cannot be done with the appointment as that stands."""


@dataclass(frozen=True)
class AppointmentPlan:
    """One that was read."""

    form: AppointmentForm
    content: SealedRow
    person: bytes | None
    received: datetime


class AppointmentDesk:
    """A `central.consequences.Desk`."""

    kinds = frozenset({SubmissionKind.APPOINTMENT})

    def __init__(self, data: PersonalData, person_of: Callable[[str], bytes]) -> None:
        """`person_of` gives the keyed digest of an ID number."""
        self._data = data
        self._person_of = person_of

    def plan(self, opened: Opened) -> AppointmentPlan | None:
        """What is asked for; None where its form says nothing that can be followed."""
        try:
            form = read_form(opened.header.kind, opened.submission.form)
        except BadForm:
            return None
        if not isinstance(form, AppointmentForm):
            return None
        applicant = opened.submission.applicant
        who = {"name": applicant.name if applicant else "", "phone": form.phone or ""}
        gone = _gone(_date(form.day), opened.received)
        content = self._data.seal(APPOINTMENT, json.dumps(who, ensure_ascii=False).encode(), gone)
        person = self._person_of(applicant.number) if applicant else None
        return AppointmentPlan(form, content, person, opened.received)

    def store(self, session: Session, plans: Mapping[UUID, AppointmentPlan]) -> None:
        """Onto the window's list."""
        keep_all(session, [each.content for each in plans.values()])
        for submission, plan in plans.items():
            form = plan.form
            session.add(
                Appointment(
                    submission_id=submission,
                    place=form.place,
                    item=form.item,
                    day=_date(form.day),
                    time=form.time,
                    state=AppointmentState.ASKED,
                    content=plan.content.id,
                    person=plan.person,
                    received=plan.received,
                )
            )


@dataclass(frozen=True)
class AppointmentLine:
    """One line of the window's list. `name` and `phone` are "" where nobody gave them, or where their time
    is over.
    """

    submission: UUID
    receipt_number: str
    place: str
    item: str
    day: date | None
    time: str | None
    state: AppointmentState
    name: str
    phone: str
    changed_by: str | None
    reason: str = ""


class Appointments:
    """The window's list."""

    def __init__(self, storage: Storage, data: PersonalData, clock: Clock) -> None:
        self._storage = storage
        self._data = data
        self._clock = clock

    def lines(self, since: date, by: str, address: str) -> Sequence[AppointmentLine]:
        """From `since` on in the order in which people come; those without a day first. Who looks stands in
        the journal: names are on it.
        """
        with self._storage.write() as session:
            journal.write(session, self._clock(), by, "appointments.read", address=address)
        with self._storage.read() as session:
            rows = session.execute(
                select(Appointment, HeldSubmission.receipt_number)
                .join(HeldSubmission, HeldSubmission.id == Appointment.submission_id)
                .where(Appointment.day.is_(None) | (Appointment.day >= since))
                .order_by(
                    Appointment.day.is_not(None), Appointment.day, Appointment.time, Appointment.received
                )
            ).all()
            return [self._line(session, row, number) for row, number in rows]

    def confirm(self, submission: UUID, by: str, address: str) -> None:
        """The window keeps the time free. Raises NotInOrder."""
        self._change(submission, by, address, "appointment.confirmed", AppointmentState.CONFIRMED)

    def refuse(self, submission: UUID, reason: str, by: str, address: str) -> None:
        """It will not be. Raises NotInOrder, also without a reason: the resident reads it."""
        if not reason.strip():
            raise NotInOrder("say why, and what can be done instead")
        state = AppointmentState.CANCELLED
        self._change(submission, by, address, "appointment.cancelled", state, reason=reason)

    def move(self, submission: UUID, day: date, at: str, reason: str, by: str, address: str) -> None:
        """Another time, which the window keeps free. Raises NotInOrder for a time that has passed, or without
        a reason.
        """
        if day < self._today():
            raise NotInOrder("an appointment is moved to a day that is still to come")
        if not reason.strip():
            raise NotInOrder("say why")
        state = AppointmentState.MOVED
        self._change(submission, by, address, "appointment.moved", state, day=day, at=at, reason=reason)

    def _change(
        self,
        submission: UUID,
        by: str,
        address: str,
        deed: str,
        state: AppointmentState,
        *,
        day: date | None = None,
        at: str | None = None,
        reason: str = "",
    ) -> None:
        now = self._clock()
        with self._storage.write() as session:
            row = session.get(Appointment, submission)
            if row is None or row.state is AppointmentState.CANCELLED:
                raise NotInOrder("there is no such appointment, or it is cancelled")
            if row.state is state and day is None:
                raise NotInOrder("somebody was quicker")
            row.changed, row.changed_by = now, by
            if day is not None:
                if row.state is not AppointmentState.MOVED:
                    row.asked_day, row.asked_time = row.day, row.time
                row.day, row.time = day, at
            row.state = state
            row.reason = self._kept(session, reason) if reason else None
            keep_until(session, [row.content, row.reason], _gone(row.day, row.received))
            due(session, _TOLD[state], submission, now)
            journal.write(session, now, by, deed, detail=_number(session, submission), address=address)

    def _kept(self, session: Session, reason: str) -> UUID:
        words = json.dumps({"words": reason.strip()[:LONGEST]}, ensure_ascii=False)
        return self._data.put(session, APPOINTMENT, words.encode())

    def _line(self, session: Session, row: Appointment, number: str) -> AppointmentLine:
        kept = self._data.read(session, row.content)
        who = {"name": "", "phone": ""} if kept is None else json.loads(kept)
        return AppointmentLine(
            submission=row.submission_id,
            receipt_number=number,
            place=row.place,
            item=row.item,
            day=row.day,
            time=row.time,
            state=row.state,
            name=who["name"],
            phone=who["phone"],
            changed_by=row.changed_by,
            reason=reason_of(session, self._data, row),
        )

    def _today(self) -> date:
        return self._clock().astimezone(LOCAL).date()


def _number(session: Session, submission: UUID) -> str:
    return session.get_one(HeldSubmission, submission).receipt_number


def _date(day: str | None) -> date | None:
    """A form that names no real day asks for the queue."""
    try:
        return None if day is None else date.fromisoformat(day)
    except ValueError:
        return None


def reason_of(session: Session, data: PersonalData | None, row: Appointment) -> str:
    """What the window wrote; "" where it wrote nothing, or where the keys are elsewhere."""
    kept = data.read(session, row.reason) if data is not None else None
    return str(json.loads(kept)["words"]) if kept else ""


def _gone(day: date | None, received: datetime) -> datetime:
    """When what is personal of it goes."""
    return (received if day is None else datetime.combine(day, time(), LOCAL)) + KEPT_AFTER
