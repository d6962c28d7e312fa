"""A terminal as the central service sees one: it signs, seals, counts, and believes signed answers only."""

import base64
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any, Self
from uuid import UUID, uuid4

import requests
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from kiosk.contract import acknowledgement, envelope
from kiosk.contract.api import (
    ENROLMENT_KEY_ID,
    EnrolmentRequest,
    EnrolmentResponse,
    Statistics,
    SubmissionAccepted,
)
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.envelope import MEDIA_TYPE, EnvelopeHeader, SubmissionKind
from kiosk.contract.http_signature import HttpMessage, HttpResponse, sign_request, verify_response
from kiosk.contract.problem import PROBLEM_MEDIA_TYPE, Problem
from kiosk.contract.receipt_number import ReceiptNumber, terminal_code
from kiosk.contract.submission import Applicant, ClockQuality, DeclaredMaterial, Submission
from kiosk.contract.suite import HpkeX25519, key_id
from tests.central import operator
from tests.central.catalogue import BIRTH
from tests.central.service import WITH_PHONE

NAME = "孙玉兰"
CHILD = "孙小满"
JSON = "application/json"


def signed_message(
    method: str,
    url: str,
    headers: Mapping[str, str],
    body: bytes,
    *,
    name: str,
    key: Ed25519PrivateKey,
    now: datetime | None = None,
    nonce: str | None = None,
) -> HttpMessage:
    message = HttpMessage(method, url, dict(headers), body)
    sign_request(
        message, key_id=name, key=key, now=now or datetime.now(UTC), nonce=nonce or secrets.token_urlsafe(16)
    )
    return message


def a_submission(**changes: Any) -> Submission:
    """Somebody invented files a birth."""
    whole: dict[str, Any] = {
        "id": uuid4(),
        "kind": SubmissionKind.FILING,
        "service": BIRTH,
        "catalogue_version": "2026.1",
        "language": "zh",
        "created": datetime.now(UTC),
        "clock": ClockQuality(synchronised=True, offset_seconds=0.0),
        "applicant": Applicant(
            card_kind="resident",
            name=NAME,
            number=WITH_PHONE,
            sex="female",
            nation_code="01",
            birth=date(1949, 10, 1),
            address="示例街道一号",
            issuer="示例公安局",
            valid_from=date(2010, 1, 1),
            valid_to="长期",
            name_en=None,
            country=None,
            pass_number=None,
            warnings=(),
        ),
        "assurance": Assurance.CARD,
        "assurance_evidence": None,
        "answers": {"born_here": "yes"},
        "form": {"child_name": CHILD},
        "materials": (DeclaredMaterial(id="birth_certificate", declared=True),),
        "commitment": None,
        "signature": ("M100 200l200 200",),
    }
    return Submission(**{**whole, **changes})


@dataclass
class Enclosed:
    """A submission in its envelope."""

    id: UUID
    receipt_number: str
    bytes: bytes


