"""What people at the desk do with the three registers. Each act is one transaction with its line in the
journal, which names the receipt number and nobody who filed.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.casework.clocks import Limit, started
from central.catalogue import Services
from central.console.deeds import Doer, record
from central.notices.due import Kind, due
from central.personal_data import PersonalData, keep_until, require
from central.retention import KEPT
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import HeldSubmission
from central.storage.voice_tables import (
    CallRequest,
    CallState,
    Impossible,
    Obstacle,
    RatingEntry,
    RatingState,
)
from central.voice.arrivals import OBSTACLE, RATING
from central.voice.moves import ENDED, TRIES, Act, NotNow, moved
from central.voice.words import CATEGORIES
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import ANSWERED_IN
from kiosk.contract.working_days import WorkingDays

LONGEST = 1000


@dataclass(frozen=True)
class Given:
    """What a form brings along; empty where the act asks for nothing of it."""

    category: str = ""
    department: str = ""
    text: str = ""
    """The reply, or the answer to a rating."""
    ground: str = ""
    instead: str = ""
    helped_by: str = ""


class VoiceWork:
    """Carries out what people decide."""

    def __init__(
        self,
        storage: Storage,
        data: PersonalData | None,
        services: Services,
        calendar: WorkingDays,
        clock: Clock,
    ) -> None:
        self._storage = storage
        self.data = data
        self.services = services
        self.calendar = calendar
        self.clock = clock

    def obstacle(self, receipt_number: str, act: Act, given: Given, doer: Doer) -> None:
        """Move a report on.

        Raises:
            NotNow: not in this state; or `category`, `department`, `text`, `ground` is missing, as it says.
            CentralError: the keys of personal data are not on this worker.

        """
        now = self.clock()
        with self._storage.write(turns.VOICE) as session:
            row = _of_number(session, Obstacle, receipt_number)
            row.state = moved(row.state, act, can_be_called=row.can_be_called, tries=row.tries)
            self._note(session, row, act, given, doer, now)
            row.handler = doer.name[:40]
            if act in (Act.REPLY, Act.IMPOSSIBLE) and row.can_be_called:
                due(session, Kind.REPLY, row.submission_id, now)
            if row.state in ENDED:
                row.closed = now
                until = now + KEPT[SubmissionKind.OBSTACLE_REPORT]
                keep_until(session, (row.content, row.reply), until)
            detail = " ".join(part for part in (receipt_number, row.department, given.ground) if part)
            record(session, now, doer, f"obstacle.{act.value}", detail)

    def _note(
        self, session: Session, row: Obstacle, act: Act, given: Given, doer: Doer, now: datetime
    ) -> None:
        match act:
            case Act.ASSIGN:
                if given.category not in CATEGORIES:
                    raise NotNow("category")
                if given.department not in self.services.departments():
                    raise NotNow("department")
                row.category, row.department = given.category, given.department
            case Act.REPLY:
                row.reply, row.replied = self._kept(session, OBSTACLE, given.text), now
            case Act.IMPOSSIBLE:
                self._register(session, row, given, doer, now)
                row.reply, row.replied = self._kept(session, OBSTACLE, given.text), now
            case Act.DID_NOT_HELP:
                row.helped, row.replied, row.asked_anew = False, None, now
                again = started(self.calendar, Limit(working_days=ANSWERED_IN), now)
                row.due, row.amber = again.due, again.amber
            case Act.HELPED:
                row.helped = True
            case Act.NOT_REACHED:
                row.tries += 1
            case Act.NOBODY_TO_ASK:
                pass

    def _register(self, session: Session, row: Obstacle, given: Given, doer: Doer, now: datetime) -> None:
        """A "no" without a legal ground is none, and without the three it is not the end."""
        said = {"ground": given.ground, "instead": given.instead, "helped_by": given.helped_by}
        for name, text in said.items():
            if not text.strip():
                raise NotNow(name)
        session.add(
            Impossible(
                obstacle_id=row.id,
                department=row.department or "",
                ground=given.ground.strip()[:LONGEST],
                instead=given.instead.strip()[:LONGEST],
                helped_by=given.helped_by.strip()[:LONGEST],
                by=doer.name[:40],
                registered=now,
            )
        )

    def answer_rating(self, submission: UUID, text: str, doer: Doer) -> None:
        """Close the loop of one of the two lowest marks.

        Raises:
            NotNow: it is answered, or asks for nothing; or the text is missing.

        """
        now = self.clock()
        with self._storage.write(turns.VOICE) as session:
            row = session.get(RatingEntry, submission)
            if row is None or row.state is not RatingState.OPEN:
                raise NotNow("state")
            row.answer, row.answered = self._kept(session, RATING, text), now
            row.state, row.handler = RatingState.ANSWERED, doer.name[:40]
            keep_until(session, (row.content, row.answer), now + KEPT[SubmissionKind.RATING])
            record(session, now, doer, "rating.answered", row.about)

    def called(self, submission: UUID, doer: Doer, *, reached: bool) -> None:
        """Somebody has called. The third call that reaches nobody is the last.

        Raises:
            NotNow: it is over.

        """
        now = self.clock()
        with self._storage.write(turns.VOICE) as session:
            row = session.get(CallRequest, submission)
            if row is None or row.state in (CallState.DONE, CallState.GIVEN_UP):
                raise NotNow("state")
            row.tries += 1
            row.handler = doer.name[:40]
            missed = CallState.GIVEN_UP if row.tries >= TRIES else CallState.NOT_REACHED
            row.state = CallState.DONE if reached else missed
            row.ended = None if row.state is CallState.NOT_REACHED else now
            held = session.get(HeldSubmission, submission)
            record(session, now, doer, f"callback.{row.state.value}", held.receipt_number if held else "")

    def _kept(self, session: Session, kind: str, text: str) -> UUID:
        if not text.strip():
            raise NotNow("text")
        content = json.dumps({"words": text.strip()[:LONGEST]}, ensure_ascii=False)
        return require(self.data).put(session, kind, content.encode())


def told(session: Session, data: PersonalData | None, id_: UUID | None) -> Mapping[str, str]:
    """What was said there; empty where its time was over, or the keys are elsewhere."""
    content = data.read(session, id_) if data is not None else None
    return json.loads(content) if content else {}


def _of_number(session: Session, table: type[Obstacle], receipt_number: str) -> Obstacle:
    found = session.scalar(
        select(table)
        .join(HeldSubmission, HeldSubmission.id == table.submission_id)
        .where(HeldSubmission.receipt_number == receipt_number)
    )
    if found is None:
        raise NotNow("number")
    return found
