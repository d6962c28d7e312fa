"""A sender killed inside SQLite's own writes while it takes up, settles and purges: what was said to be
delivered is, the rest is sent again, and nothing is half there.
"""

from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest

from kiosk.submission.desk import open_desk
from kiosk.submission.outbox_check import findings
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace
from offline_cache.outbox import Outbox
from offline_cache.states import State
from offline_cache.storage import Limits
from tests.faults.forked import Forked, Step, forked
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled, new_submission

FILED = 150
"""More than can be delivered before every step of a delivery has been killed."""

DELIVERY = Step(
    imports="""
from datetime import UTC, datetime
from pathlib import Path
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from kiosk.contract import acknowledgement
from kiosk.terminal.place import TerminalPlace
from offline_cache.outbox import Outbox
from offline_cache.outcomes import Delivered
from offline_cache.roles import Role, RoleLock
from offline_cache.sending_end import SendingEnd
key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(sys.argv[2]))
""",
    prepare="""
place = TerminalPlace(Path(sys.argv[1]))
outbox = Outbox.open(place.outbox)
end = SendingEnd(outbox, RoleLock.take(place.directory, Role.SENDER))
end.own_what_was_in_flight()
rows = end.next_due(0.0, 2)
now = datetime.now(UTC)
said = [acknowledgement.Acknowledgement(id=row.id, digest=row.digest, terminal=7, sequence=row.sequence,
        received=now) for row in rows]
""",
    step="""
end.mark_sending(row.id for row in rows)
end.settle(Delivered(each.id, acknowledgement.sign(each, key), now) for each in said)
for row in rows:
    print(row.receipt_number, flush=True)
end.purge(1, 2**30 - 1, datetime(2100, 1, 1, tzinfo=UTC), limit=1)
""",
)
"""Two rows taken up, acknowledged, said to be delivered; and one that is over purged."""


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    return TerminalPlace(tmp_path)


@pytest.fixture
def senders(place: TerminalPlace) -> Iterator[Forked]:
    central = CentralStub()
    enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
    desk = open_desk(place.data_dir, Limits(1))
    for _ in range(FILED):
        desk.filer.file(new_submission(strokes=1, points=5))
    desk.close()
    with forked(DELIVERY, str(place.data_dir), central.signing.private_bytes_raw().hex()) as process:
        yield process


@pytest.mark.parametrize(("call", "least"), [("pwrite64", 15), ("fdatasync", 9), ("unlink", 2)])
def test_killed_at_every_write_of_a_delivery(
    place: TerminalPlace, senders: Forked, call: str, least: int
) -> None:
    over: set[str] = set()
    for step in count(1):
        said, code = senders.run(f"{call}:signal=KILL:when={step}")
        after = _over(place)
        assert over | set(said) <= after, f"killed at {call} {step}: a delivery was said that is not there"
        over = after
        if code == 0:
            assert step > least
            assert len(said) == 2
            break


def _over(place: TerminalPlace) -> set[str]:
    """The numbers that count as delivered, once the outbox has been found whole."""
    outbox = Outbox.open(place.outbox, check=True)
    try:
        assert list(findings(outbox, identities.load(place))) == []
        rows = outbox.rows()
    finally:
        outbox.close()
    assert len(rows) == FILED
    return {row.receipt_number for row in rows if row.state in (State.DELIVERED, State.PURGED)}
