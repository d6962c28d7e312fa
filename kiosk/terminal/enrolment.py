"""How a terminal becomes known to the central service: a one-time code from an operator, a key of its own."""

import base64
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Literal

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import ValidationError

from kiosk.central_client.answer import Untrusted
from kiosk.central_client.client import JSON, Credentials, signed_request, verified
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.meaning import reason_of
from kiosk.central_client.transport import Transport, Unreachable, UntrustedResponse
from kiosk.contract.api import ENROLMENT_KEY_ID, EnrolmentRequest, EnrolmentResponse
from kiosk.contract.http_signature import HttpMessage
from kiosk.contract.problem import ProblemKind
from kiosk.contract.suite import CryptoSuite, can_be_sealed_to
from kiosk.terminal import durable_file
from kiosk.terminal import identity as identities
from kiosk.terminal.errors import EnrolmentFailed
from kiosk.terminal.identity import RECEIPT_KEY_BYTES, TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from kiosk.updates import pinning
from kiosk.updates.place import UpdatesPlace
from offline_cache.errors import DatabaseUnusable
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from offline_cache.set_aside import set_aside

Reason = Literal["new", "lost_database", "replaced"]

_PATH = "/v1/enrolment"
_CREATED = 201
_OK = 200
_REMEDIES = {
    ProblemKind.BAD_ENROLMENT_CODE: "the code is wrong, used or expired; ask the operator for a new one",
    ProblemKind.SITE_PENDING: (
        "what was filed at its present site is not all delivered; let the agent deliver it, then ask again"
    ),
    ProblemKind.CLOCK_SKEW: "this machine's clock is wrong; set it, then use the code again",
}

_REASONS = {
    ProblemKind.BAD_ENROLMENT_CODE: "bad_code",
    ProblemKind.SITE_PENDING: "site_pending",
    ProblemKind.CLOCK_SKEW: "clock",
}


@dataclass(frozen=True)
class Enrolment:
    """What a person brings to enrol a terminal."""

    code: str = field(repr=False)
    hardware_serial: str
    reason: Reason = "new"


@dataclass(frozen=True)
class Enrolled:
    """The new identity, and where an unusable outbox was put, if there was one."""

    identity: TerminalIdentity
    set_aside: Path | None
    root: str | None = None
    """The fingerprint of the root that pushes are trusted by."""


def enrol(
    request: Enrolment,
    *,
    place: TerminalPlace,
    central_url: str,
    transport: Transport,
    suite: CryptoSuite,
    now: Callable[[], datetime],
) -> Enrolled:
    """Ask for an identity, open its epoch in the outbox, and write it to disk in that order.

    The new key is kept before it is sent: when the answer is lost, or the power fails in between, the same
    code asked for again gives the same identity.

    Raises:
        EnrolmentFailed: the central service said no, or could not be understood.
        CacheError: the screen or the agent runs, or the outbox cannot be made; no identity was written.
    """
    _check(request)
    place.prepare()
    # Neither the screen nor the agent may run under the identity that is being replaced.
    with ExitStack() as roles:
        for role in Role:
            roles.callback(RoleLock.take(place.directory, role).release)
        key = _pending_key(place)
        given = _ask(request, key, transport, now)
        identity = _identity(given, key, central_url)
        if identity.suite != suite.name:
            raise EnrolmentFailed(f"the suite {identity.suite} is asked for; install a release that has it")
        aside = _open_epoch(identity, place, now)
        identities.save(identity, place)
        pinning.pin(UpdatesPlace(place.updates), given.update_root)
        place.enrolling_key.unlink()
    fingerprint = pinning.fingerprint(given.update_root) if given.update_root else None
    return Enrolled(identity, aside, fingerprint)


def _check(request: Enrolment) -> None:
    """Refuse what cannot be a code before anybody is asked; no code is repeated in the message."""
    try:
        _message_body(request, base64.b64encode(bytes(32)).decode("ascii"))
    except ValidationError as error:
        if any("hardware_serial" in finding["loc"] for finding in error.errors()):
            raise EnrolmentFailed("the serial number is empty or too long; give it with --serial") from None
        raise EnrolmentFailed(
            "that is no one-time code: too short or too long; type it as the operator gave it", "bad_code"
        ) from None


def _message_body(request: Enrolment, public_key: str) -> EnrolmentRequest:
    return EnrolmentRequest(
        code=request.code,
        public_key=public_key,
        hardware_serial=request.hardware_serial,
        reason=request.reason,
    )


