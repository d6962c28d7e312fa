"""What goes into the outbox, and what comes out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from offline_cache.states import State

COLUMNS = (
    "id, epoch, sequence, receipt_number, kind, service, state, created, digest, attempts, next_try, reason, "
    "acknowledgement, acknowledged_at, after, chain"
)

_NAMES = tuple(COLUMNS.split(", "))


@dataclass(frozen=True)
class SealedPart:
    """An attachment of a submission, sealed on its own."""

    slot: str
    sealed: bytes
    digest: str
    """SHA-256 of the sealed bytes, 64 hex digits."""


@dataclass(frozen=True)
class SealedRow:
    """A submission sealed and signed, ready to be committed."""

    id: UUID
    receipt_number: str
    kind: str
    service: str
    created: datetime
    envelope: bytes
    digest: str
    """SHA-256 of the envelope, 64 hex digits."""
    after: UUID | None = None
    """The submission it depends on: it is sent later than that one."""
    parts: tuple[SealedPart, ...] = ()
    """Sent before the envelope, which names them."""


@dataclass(frozen=True)
class OutboxRow:
    """One submission as the outbox holds it, without the envelope (`Outbox.envelope`)."""

    id: UUID
    epoch: int
    sequence: int
    receipt_number: str
    kind: str
    service: str
    state: State
    created: datetime
    digest: str
    attempts: int
    next_try: float | None
    """Not to be sent before this, seconds since 1970 (UTC); None = at once."""
    reason: str | None
    """Why it is where it is, for the technician; never personal data."""
    acknowledgement: str | None
    acknowledged_at: datetime | None
    after: UUID | None
    chain: str
    """Over this row and all before it in its epoch (`offline_cache.chain`)."""

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "OutboxRow":
        """From the columns of `COLUMNS`."""
        return cls.of_columns(tuple(row[name] for name in _NAMES))

    @classmethod
    def of_columns(cls, columns: tuple[Any, ...]) -> "OutboxRow":
        """The same, in the order of `COLUMNS`."""
        (
            id_,
            epoch,
            sequence,
            receipt_number,
            kind,
            service,
            state,
            created,
            digest,
            attempts,
            next_try,
            reason,
            acknowledgement,
            acknowledged,
            after,
            chain,
        ) = columns
        return cls(
            UUID(id_),
            epoch,
            sequence,
            receipt_number,
            kind,
            service,
            State(state),
            datetime.fromisoformat(created),
            digest,
            attempts,
            next_try,
            reason,
            acknowledgement,
            datetime.fromisoformat(acknowledged) if acknowledged else None,
            UUID(after) if after else None,
            chain,
        )


@dataclass(frozen=True)
class Epoch:
    """One run of sequence numbers of a terminal, opened by an enrolment."""

    epoch: int
    terminal: int
    public_key: bytes
    """The Ed25519 key its envelopes are signed with, 32 raw bytes."""
    last_sequence: int
    chain: str
    """Of its last row, or its seed."""
    closed: str | None
    """Why it issues no more numbers, in a stable word; None while it does."""


@dataclass(frozen=True)
class PartRow:
    """One part as the outbox holds it, without its content."""

    number: int
    slot: str
    digest: str
    size: int
    held: bool
    """Whether the central service has it."""


class ChannelState(StrEnum):
    """What the sender last found out about the way to the central service."""

    UNKNOWN = "unknown"
    OPEN = "open"
    DOWN = "down"
    PAUSED = "paused"
    """The central service does not accept this terminal: a person must look."""


@dataclass(frozen=True)
class Channel:
    """The way to the central service, as the sender saw it last."""

    state: ChannelState
    reason: str | None
    since: datetime | None
    clock_offset_seconds: float
    """What must be added to this machine's clock to have the central service's."""
