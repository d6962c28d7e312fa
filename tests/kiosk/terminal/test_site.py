"""What waits at a site is counted from the outbox itself."""

from datetime import UTC, datetime
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.contract.submission import ClockQuality
from kiosk.contract.suite import HpkeX25519
from kiosk.submission.filing import Filer
from kiosk.terminal.place import TerminalPlace
from kiosk.terminal.site import undelivered
from offline_cache.filing_end import FilingEnd
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from tests.fixtures.filings import enrolled, new_submission


def test_what_was_filed_and_not_delivered_waits(tmp_path: Path) -> None:
    place = TerminalPlace(tmp_path)
    assert undelivered(place) == 0
    suite = HpkeX25519()
    identity = enrolled(place, "http://127.0.0.1:9", Ed25519PrivateKey.generate(), suite.generate()[1])
    assert undelivered(place) == 0
    outbox, role = Outbox.open(place.outbox), RoleLock.take(place.directory, Role.FILER)
    Filer(
        identity,
        FilingEnd(outbox, role),
        suite,
        lambda: (datetime.now(UTC).astimezone(), ClockQuality(synchronised=True)),
    ).file(new_submission())
    outbox.close()
    role.release()
    assert undelivered(place) == 1
    place.outbox.write_bytes(b"rubbish" * 1000)
    assert undelivered(place) == 1, "what cannot be read may hold something"
