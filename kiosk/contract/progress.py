"""The joint progress of a case: what the central service answers to who may ask, and who that is.

* **Whoever holds the receipt** asks with its number (`GET /v1/cases/{receipt_number}`). The number carries a
  MAC, so a number that no terminal has issued is refused before anything is looked up. A receipt may be
  found in a bin: the answer holds nothing of what was filed, and no document.
* **The card's holder** asks with a verification (`POST /v1/cases/mine`): the ID number, sealed as for a
  one-time code, and the signed statement of that very verification. The answer lists this person's cases and
  gives a `grant`, good for this terminal and for the rest of the visit, that opens documents
  (`GET /v1/documents/{id}?grant=...`).

Every request is signed by an enrolled terminal. What an older terminal does not know it passes over.
"""

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field as Constraint

from kiosk.contract.api import Base64
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.model import Model, Reply

CaseStateWord = Literal["received", "accepted", "done", "refused", "withdrawn"]
TaskStateWord = Literal[
    "open", "waiting_for_identity", "accepted", "correction_wanted", "done", "refused", "withdrawn"
]
"""To be taken up; waiting to know who filed; accepted (受理); waiting for the resident (补正); decided."""
ClockWord = Literal["none", "running", "amber", "red", "paused", "stopped"]
"""`none`: no limit was promised, or the calendar does not reach so far."""

BookingStateWord = Literal["asked", "confirmed", "moved", "refused"]
"""Nobody has looked yet; kept free; kept free at another time; not to be."""
ReportStateWord = Literal["new", "assigned", "replied", "closed", "impossible"]
CallStateWord = Literal["open", "not_reached", "done", "given_up"]
RevisitWord = Literal["none", "due", "not_reached", "helped", "did_not_help", "nobody_to_ask"]
"""Whether the answer helped (回访): it is not time yet; somebody is about to ask; was called and not reached;
the resident's word; closed without it.
"""


class TaskProgress(Reply):
    """One department's share."""

    department: str
    """Its id in the catalogue."""
    department_name: Text | None = None
    state: TaskStateWord
    due: datetime | None = None
    """The last moment at which it is to be decided; None while its clock does not run."""
    clock: ClockWord = "none"
    not_concerned: bool = False
    """It is `withdrawn` because a value that was given anew leaves the department no share."""


class CorrectionNamed(Reply):
    """What is wanted, by its key in the catalogue: the value of a field anew, the pages of a material; and
    whether an explanation is.
    """

    fields: tuple[str, ...] = ()
    materials: tuple[str, ...] = ()
    explanation: bool = False
    words: tuple[str, ...] = ()
    """What the department wrote besides, a sentence each."""


class CorrectionWanted(Reply):
    """A department asks for something (补正). It is answered by an amendment of this receipt number
    (`kiosk.contract.kinds.Amendment`) that names the department; one that names none answers all.
    """

    id: UUID
    department: str
    department_name: Text | None = None
    asked: datetime
    wants: tuple[str, ...]
    """A sentence each, as the department wrote it (it was told to name no personal data), and one in Chinese
    for each thing of `named`: a terminal that does not know `named`, or not what it names, shows these.
    """
    named: CorrectionNamed | None = None
    """None where nothing is named: pages or words may answer."""
    again: bool = False
    """Something came already; `wants` and `named` are what is still missing."""
    wrong: tuple[str, ...] = ()
    """Of the fields in `named`, those whose value came and does not hold."""


class DocumentReady(Reply):
    """A document that may be fetched with a grant."""

    id: UUID
    kind: Literal["result", "decision", "certificate"]
    """The collated output of the whole case, one department's decision, or what it uploaded."""
    title: Text
    pages: int
    size: int
    """Of the PDF, bytes."""


class RefundProgress(Reply):
    """Money of this receipt that goes back, or went."""

    fen: int
    reason: Literal["came_to_nothing", "paid_twice"]
    due: datetime | None = None
    """Until when it is to be given back; None where the calendar does not reach so far."""
    returned: date | None = None
    """On which day it was given back; None: it is due."""


class FeeProgress(Reply):
    """What it costs and whether that is paid. `unclear`: a payment was begun, and its provider has not said
    what became of it: nobody should pay again before it has.
    """

    text: Text
    window: Text
    """Where it is paid, and where one asks for money back."""
    state: Literal["to_pay", "paid", "unclear"]
    paid: datetime | None = None
    fen: int | None = None
    """How much; None where the window says it."""
    to_return: bool = False
    """It was paid, nothing came of the case, and it has not been given back yet: the window does that."""
    refunds: tuple[RefundProgress, ...] = ()
    """Of what was paid and goes back, each order once."""


class BookingProgress(Reply):
    """A time at a window (预约): what was asked for, and what the window said to it."""

    state: BookingStateWord
    place: str
    """At whose window: a department's id in the catalogue."""
    place_name: Text | None = None
    item: str
    """What for: a key of the catalogue, which says what to bring."""
    day: date | None = None
    """None: the next free place in the queue."""
    time: str | None = None
    """Local, HH:MM."""
    asked_day: date | None = None
    asked_time: str | None = None
    """What had been asked for, where the window moved it."""
    reason: str = ""
    """Why it was moved or refused; who wrote it was told to name no personal data."""


class ReportProgress(Reply):
    """An obstacle report (办不成反映). Its deadline is the case's, its answer the case's `reply`."""

    state: ReportStateWord
    category: str | None = None
    """What it was classified as; None: nobody has yet."""
    category_name: Text | None = None
    revisit: RevisitWord = "none"
    closed: datetime | None = None
    ground: str = ""
    """Law and article of a no; with it always `instead`, what can be done nevertheless, and `helped_by`, who
    helps with that.
    """
    instead: str = ""
    helped_by: str = ""


class CallProgress(Reply):
    """A request for a call (请回电)."""

    state: CallStateWord


class CaseProgress(Reply):
    """How far a case is, without personal data. Of what is no filing, `booking`, `report` or
    `call` says more.
    """

    receipt_number: str
    case_number: str
    service: str
    service_name: Text | None = None
    state: CaseStateWord
    received: datetime
    due: datetime | None = None
    """When all of it is to be decided."""
    identity: Literal["confirmed", "to_be_confirmed"]
    tasks: tuple[TaskProgress, ...]
    corrections: tuple[CorrectionWanted, ...] = ()
    fee: FeeProgress | None = None
    """None for what costs nothing."""
    reply: str | None = None
    """The answer to an obstacle report; who wrote it was told to name no personal data."""
    booking: BookingProgress | None = None
    report: ReportProgress | None = None
    call: CallProgress | None = None
    documents: tuple[DocumentReady, ...] = ()
    """Released: the whole output, never a part of it."""


class MineRequest(Model):
    """The card's holder asks for his or her cases."""

    sealed_number: Base64
    """The ID number sealed (suite of the enrolment) with `MINE_INFO`."""
    statement: Annotated[str, Constraint(max_length=4096)]
    """The signed statement of a verification of this person at this terminal (`kiosk.contract.assurance`)."""


MINE_INFO = b"kiosk-cases-mine/1"
GRANT_MINUTES = 30


class Mine(Reply):
    """The person's cases and appointments, the newest first."""

    cases: tuple[CaseProgress, ...]
    grant: str
    """For `GET /v1/documents/{id}?grant=`, from this terminal only."""
    expires: datetime


MOST_CASES = 20
DOCUMENT_MEDIA_TYPE = "application/pdf"
