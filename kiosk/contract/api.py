"""The HTTP models of the contract between terminal and central service (architecture.md, "HTTP contract")."""

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field as Constraint

from kiosk.contract.envelope import Part, SubmissionKind
from kiosk.contract.model import Model, Reply
from kiosk.contract.problem import Problem
from kiosk.contract.receipt_number import terminal_code
from kiosk.contract.status import TerminalStatus
from kiosk.contract.updates import RootText
from kiosk.contract.void_reason import MAX_VOID_REASONS, VoidReason

HEARTBEAT_PATH = "/v1/heartbeat"
MAX_BATCH = 200
"""Measured: docs/decisions/0028."""
MAX_BATCH_BYTES = 4 * 1024 * 1024
"""A batch is at most this long as a whole; more is a 413. Two hundred envelopes of 20 kB are just that."""
ENROLMENT_KEY_ID = "enrolment"
"""`keyid` of the request that enrols: signed with the key it brings, to prove that the terminal holds it.
Every later request has `receipt_number.terminal_code(terminal)` there.
"""


def terminal_key_id(terminal: int) -> str:
    """`keyid` of every other request of a terminal: the four characters that open its receipt numbers."""
    return terminal_code(terminal)


Base64 = Annotated[str, Constraint(pattern=r"^[A-Za-z0-9+/]*={0,2}$", max_length=4096)]


class EnrolmentRequest(Model):
    """A terminal introduces itself with the one-time code an operator gave."""

    code: Annotated[str, Constraint(min_length=10, max_length=40)]
    public_key: Base64
    """Ed25519, 32 raw bytes."""
    hardware_serial: Annotated[str, Constraint(min_length=1, max_length=100)]
    reason: Literal["new", "lost_database", "replaced"] = "new"


SPARE_EPOCHS = 3
"""How many epochs an enrolment gives beside its own."""


class SpareEpoch(Reply):
    """An epoch that the terminal may open by itself, under the same key, when it has lost its outbox: it goes
    on filing, and no receipt number repeats.
    """

    epoch: int
    receipt_key: Base64
    """HMAC key of that epoch's receipt numbers, 32 bytes."""


class EnrolmentResponse(Reply):
    """Who the terminal is from now on and whom it trusts."""

    terminal: int
    epoch: int
    receipt_key: Base64
    """HMAC key of receipt numbers, 32 bytes, sealed to nobody: this answer travels over TLS once."""
    signing_key: Base64
    """The central service's Ed25519 public key: answers and acknowledgements."""
    signing_key_id: str
    sealing_key: Base64
    """The central service's public key submissions are sealed to."""
    sealing_key_id: str
    suite: str
    spare: Annotated[tuple[SpareEpoch, ...], Constraint(max_length=16)] = ()
    """In the order they are to be used."""
    update_root: RootText | None = None
    """The root of trust in what is pushed, pinned from now on: later ones are followed from it. None: this
    service pushes nothing.
    """
    approved: bool = True
    """Whether an operator has compared the fingerprint of the key. Until a heartbeat's answer says so,
    nothing may be filed.
    """


class SubmissionAccepted(Reply):
    """The body of a 200 or 201: the acknowledgement (`kiosk.contract.acknowledgement`)."""

    acknowledgement: str


class BatchRequest(Model):
    """Up to `MAX_BATCH` envelopes (compact JWS each)."""

    envelopes: Annotated[tuple[str, ...], Constraint(min_length=1, max_length=MAX_BATCH)]


class BatchItem(Reply):
    """The answer for one envelope, in the order sent: `status` as the single PUT would have given."""

    id: UUID | None
    status: int
    acknowledgement: str | None = None
    problem: Problem | None = None


class BatchResponse(Reply):
    """One answer per envelope."""

    results: tuple[BatchItem, ...]


PART_MEDIA_TYPE = "application/octet-stream"


class PartAccepted(Reply):
    """The body of a 200 or 201 to a part: the SHA-256 of what is held. The answer as a whole is signed."""

    digest: Annotated[str, Constraint(pattern=r"^[0-9a-f]{64}$")]


