"""An outbox with one open epoch, and both of its ends."""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

import pytest

from offline_cache.filing_end import FilingEnd
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from offline_cache.rows import SealedRow
from offline_cache.sending_end import SendingEnd

EPOCH = 3
KEY = bytes(32)


def sealed(sequence: int) -> SealedRow:
    """A row that was sealed by somebody else."""
    envelope = b"sealed bytes %d" % sequence
    return SealedRow(
        id=uuid4(),
        receipt_number=f"0007-03-{sequence:06}-AAAA-0",
        kind="filing",
        service="S04",
        created=datetime(2026, 11, 23, 3, 0, tzinfo=UTC),
        envelope=envelope,
        digest=hashlib.sha256(envelope).hexdigest(),
    )


@dataclass
class Ends:
    """One process that is filer and sender, as a desk has it."""

    outbox: Outbox
    filing: FilingEnd
    sending: SendingEnd
    file: Callable[[], object]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "outbox.db"


@pytest.fixture
def ends(path: Path) -> Iterator[Ends]:
    outbox = Outbox.create(path)
    outbox.begin_epoch(EPOCH, 7, KEY)
    filer, sender = RoleLock.take(path.parent, Role.FILER), RoleLock.take(path.parent, Role.SENDER)
    filing = FilingEnd(outbox, filer)
    yield Ends(outbox, filing, SendingEnd(outbox, sender), lambda: filing.put(EPOCH, sealed))
    outbox.close()
    filer.release()
    sender.release()
