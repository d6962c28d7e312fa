"""One simulated terminal: what it holds, how it signs, what it files, what its audit trail says."""

import base64
import json
import secrets
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from uuid import UUID, uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.keys import Keys
from kiosk.contract import audit_chain, envelope
from kiosk.contract.api import AuditBatch, AuditEntry, EnrolmentResponse
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import EnvelopeHeader, SubmissionKind
from kiosk.contract.http_signature import HttpMessage, sign_request
from kiosk.contract.ink import trace
from kiosk.contract.receipt_number import ReceiptNumber, terminal_code
from kiosk.contract.status import DeviceStatus, QueueStatus, TerminalStatus
from kiosk.contract.submission import Applicant, ClockQuality, DeclaredMaterial, Submission

JSON = "application/json"
_NOBODY = Applicant(
    card_kind="resident",
    name="模拟居民",
    number="110101194910010026",
    sex="female",
    nation_code="01",
    birth=date(1949, 10, 1),
    address="模拟街道一号",
    issuer="模拟公安局",
    valid_from=date(2010, 1, 1),
    valid_to="长期",
    name_en=None,
    country=None,
    pass_number=None,
    warnings=(),
)
"""Invented; the number has a valid check digit."""
_SINCE = datetime(2026, 1, 1, tzinfo=UTC)
_DEVICES = tuple(
    DeviceStatus(name=name, state="working", cause="none", since=_SINCE)
    for name in (
        "id_card_reader",
        "receipt_printer",
        "page_printer",
        "code_scanner",
        "document_camera",
        "ups",
    )
)
"""As many as a terminal has, so that a heartbeat is as long as a real one."""
_HOST = "http://central"
"""Signatures do not cover it."""


@dataclass(slots=True)
class SimulatedTerminal:
    """One machine, once it is enrolled. `sequence`: the last one it gave out."""

    number: int
    epoch: int
    key: Ed25519PrivateKey
    receipt_key: bytes
    sequence: int = 0
    told: int = 0
    """The number of the news it was told last."""
    assignment: int = 0
    """The sequence of the assignment that it was last told of and has dealt with."""
    running: str = ""
    """The settings that it runs, by their target's name; "": the factory's."""
    trail: UUID = field(default_factory=uuid4)
    entries: int = 0
    chain: str = audit_chain.NO_ENTRY

    @classmethod
    def of(cls, given: EnrolmentResponse, key: Ed25519PrivateKey) -> "SimulatedTerminal":
        """What an enrolment makes of a machine with that key."""
        return cls(given.terminal, given.epoch, key, base64.b64decode(given.receipt_key))

    @property
    def code(self) -> str:
        """Its four characters."""
        return terminal_code(self.number)

    def signed(self, method: str, path: str, body: bytes, media_type: str, now: datetime) -> HttpMessage:
        """A request, signed, under a nonce of its own."""
        return signed(self.code, self.key, method, path, body, media_type, now)

    def envelope(self, submission: Submission, keys: Keys) -> bytes:
        """Its next submission, sealed and signed."""
        self.sequence += 1
        number = ReceiptNumber.issue(self.number, self.epoch, self.sequence, self.receipt_key)
        header = EnvelopeHeader(
            id=submission.id,
            terminal=self.number,
            epoch=self.epoch,
            sequence=self.sequence,
            kind=submission.kind,
            service=submission.service,
            receipt_number=str(number),
            created=submission.created,
            suite=keys.suite.name,
            key_id=keys.sealing_id,
        )
        return envelope.close(
            header,
            submission.model_dump_json().encode(),
            suite=keys.suite,
            recipient=keys.sealing_public,
            signer=self.key,
        )

    def status(self) -> TerminalStatus:
        """As its heartbeats tell it."""
        return TerminalStatus(
            devices=_DEVICES,
            devices_at=_SINCE,
            queue=QueueStatus(waiting=0, quarantined=0, delivered=self.sequence),
            configuration=self.running,
            assignment=self.assignment or None,
        )

    def record(self, event: str, now: datetime, **fields: str | int) -> bytes:
        """The next entry of its audit trail, as the body that hands it over."""
        self.entries += 1
        at, told = now.isoformat(), json.dumps(fields)
        self.chain = audit_chain.link(self.chain, self.entries, at, event, told)
        entry = AuditEntry(number=self.entries, at=at, event=event, fields=told, chain=self.chain)
        return AuditBatch(trail=self.trail, entries=(entry,)).model_dump_json().encode()


def signed(
    key_id: str,
    key: Ed25519PrivateKey,
    method: str,
    path: str,
    body: bytes,
    media_type: str,
    now: datetime,
) -> HttpMessage:
    """A request under that name, signed with that key and a nonce of its own."""
    message = HttpMessage(method, f"{_HOST}{path}", {"Content-Type": media_type}, body)
    sign_request(message, key_id=key_id, key=key, now=now, nonce=secrets.token_urlsafe(16))
    return message


def a_filing(service: str, now: datetime) -> Submission:
    """What an invented resident files, about as long as a real one."""
    return Submission(
        id=uuid4(),
        kind=SubmissionKind.FILING,
        service=service,
        catalogue_version="simulated",
        language="zh",
        created=now,
        clock=ClockQuality(synchronised=True, offset_seconds=0.0),
        applicant=_NOBODY,
        assurance=Assurance.CARD,
        assurance_evidence=None,
        answers={"simulated": "yes"},
        form={"note": "模拟" * 50},
        materials=(DeclaredMaterial(id="simulated", declared=True),),
        commitment=None,
        signature=(trace([(step / 100, step / 100) for step in range(60)], None),),
    )
