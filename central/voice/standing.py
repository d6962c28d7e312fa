"""How far an obstacle report is, a request for a call, or what nobody could read, in the terms of
`kiosk.contract.progress`.
"""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.casework.clocks import Clock
from central.catalogue import Services
from central.local_time import LOCAL
from central.personal_data import PersonalData
from central.storage.models import HeldSubmission
from central.storage.voice_tables import (
    CallRequest,
    CallState,
    Impossible,
    Obstacle,
    ObstacleState,
    Unreadable,
)
from central.voice.desk import told
from central.voice.words import CATEGORIES
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.progress import (
    CallProgress,
    CaseProgress,
    CaseStateWord,
    ReportProgress,
    RevisitWord,
    TaskProgress,
    TaskStateWord,
)

_REPORTS: Mapping[ObstacleState, tuple[CaseStateWord, TaskStateWord]] = {
    ObstacleState.NEW: ("received", "open"),
    ObstacleState.ASSIGNED: ("accepted", "accepted"),
    ObstacleState.REPLIED: ("accepted", "done"),
    ObstacleState.CLOSED: ("done", "done"),
    ObstacleState.IMPOSSIBLE: ("refused", "refused"),
}
_CALLS: Mapping[CallState, tuple[CaseStateWord, TaskStateWord]] = {
    CallState.OPEN: ("received", "open"),
    CallState.NOT_REACHED: ("accepted", "accepted"),
    CallState.DONE: ("done", "done"),
    CallState.GIVEN_UP: ("refused", "refused"),
}
_KEPT: Mapping[bool, tuple[CaseStateWord, TaskStateWord]] = {
    False: ("received", "open"),
    True: ("done", "done"),
}
"""What nobody could read, by whether somebody has dealt with it."""
DESK = "assistance_desk"
"""Who has what is assigned to no department yet."""
_DESK_NAME = Text(zh="帮办台", en="Assistance desk")


def standing(
    session: Session, held: HeldSubmission, services: Services, data: PersonalData | None, now: datetime
) -> CaseProgress | None:
    """None for what is neither."""
    report = session.scalar(select(Obstacle).where(Obstacle.submission_id == held.id))
    if report is not None:
        waits = report.state in (ObstacleState.NEW, ObstacleState.ASSIGNED)
        clock = Clock(report.due, report.amber, stopped=None if waits else report.replied or report.closed)
        year = held.received.astimezone(LOCAL).year
        shown = _progress(
            held,
            f"BBC-{year}-{report.id:07d}",
            _REPORTS[report.state],
            report.department or DESK,
            clock,
            services,
            now,
            told(session, data, report.reply).get("words"),
        )
        return shown.model_copy(update={"report": _report(session, report)})
    kept = session.get(Unreadable, held.id)
    if kept is not None:
        states = _KEPT[kept.settled is not None]
        return _progress(held, held.receipt_number, states, DESK, Clock(), services, now, None)
    call = session.get(CallRequest, held.id)
    if call is None:
        return None
    clock = Clock(call.due, call.amber, stopped=call.ended)
    shown = _progress(held, held.receipt_number, _CALLS[call.state], DESK, clock, services, now, None)
    return shown.model_copy(update={"call": CallProgress(state=call.state.value)})


def _report(session: Session, row: Obstacle) -> ReportProgress:
    no = session.get(Impossible, row.id) if row.state is ObstacleState.IMPOSSIBLE else None
    return ReportProgress(
        state=row.state.value,
        category=row.category,
        category_name=CATEGORIES.get(row.category or ""),
        revisit=_revisit(row),
        closed=row.closed,
        ground=no.ground if no else "",
        instead=no.instead if no else "",
        helped_by=no.helped_by if no else "",
    )


def _revisit(row: Obstacle) -> RevisitWord:
    match row.state:
        case ObstacleState.REPLIED if row.can_be_called:
            return "not_reached" if row.tries else "due"
        case ObstacleState.CLOSED:
            return "helped" if row.helped else "nobody_to_ask"
        case ObstacleState.ASSIGNED if row.helped is False:
            return "did_not_help"
        case _:
            return "none"


def _progress(
    held: HeldSubmission,
    number: str,
    states: tuple[CaseStateWord, TaskStateWord],
    department: str,
    clock: Clock,
    services: Services,
    now: datetime,
    reply: str | None,
) -> CaseProgress:
    task = TaskProgress(
        department=department,
        department_name=_DESK_NAME if department == DESK else services.department_name(department),
        state=states[1],
        due=clock.due,
        clock=clock.colour(now).value,
    )
    return CaseProgress(
        receipt_number=held.receipt_number,
        case_number=number,
        service=held.service,
        state=states[0],
        received=held.received,
        due=clock.due,
        identity="to_be_confirmed",
        tasks=(task,),
        reply=reply,
    )