@dataclass
class TestTerminal:
    """`exchange` fails the test when an answer is not signed by the central service for this very request."""

    __test__ = False

    url: str
    key: Ed25519PrivateKey
    given: EnrolmentResponse
    session: requests.Session = field(default_factory=requests.Session)
    sequence: int = 0

    @classmethod
    def enrol(cls, url: str, code: str, serial: str, key: Ed25519PrivateKey | None = None) -> Self:
        key = key or Ed25519PrivateKey.generate()
        answer = ask_to_enrol(url, code, serial, key)
        assert answer.status_code == 200, answer.text
        enrolled = cls(url, key, EnrolmentResponse.model_validate_json(answer.content))
        operator.approves(url, enrolled.name)
        return enrolled

    def close(self) -> None:
        self.session.close()

    @property
    def name(self) -> str:
        return terminal_code(self.given.terminal)

    def exchange(
        self, method: str, path: str, body: bytes = b"", *, media_type: str = JSON, **signing: Any
    ) -> requests.Response:
        options: dict[str, Any] = {"name": self.name, "key": self.key, **signing}
        message = signed_message(method, self.url + path, {"Content-Type": media_type}, body, **options)
        return self.send(message)

    def send(self, message: HttpMessage, body: Any = None) -> requests.Response:
        """Send a message as it is; with `body`, that instead of what was signed."""
        answer = self.session.request(
            message.method,
            message.url,
            headers=message.headers,
            data=message.body if body is None else body,
            allow_redirects=False,
            timeout=60,
        )
        self.check_signature(answer, message)
        return answer

    def central_key(self) -> Ed25519PublicKey:
        """Whose signature it believes."""
        return Ed25519PublicKey.from_public_bytes(base64.b64decode(self.given.signing_key))

    def check_signature(self, answer: requests.Response, message: HttpMessage) -> None:
        response = HttpResponse(answer.status_code, dict(answer.headers), answer.content, message)
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(self.given.signing_key))
        verify_response(response, key_id=self.given.signing_key_id, key=public)

    def enclose(
        self,
        submission: Submission | None = None,
        *,
        plaintext: bytes | None = None,
        signer: Ed25519PrivateKey | None = None,
        sealing_key: bytes | None = None,
        receipt_key: bytes | None = None,
        **header: Any,
    ) -> Enclosed:
        """Count, number, seal and sign; every part can be made wrong."""
        submission = submission or a_submission()
        self.sequence += 1
        terminal, epoch = header.get("terminal", self.given.terminal), header.get("epoch", self.given.epoch)
        sequence = header.get("sequence", self.sequence)
        number = ReceiptNumber.issue(
            terminal, epoch, sequence, receipt_key or base64.b64decode(self.given.receipt_key)
        )
        suite = HpkeX25519()
        recipient = sealing_key or base64.b64decode(self.given.sealing_key)
        fields: dict[str, Any] = {
            "id": submission.id,
            "terminal": terminal,
            "epoch": epoch,
            "sequence": sequence,
            "kind": submission.kind,
            "service": submission.service,
            "receipt_number": str(number),
            "created": submission.created,
            "suite": suite.name,
            "key_id": key_id(recipient),
        }
        whole = EnvelopeHeader(**{**fields, **header})
        sealed = envelope.close(
            whole,
            submission.model_dump_json().encode() if plaintext is None else plaintext,
            suite=suite,
            recipient=recipient,
            signer=signer or self.key,
        )
        return Enclosed(whole.id, whole.receipt_number, sealed)

    def put(self, enclosed: Enclosed, **signing: Any) -> requests.Response:
        path = f"/v1/submissions/{enclosed.id}"
        return self.exchange("PUT", path, enclosed.bytes, media_type=MEDIA_TYPE, **signing)

    def acknowledged(self, answer: requests.Response, enclosed: Enclosed) -> str:
        """The acknowledgement, checked as a terminal checks it."""
        assert answer.status_code in (200, 201), answer.text
        token = SubmissionAccepted.model_validate_json(answer.content).acknowledgement
        self.check_acknowledgement(token, enclosed)
        return token

    def check_acknowledgement(self, token: str, enclosed: Enclosed) -> None:
        public = Ed25519PublicKey.from_public_bytes(base64.b64decode(self.given.signing_key))
        acknowledgement.verify(token, public, submission=enclosed.id, digest=envelope.digest(enclosed.bytes))

    def statistics(self) -> Statistics:
        return Statistics.model_validate_json(self.exchange("GET", "/v1/statistics").content)


def ask_to_enrol(
    url: str,
    code: str,
    serial: str,
    key: Ed25519PrivateKey,
    *,
    signer: Ed25519PrivateKey | None = None,
    **signing: Any,
) -> requests.Response:
    public = base64.b64encode(key.public_key().public_bytes_raw()).decode()
    body = EnrolmentRequest(code=code, public_key=public, hardware_serial=serial).model_dump_json().encode()
    message = signed_message(
        "POST",
        f"{url}/v1/enrolment",
        {"Content-Type": JSON},
        body,
        name=ENROLMENT_KEY_ID,
        key=signer or key,
        **signing,
    )
    return requests.post(message.url, data=body, headers=message.headers, timeout=60)


def problem(answer: requests.Response) -> Problem:
    """The problem document of a refusal."""
    assert answer.headers["Content-Type"] == PROBLEM_MEDIA_TYPE, answer.text
    document = Problem.model_validate_json(answer.content)
    assert document.status == answer.status_code
    assert document.detail
    return document