def _identity(given: EnrolmentResponse, key: Ed25519PrivateKey, central_url: str) -> TerminalIdentity:
    return TerminalIdentity(
        terminal=given.terminal,
        epoch=given.epoch,
        central_url=central_url,
        signing_key=Ed25519PublicKey.from_public_bytes(base64.b64decode(given.signing_key)),
        signing_key_id=given.signing_key_id,
        sealing_key=base64.b64decode(given.sealing_key),
        sealing_key_id=given.sealing_key_id,
        suite=given.suite,
        terminal_key=key,
        receipt_key=base64.b64decode(given.receipt_key),
        spare={each.epoch: base64.b64decode(each.receipt_key) for each in given.spare},
        approved=given.approved,
    )


def _pending_key(place: TerminalPlace) -> Ed25519PrivateKey:
    if place.enrolling_key.exists():
        return Ed25519PrivateKey.from_private_bytes(place.enrolling_key.read_bytes())
    key = Ed25519PrivateKey.generate()
    durable_file.write(place.enrolling_key, key.private_bytes_raw())
    return key


def _ask(
    request: Enrolment, key: Ed25519PrivateKey, transport: Transport, now: Callable[[], datetime]
) -> EnrolmentResponse:
    body = _message_body(request, base64.b64encode(key.public_key().public_bytes_raw()).decode("ascii"))
    clock = CorrectedClock(now)
    # Nobody's key is known yet: the request is signed with the key that it brings.
    own = Credentials(ENROLMENT_KEY_ID, key, "", key.public_key())
    message = HttpMessage(
        "POST", transport.url(_PATH), {"Content-Type": JSON}, body.model_dump_json().encode()
    )
    signed_request(message, own, clock)
    try:
        received = transport.send("POST", _PATH, message.headers, message.body)
    except Unreachable as error:
        raise EnrolmentFailed(
            f"{transport.url('')}: no answer ({error.reason}); check the network and central.url",
            "unreachable",
        ) from error
    return _understood(received, message, clock)


def _understood(
    received: UntrustedResponse, message: HttpMessage, clock: CorrectedClock
) -> EnrolmentResponse:
    if received.status not in (_OK, _CREATED):
        raise _refusal(received)
    try:
        given = EnrolmentResponse.model_validate_json(received.untrusted_body)
        central_key = Ed25519PublicKey.from_public_bytes(base64.b64decode(given.signing_key))
        receipt_key = base64.b64decode(given.receipt_key)
        sealing_key = base64.b64decode(given.sealing_key)
        spare_keys = [base64.b64decode(each.receipt_key) for each in given.spare]
    except (ValidationError, ValueError) as error:
        raise EnrolmentFailed("what answered is no central service; check central.url") from error
    # TLS vouches for the key on this one occasion; that the answer is signed with it shows that it arrived
    # whole and that the other side holds the private half.
    central = Credentials("", Ed25519PrivateKey.generate(), given.signing_key_id, central_key)
    if isinstance(verified(received, message, central, clock), Untrusted):
        raise EnrolmentFailed("the answer is not signed with the key it brings; find what alters it")
    receipt_lengths = {len(receipt_key), *map(len, spare_keys)}
    if receipt_lengths != {RECEIPT_KEY_BYTES} or not can_be_sealed_to(sealing_key, given.sealing_key_id):
        raise EnrolmentFailed("the central service sent keys that do not fit together; tell its operator")
    return given


def _refusal(received: UntrustedResponse) -> EnrolmentFailed:
    for kind, remedy in _REMEDIES.items():
        if kind.encode() in received.untrusted_body:
            return EnrolmentFailed(remedy, _REASONS[kind])
    why = reason_of(received.status, None)
    return EnrolmentFailed(f"the central service refused ({why}); ask its operator")


def _open_epoch(identity: TerminalIdentity, place: TerminalPlace, now: Callable[[], datetime]) -> Path | None:
    try:
        _begin(identity, place)
    except DatabaseUnusable:
        aside = set_aside(place.outbox, now())
        _begin(identity, place)
        return aside
    return None


def _begin(identity: TerminalIdentity, place: TerminalPlace) -> None:
    outbox = Outbox.create(place.outbox)
    try:
        outbox.begin_epoch(identity.epoch, identity.terminal, identity.public_key)
    finally:
        outbox.close()