class PartsHeld(Reply):
    """`GET /v1/submissions/{id}/parts`: what is here already, so that a broken transfer goes on from there.
    Only of parts that came from the terminal that asks.
    """

    parts: tuple[Part, ...]


_PRINTABLE = r"^[ -~]*$"
"""ASCII: words, counts and ids need no more, and a NUL has no place in a database's text."""


class AuditEntry(Model):
    """One event of a terminal's audit trail, as it is chained there (`kiosk.contract.audit_chain.link`)."""

    number: Annotated[int, Constraint(ge=1)]
    at: Annotated[str, Constraint(pattern=_PRINTABLE, max_length=40)]
    event: Annotated[str, Constraint(pattern=r"^[a-z0-9_.]{1,80}$")]
    fields: Annotated[str, Constraint(pattern=_PRINTABLE, max_length=1000)]
    """JSON object of words, counts and ids, as it was hashed."""
    chain: Annotated[str, Constraint(pattern=r"^[0-9a-f]{64}$")]


MAX_AUDIT_BATCH = 200


class AuditBatch(Model):
    """`POST /v1/audit`: consecutive entries, oldest first. `trail` names the file they stand in, another
    one when a damaged trail was begun anew.
    """

    trail: UUID
    entries: Annotated[tuple[AuditEntry, ...], Constraint(min_length=1, max_length=MAX_AUDIT_BATCH)]
    oldest: Annotated[int, Constraint(ge=1)] = 1
    """The oldest number the terminal still has. A restored central service that lacks what came before begins
    there: the terminal has deleted it, and nobody can send it again.
    """


class AuditHeld(Reply):
    """Its answer: up to which number the central service holds this trail. The answer as a whole is signed;
    on it the terminal may delete so far. Entries that do not follow on what is held are not taken: send from
    `through` + 1.
    """

    through: Annotated[int, Constraint(ge=0)]


VerificationMeans = Literal["one_time_code", "phone_app", "staff", "face"]
"""A code to the telephone on file; the person's own app confirms what it has scanned; a member of staff who
stands there vouches with a code of their own; a vendor's certified module has compared the face with the
portrait on the card (`kiosk.contract.face`).
"""


class VerificationRequest(Model):
    """Ask the central service to find out whether the person is the card's owner."""

    sealed_number: Base64
    """The ID number sealed (suite of the enrolment) with `VERIFICATION_INFO`."""
    means: VerificationMeans = "one_time_code"


VERIFICATION_INFO = b"kiosk-verification/1"


class VerificationStarted(Reply):
    """It has begun. `masked_phone`: where a code went, "" for other means. `address`: what the person's
    app is to scan, "" for other means.
    """

    id: UUID
    masked_phone: str
    expires: datetime
    tries: int
    address: str = ""


class VerificationConfirm(Model):
    """What the resident typed."""

    code: Annotated[str, Constraint(pattern=r"^[0-9]{6}$")]


class VerificationState(Reply):
    """How a verification stands that somebody else confirms. `statement` is there once it is confirmed."""

    state: Literal["waiting", "confirmed", "refused"]
    statement: str | None = None


class VerificationStatement(Reply):
    """The central service's signed statement (compact JWS of `VerificationClaims`)."""

    statement: str


VERIFICATION_STATEMENT_TYPE = "kiosk-verification+jws"


class VerificationClaims(Model):
    """What the statement says: this person was verified at this terminal by this means at this time."""

    id: UUID
    terminal: int
    number_digest: str
    """SHA-256 of the ID number with the verification's id, 64 hex digits."""
    means: VerificationMeans
    verified: datetime


