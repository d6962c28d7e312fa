"""How the rows of an epoch hang together: each carries a hash over itself and the one before, so that none
can be taken out, put in or exchanged without a trace. Pure.
"""

import hashlib
from uuid import UUID


def seed(epoch: int, terminal: int, public_key: bytes) -> str:
    """What the first row of an epoch hangs on, 64 hex digits."""
    return _hash("kiosk-outbox/1", str(epoch), str(terminal), public_key.hex())


def link(previous: str, epoch: int, sequence: int, submission: UUID | str, number: str, digest: str) -> str:
    """The `chain` of a row: SHA-256 over the previous one's and what identifies this row, 64 hex digits."""
    return _hash(previous, str(epoch), str(sequence), str(submission), number, digest)


def _hash(*lines: str) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
