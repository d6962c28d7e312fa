"""What is held already, and how more is written down: many rows with few statements."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast
from uuid import UUID

from sqlalchemy import Table, bindparam, insert, select
from sqlalchemy.orm import Session

from central import refusal_of_envelopes as refusals
from central.signed import Signed
from central.storage.models import HeldSubmission, Part, Review
from central.unopened import to_open

# Made once: putting a statement together costs more than running it, and every batch runs the same ones,
# straight on the tables, because the unit of work has nothing to add to rows that nobody changes here.
_SUBMISSIONS = cast("Table", HeldSubmission.__table__)
_BY_ID = select(_SUBMISSIONS.c.id, _SUBMISSIONS.c.digest, _SUBMISSIONS.c.acknowledgement).where(
    _SUBMISSIONS.c.id.in_(bindparam("ids", expanding=True))
)
_SEQUENCES = select(_SUBMISSIONS.c.epoch, _SUBMISSIONS.c.sequence).where(
    _SUBMISSIONS.c.terminal == bindparam("terminal"),
    _SUBMISSIONS.c.epoch.in_(bindparam("epochs", expanding=True)),
    _SUBMISSIONS.c.sequence.in_(bindparam("sequences", expanding=True)),
)
_HOLD = insert(_SUBMISSIONS)


@dataclass(frozen=True)
class Candidate:
    """An envelope that was found good and may be held now."""

    signed: Signed
    envelope: bytes
    received: datetime
    acknowledgement: str
    review: Review | None = None
    """Where a person must look at it first, it is not opened yet."""


class Known:
    """What is held of some submissions of one terminal: by id, by sequence, and their parts."""

    def __init__(
        self,
        held: dict[UUID, tuple[str, str]],
        sequences: set[tuple[int, int]],
        parts: set[tuple[UUID, str, str]],
    ) -> None:
        self._held = held
        self._sequences = sequences
        self._parts = parts

    def acknowledgement(self, signed: Signed) -> str | None:
        """The first acknowledgement, None when it is not held.

        Raises:
            Refusal: 409, the id is held with something else.

        """
        digest, token = self._held.get(signed.header.id, (signed.digest, None))
        if digest != signed.digest:
            raise refusals.other_digest()
        return token

    def take(self, signed: Signed, acknowledgement: str) -> None:
        """Count one more as held.

        Raises:
            Refusal: 409, its sequence is taken; 422, a part of its manifest is missing.

        """
        header = signed.header
        if (header.epoch, header.sequence) in self._sequences:
            raise refusals.sequence_taken()
        missing = [p.slot for p in header.parts if (header.id, p.slot, p.digest) not in self._parts]
        if missing:
            raise refusals.parts_missing(missing)
        self._held[header.id] = (signed.digest, acknowledgement)
        self._sequences.add((header.epoch, header.sequence))


def known(session: Session, signed: Sequence[Signed]) -> Known:
    """All that decides whether these, which are of one terminal, may be held."""
    if not signed:
        return Known({}, set(), set())
    headers = [each.header for each in signed]
    sequences = session.connection().execute(
        _SEQUENCES,
        {
            "terminal": headers[0].terminal,
            "epochs": list({each.epoch for each in headers}),
            "sequences": [each.sequence for each in headers],
        },
    )
    with_parts = {each.id for each in headers if each.parts}
    parts: Iterable[Any] = (
        session.execute(
            select(Part.submission, Part.slot, Part.digest).where(Part.submission.in_(with_parts))
        )
        if with_parts
        else ()
    )
    return Known(
        _by_id(session, signed),
        {(epoch, sequence) for epoch, sequence in sequences},
        {(id_, slot, digest) for id_, slot, digest in parts},
    )


def _by_id(session: Session, signed: Sequence[Signed]) -> dict[UUID, tuple[str, str]]:
    rows = session.connection().execute(_BY_ID, {"ids": [each.header.id for each in signed]})
    return {id_: (digest, token) for id_, digest, token in rows}


def store(session: Session, candidates: Sequence[Candidate]) -> None:
    """Write them down, within the caller's transaction; they wait for the opening."""
    if not candidates:
        return
    session.connection().execute(_HOLD, [_row(each) for each in candidates])
    to_open(session, [each.signed.header.id for each in candidates if each.review is None])


def _row(candidate: Candidate) -> dict[str, Any]:
    header = candidate.signed.header
    return {
        "id": header.id,
        "terminal": header.terminal,
        "epoch": header.epoch,
        "sequence": header.sequence,
        "receipt_number": header.receipt_number,
        "kind": header.kind.value,
        "service": header.service,
        "created": header.created,
        "received": candidate.received,
        "digest": candidate.signed.digest,
        "envelope": candidate.envelope,
        "acknowledgement": candidate.acknowledgement,
        "after": header.after,
        "review": candidate.review,
    }
