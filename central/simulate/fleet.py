"""The terminals: their keys, and their rows in the database."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime
from uuid import uuid4

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import func, insert, select

from central.keys import Keys
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Enrolment, Terminal
from kiosk.contract import envelope
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import EnvelopeHeader, SubmissionKind
from kiosk.contract.http_signature import HttpMessage, sign_request
from kiosk.contract.receipt_number import MAX_TERMINAL, ReceiptNumber, terminal_code
from kiosk.contract.submission import Applicant, ClockQuality, DeclaredMaterial, Submission

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
_HOST = "http://central"
"""Signatures do not cover it."""


@dataclass(slots=True)
class SimulatedTerminal:
    """One machine. `sequence`: the last one it gave out."""

    number: int
    key: Ed25519PrivateKey
    sequence: int = 0
    told: int = 0
    """The number of the news it was told last."""

    def signed(self, method: str, path: str, body: bytes, media_type: str, now: datetime) -> HttpMessage:
        """A request, signed, under a nonce of its own."""
        message = HttpMessage(method, f"{_HOST}{path}", {"Content-Type": media_type}, body)
        sign_request(
            message,
            key_id=terminal_code(self.number),
            key=self.key,
            now=now,
            nonce=secrets.token_urlsafe(16),
        )
        return message

    def envelope(self, submission: Submission, keys: Keys) -> bytes:
        """Its next submission, sealed and signed."""
        self.sequence += 1
        number = ReceiptNumber.issue(self.number, 1, self.sequence, keys.receipt_key(self.number, 1))
        header = EnvelopeHeader(
            id=submission.id,
            terminal=self.number,
            epoch=1,
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


def lay_down(storage: Storage, count: int, clock: Clock) -> list[SimulatedTerminal]:
    """So many new terminals beside those that are there, as an enrolment leaves them.

    Raises:
        OverflowError: receipt numbers have no room for so many.

    """
    keys = [Ed25519PrivateKey.generate() for _ in range(count)]
    now = clock()
    with storage.write(turns.ENROLMENT) as session:
        first = (session.scalar(select(func.max(Terminal.id))) or 0) + 1
        if first + count - 1 > MAX_TERMINAL:
            raise OverflowError(f"there is room for {MAX_TERMINAL} terminals in all")
        fleet = [SimulatedTerminal(first + place, key) for place, key in enumerate(keys)]
        if not fleet:
            return []
        session.execute(
            insert(Terminal),
            [
                {
                    "id": each.number,
                    "code": terminal_code(each.number),
                    "hardware_serial": f"simulated-{secrets.token_hex(8)}",
                    "epoch": 1,
                    "news": 0,
                }
                for each in fleet
            ],
        )
        session.execute(
            insert(Enrolment),
            [
                {
                    "terminal": each.number,
                    "epoch": 1,
                    "public_key": each.key.public_key().public_bytes_raw(),
                    "enrolled": now,
                    "approved": now,
                }
                for each in fleet
            ],
        )
    return fleet


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
        signature=(tuple((step / 100, step / 100) for step in range(60)),),
    )
