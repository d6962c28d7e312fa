"""How a time at a window stands, in the terms of `kiosk.contract.progress`."""

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.appointments import reason_of
from central.catalogue import Services
from central.personal_data import PersonalData
from central.storage.appointment_tables import Appointment, AppointmentState
from central.storage.models import HeldSubmission
from kiosk.contract.progress import (
    BookingProgress,
    BookingStateWord,
    CaseProgress,
    CaseStateWord,
    TaskProgress,
    TaskStateWord,
)

_STATES: Mapping[AppointmentState, tuple[BookingStateWord, CaseStateWord, TaskStateWord]] = {
    AppointmentState.ASKED: ("asked", "received", "open"),
    AppointmentState.CONFIRMED: ("confirmed", "done", "done"),
    AppointmentState.MOVED: ("moved", "done", "done"),
    AppointmentState.CANCELLED: ("refused", "refused", "refused"),
}


def booking(
    session: Session, held: HeldSubmission, services: Services, data: PersonalData | None
) -> CaseProgress | None:
    """None for what is no appointment."""
    row = session.get(Appointment, held.id)
    if row is None:
        return None
    state, of_case, of_task = _STATES[row.state]
    place = services.department_name(row.place)
    return CaseProgress(
        receipt_number=held.receipt_number,
        case_number=held.receipt_number,
        service=held.service,
        service_name=services.find(row.item).name,
        state=of_case,
        received=held.received,
        identity="confirmed",
        tasks=(TaskProgress(department=row.place, department_name=place, state=of_task),),
        booking=BookingProgress(
            state=state,
            place=row.place,
            place_name=place,
            item=row.item,
            day=row.day,
            time=row.time,
            asked_day=row.asked_day,
            asked_time=row.asked_time,
            reason=reason_of(session, data, row),
        ),
    )


def bookings_of(
    session: Session, person: bytes, services: Services, data: PersonalData | None, most: int
) -> Sequence[CaseProgress]:
    """Those of one person, the newest first."""
    rows = session.scalars(
        select(HeldSubmission)
        .join(Appointment, Appointment.submission_id == HeldSubmission.id)
        .where(Appointment.person == person)
        .order_by(Appointment.received.desc())
        .limit(most)
    )
    found = (booking(session, each, services, data) for each in rows)
    return [each for each in found if each is not None]
