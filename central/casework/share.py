"""What of a filing one department sees: who filed, and the fields that concern its share. Opened for one
page, kept nowhere; that somebody looked stands in the journal.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.casework.amended import given_in, good_in
from central.casework.brought import missing
from central.casework.brought import read as came
from central.casework.corrections import Askable, askable, read, sentences
from central.casework.decisions import Decision
from central.catalogue import Services
from central.personal_data import PersonalData
from central.storage.case_tables import Attachment, Correction, FollowUp, FollowUpState
from central.storage.models import Case, Task
from central.words import VALUE_FAULT, VALUE_FAULTS
from kiosk.contract.catalogue.schema import Field, Text
from kiosk.contract.submission import Applicant

_CARD = (
    ("name", Text(zh="姓名", en="Name")),
    ("number", Text(zh="证件号码", en="Number of the card")),
    ("sex", Text(zh="性别", en="Sex")),
    ("birth", Text(zh="出生日期", en="Born")),
    ("address", Text(zh="住址", en="Address")),
)
Form = Mapping[str, str | Sequence[str]]
_SENT_IN = Text(zh="补交的材料", en="Sent in later")
_SEXES = {"male": "男", "female": "女"}


@dataclass(frozen=True)
class Given:
    """One thing that the resident gave: what it is, and what stands there; `now`: what he or she gave for it
    later, "" where it stands.
    """

    label: Text
    value: str
    now: str = ""
    fault: Text | None = None
    """What is wrong with it, of what was given later; then it counts for nothing."""


@dataclass(frozen=True)
class Asking:
    """One time that the department asked: for what, and what of that which it named has not come in order
    yet.
    """

    row: Correction
    wants: tuple[str, ...]
    left: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """One scan or photograph: of which material, its number, how many bytes."""

    id: UUID
    name: Text
    number: int
    size: int
    later: bool
    """It came after the filing."""


@dataclass(frozen=True)
class Amended:
    """What came after the filing."""

    kind: str
    state: str
    received: str
    given: tuple[Given, ...]


@dataclass(frozen=True)
class Share:
    """All of it. None stands where its time is over."""

    applicant: tuple[Given, ...] | None
    answers: tuple[Given, ...]
    form: tuple[Given, ...]
    materials: tuple[Given, ...]
    hidden: int
    """How many fields concern other departments only."""
    commitment: Text | None
    amendments: tuple[Amended, ...]
    corrections: tuple[Asking, ...]
    decision: Decision | None
    pages: tuple[Page, ...]
    kept_back: int
    """How many pages other departments need, and this one does not."""


def share_of(session: Session, data: PersonalData, services: Services, task: Task) -> Share:
    """What the department of `task` sees."""
    case = task.case
    raw = data.read(session, case.content)
    content = json.loads(raw) if raw else None
    service = case.submission.service
    mine = services.fields_for(service, task.department)
    form: Mapping[str, str | Sequence[str]] = content["form"] if content else {}
    shown = {key: value for key, value in form.items() if mine is None or key in mine}
    commitment = services.commitment(content["commitment"]) if content else None
    amendments, corrected = _amendments(session, data, services, case, mine)
    pages = _attachments(session, services, task)
    return Share(
        applicant=_applicant(content["applicant"]) if content else None,
        answers=tuple(
            Given(services.question(service, key) or Text(zh=key), _answer(services, service, key, value))
            for key, value in (content["answers"] if content else {}).items()
        ),
        form=_fields(services, shown, corrected),
        materials=tuple(
            Given(
                services.material(service, each["id"]) or Text(zh=each["id"]),
                "✓" if each["declared"] else "—",
            )
            for each in (content["materials"] if content else ())
        ),
        hidden=len(form) - len(shown),
        commitment=commitment.name if commitment else None,
        amendments=amendments,
        corrections=_corrections(session, data, services, task),
        decision=_decision(session, data, task.decision),
        pages=_pages(services, case, [each for each, mine in pages if mine]),
        kept_back=sum(not mine for _, mine in pages),
    )


def askable_of(session: Session, data: PersonalData, services: Services, task: Task) -> Askable:
    """What the department of `task` may name when it asks for a correction: of the form and of the materials
    what it sees of them.
    """
    case, service = task.case, task.case.submission.service
    raw = data.read(session, case.content)
    mine = services.fields_for(service, task.department)
    given = [key for key in (json.loads(raw)["form"] if raw else ()) if mine is None or key in mine]
    return askable(services, service, task.department, leads=task.place == 0, given=given)


def attachments_of(session: Session, services: Services, task: Task) -> tuple[Attachment, ...]:
    """Scans and photographs of the filing and of what came after it, as far as the department of `task` needs
    them (decision 0035): the lead department sees all of them, another one those of the materials that the
    catalogue says it needs, and what was sent in answer to itself.
    """
    return tuple(each for each, mine in _attachments(session, services, task) if mine)


def _attachments(session: Session, services: Services, task: Task) -> list[tuple[Attachment, bool]]:
    """All of them, each with whether the department sees it."""
    case, own, leads = task.case, task.department, task.place == 0
    later = select(FollowUp.submission_id, FollowUp.what).where(
        FollowUp.case_id == case.id, FollowUp.state != FollowUpState.OTHER_PERSON
    )
    asked_by = {each.submission_id: each.what for each in session.execute(later)}
    submissions = (case.submission_id, *asked_by)
    rows = session.scalars(
        select(Attachment).where(Attachment.submission_id.in_(submissions)).order_by(Attachment.slot)
    )

    def needs(row: Attachment) -> bool:
        if row.submission_id in asked_by:
            return asked_by[row.submission_id] in ("", own)
        found = services.materials_in(case.submission.service, row.slot)
        return any(own in each.departments for each in found)

    return [(row, leads or needs(row)) for row in rows]


def _pages(services: Services, case: Case, rows: Sequence[Attachment]) -> tuple[Page, ...]:
    """Named as the catalogue names the material, numbered as they were laid down."""
    pages = []
    for row in rows:
        found = services.materials_in(case.submission.service, row.slot)
        name = found[0].name if found else _SENT_IN
        number = row.slot.rpartition("_")[2]
        later = row.submission_id != case.submission_id
        pages.append(Page(row.id, name, int(number) if number.isdecimal() else 1, row.size, later))
    return tuple(pages)


def _decision(session: Session, data: PersonalData, content: UUID | None) -> Decision | None:
    raw = data.read(session, content)
    return Decision.model_validate_json(raw) if raw else None


def _applicant(applicant: dict[str, str | None] | None) -> tuple[Given, ...]:
    if applicant is None:
        return ()
    assert set(dict(_CARD)) <= set(Applicant.model_fields)
    found = [(label, applicant.get(key)) for key, label in _CARD]
    return tuple(Given(label, _SEXES.get(value, value)) for label, value in found if value)


def _fields(services: Services, form: Form, corrected: Form) -> tuple[Given, ...]:
    """`corrected`: what was given for a field later."""
    given = []
    for key, value in form.items():
        field = services.field(key)
        label = field.label if field else Text(zh=key)
        now = _said(field, corrected[key]) if key in corrected else ""
        given.append(Given(label, _said(field, value), now))
    return tuple(given)


def _said(field: Field | None, value: str | Sequence[str]) -> str:
    choices = {each.value: each.label.zh for each in field.choices} if field else {}
    values = [value] if isinstance(value, str) else list(value)
    return "、".join(choices.get(each, each) for each in values)


def _answer(services: Services, service: str, key: str, value: str) -> str:
    label = services.answer(service, key, value)
    return label.zh if label else value


def _amendments(
    session: Session, data: PersonalData, services: Services, case: Case, mine: frozenset[str] | None
) -> tuple[tuple[Amended, ...], Form]:
    """What came later, and the fields that were corrected by what holds: the last word of each."""
    rows = session.scalars(
        select(FollowUp)
        .where(FollowUp.case_id == case.id, FollowUp.state != FollowUpState.OTHER_PERSON)
        .order_by(FollowUp.received)
    ).all()
    found = []
    corrected: dict[str, str | Sequence[str]] = {}
    for row in rows:
        raw = data.read(session, row.content)
        form: Form = json.loads(raw)["form"] if raw else {}
        own = {k: v for k, v in given_in(data, session, row).items() if mine is None or k in mine}
        wrong = came(row.brings).wrong
        given = tuple(
            replace(each, fault=VALUE_FAULTS.get(wrong[key], VALUE_FAULT) if key in wrong else None)
            for key, each in zip(own, _fields(services, own, {}), strict=True)
        )
        corrected.update({k: v for k, v in good_in(data, session, row).items() if k in own})
        words = form.get("words")
        if isinstance(words, str) and words:
            given = (*given, Given(Text(zh="说明", en="Words"), words))
        found.append(Amended(row.kind, row.state.value, row.received.isoformat(), given))
    return tuple(found), corrected


def _corrections(session: Session, data: PersonalData, services: Services, task: Task) -> tuple[Asking, ...]:
    rows = session.scalars(
        select(Correction).where(Correction.task_id == task.id).order_by(Correction.asked)
    ).all()
    service = task.case.submission.service
    found = []
    for row in rows:
        asked = read(data.read(session, row.content))
        left = missing(asked, came(row.brought)) if row.brought and row.answered is None else None
        wants = sentences(asked, services, service)
        named = left.model_copy(update={"words": ()}) if left else None
        found.append(Asking(row, wants, sentences(named, services, service) if named else ()))
    return tuple(found)