class HeartbeatRequest(Model):
    """Status up."""

    version: Annotated[str, Constraint(pattern=_PRINTABLE)]
    sequence: Annotated[int, Constraint(ge=0)]
    """Highest sequence the terminal has issued in its present epoch."""
    epoch: Annotated[int, Constraint(ge=0)] | None = None
    """The epoch it files under now: its enrolment's own, or a spare one. None: its own."""
    waiting: Annotated[int, Constraint(ge=0)]
    """Submissions not yet acknowledged."""
    voided: Annotated[tuple[Annotated[int, Constraint(ge=1)], ...], Constraint(max_length=1000)] = ()
    """Sequences of this epoch that an operator voided: they will never come, and are no hole."""
    void_reasons: Annotated[tuple[VoidReason, ...], Constraint(max_length=MAX_VOID_REASONS)] = ()
    """Why, of some of them, each told once or more. Older terminals do not say."""
    alarms: Annotated[
        tuple[Annotated[str, Constraint(pattern=r"^[a-z0-9_]{1,40}$")], ...], Constraint(max_length=20)
    ] = ()
    """What a technician must look at, in stable words such as `outbox_set_aside`, `storage_low`."""
    told: Annotated[int, Constraint(ge=0)] | None = None
    """`news` of the last answer. Only a terminal that was told all there is is kept waiting."""
    status: TerminalStatus | None = None
    """How it is; None: it cannot say."""


LONGEST_WAIT = 50
"""Seconds that a heartbeat may ask to be kept waiting; below the minute after which gateways close quiet
connections.
"""


class MissingSequences(Reply):
    """Sequences from `first` to `last`, both included, that the central service does not hold."""

    epoch: int
    first: int
    last: int


MAX_MISSING = 100
CANNOT_OPEN, BAD_CONTENT = "cannot_open", "bad_content"


class NotOpened(Reply):
    """A submission that is held and acknowledged, and that could not be opened afterwards or is not what its
    header announces: nothing follows from it before a person has looked. The terminal sets it aside and keeps
    it.
    """

    id: UUID
    reason: Annotated[str, Constraint(pattern=r"^[a-z0-9_]{1,40}$")]
    """`CANNOT_OPEN` or `BAD_CONTENT`."""


MAX_NOT_OPENED = 100


class HeartbeatResponse(Reply):
    """Version hints and the delivery horizon down."""

    time: datetime
    highest_contiguous: int
    """Highest sequence up to which the central service holds every submission of this terminal's epoch; those
    that were voided count as held.
    """
    missing: Annotated[tuple[MissingSequences, ...], Constraint(max_length=MAX_MISSING)] = ()
    """What it lacks, this epoch first: holes, and what comes after the last it holds up to the `sequence` of
    the request. What the terminal counts as delivered there was lost by a restored central service.
    """
    not_opened: Annotated[tuple[NotOpened, ...], Constraint(max_length=MAX_NOT_OPENED)] = ()
    """Of this terminal's, the first to come first."""
    catalogue_version: str | None = None
    references: dict[str, str] = Constraint(default_factory=dict)
    """The newest version of each document of `kiosk.contract.reference`, by its name."""
    news: Annotated[int, Constraint(ge=0)] | None = None
    """Counts what there was to tell this terminal; the next heartbeat repeats it as `told`. None: this
    service keeps nobody waiting.
    """
    assignment: Annotated[int, Constraint(ge=0)] | None = None
    """Sequence of the terminal's newest assignment (`kiosk.contract.assignment`)."""
    commands: Annotated[int, Constraint(ge=0)] = 0
    """Number of the newest command for it (`kiosk.contract.commands`); 0: there never was one."""
    approved: bool = True
    """Whether the terminal's key is approved; while it is not, what it files is refused, and it waits."""


class HeldSubmission(Reply):
    """One submission the central service holds."""

    id: UUID
    receipt_number: str


class KindCount(Reply):
    """Submissions of one kind. `known`: those that stand in the register of their kind, each counted once;
    `entries`: how often, which is the same unless something is broken.
    """

    kind: SubmissionKind
    received: int
    known: int
    entries: int


class Statistics(Reply):
    """Counts for a terminal's own check of what arrived (`GET /v1/statistics`)."""

    received: int
    cases: int
    tasks: int
    duplicates: int
    """Submissions that led to more than one case; always 0 unless something is broken."""
    unopened: int = 0
    """Received, and still to be opened: their cases follow."""
    fees_paid: int = 0
    """Receipts whose fee was paid by phone."""
    fees_doubled: int = 0
    """Payments beside one of the same receipt: the provider has them to give back."""
    kinds: tuple[KindCount, ...] = ()
    """Of each kind that was received."""
    held: tuple[HeldSubmission, ...]
