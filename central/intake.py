"""Takes submissions in: exactly once in effect, whatever is repeated, raced or broken off.

A submission, its case and its acknowledgement become durable in one transaction or not at all, and the
acknowledgement that was given first is given for ever.
"""

from dataclasses import dataclass
from uuid import UUID

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from central import refusal_of_envelopes as refusals
from central.authentication import Caller
from central.cases import CaseDesk
from central.keys import Keys
from central.opening import Signed, examine, open_sealed
from central.settings import Clock
from central.storage.database import Storage
from central.storage.models import Enrolment, HeldSubmission
from kiosk.contract import acknowledgement
from kiosk.contract.acknowledgement import Acknowledgement
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.submission import Submission


@dataclass(frozen=True)
class Taken:
    """A submission is held. `new` is false when it was held before."""

    submission: UUID
    acknowledgement: str
    new: bool


class Intake:
    """Where envelopes arrive."""

    def __init__(self, storage: Storage, keys: Keys, clock: Clock, desk: CaseDesk) -> None:
        self._storage = storage
        self._keys = keys
        self._clock = clock
        self._desk = desk
        self._log = structlog.get_logger("central.intake")

    def take(self, caller: Caller, submission: UUID | None, untrusted_envelope: bytes) -> Taken:
        """Hold one envelope; `submission` is the id it was sent under, None in a batch.

        Raises:
            Refusal: 400, 409, 413 or 422; nothing was stored then.

        """
        with self._storage.read() as session:
            terminal_keys = _keys_by_epoch(session, caller.terminal)
        signed = examine(
            untrusted_envelope,
            terminal=caller.terminal,
            submission=submission,
            terminal_keys=terminal_keys,
            keys=self._keys,
        )
        with self._storage.read() as session:
            held = _held(session, signed)
        if held is not None:
            return held
        opened = open_sealed(signed, self._keys)
        try:
            taken = self._store(signed, opened, untrusted_envelope)
        except IntegrityError:
            # Another process of this service was quicker; what it stored decides.
            with self._storage.read() as session:
                held = _held(session, signed)
            if held is None:
                raise
            return held
        header = signed.header
        self._log.info("held", terminal=header.terminal, epoch=header.epoch, sequence=header.sequence)
        return taken

    def _store(self, signed: Signed, opened: Submission, envelope: bytes) -> Taken:
        header = signed.header
        received = self._clock()
        token = acknowledgement.sign(
            Acknowledgement(
                id=header.id,
                digest=signed.digest,
                terminal=header.terminal,
                sequence=header.sequence,
                received=received,
            ),
            self._keys.signing,
        )
        with self._storage.write() as session:
            held = _held(session, signed)
            if held is not None:
                return held
            row = HeldSubmission(
                id=header.id,
                terminal=header.terminal,
                epoch=header.epoch,
                sequence=header.sequence,
                receipt_number=header.receipt_number,
                kind=header.kind.value,
                service=header.service,
                created=header.created,
                received=received,
                digest=signed.digest,
                envelope=envelope,
                acknowledgement=token,
            )
            session.add(row)
            if header.kind is SubmissionKind.FILING:
                session.add(self._desk.open_case(row, opened))
            return Taken(header.id, token, new=True)


def _keys_by_epoch(session: Session, terminal: int) -> dict[int, Ed25519PublicKey]:
    enrolments = session.scalars(select(Enrolment).where(Enrolment.terminal == terminal))
    return {each.epoch: Ed25519PublicKey.from_public_bytes(each.public_key) for each in enrolments}


def _held(session: Session, signed: Signed) -> Taken | None:
    """What is held of it already.

    Raises:
        Refusal: 409 when the id or the sequence number is held with something else.

    """
    header = signed.header
    row = session.get(HeldSubmission, header.id)
    if row is not None:
        if row.digest != signed.digest:
            raise refusals.other_digest()
        return Taken(row.id, row.acknowledgement, new=False)
    taken = session.scalar(
        select(HeldSubmission.id).where(
            HeldSubmission.terminal == header.terminal,
            HeldSubmission.epoch == header.epoch,
            HeldSubmission.sequence == header.sequence,
        )
    )
    if taken is not None:
        raise refusals.sequence_taken()
    return None
