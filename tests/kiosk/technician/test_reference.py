"""What the doctor says of reference data."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.contract.reference import Holidays, Reference, ReferenceName, sign
from kiosk.contract.suite import HpkeX25519
from kiosk.technician.reference import judge
from kiosk.technician.task import Level
from kiosk.terminal.place import TerminalPlace
from kiosk.terminal.references import References
from offline_cache.reference import ReferenceCache
from tests.fixtures.filings import enrolled

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)


@pytest.fixture
def known(tmp_path: Path) -> References:
    place, signing = TerminalPlace(tmp_path), Ed25519PrivateKey.generate()
    identity = enrolled(place, "http://127.0.0.1:1", signing, HpkeX25519().generate()[1])
    cache = ReferenceCache(place.references)
    content = Holidays(first=date(2026, 1, 1), last=date(2026, 12, 31), off=(), working=())
    document = Reference(
        name=ReferenceName.HOLIDAYS, version="0" * 16, issued=AT, terminal=None, content=content
    )
    cache.put("holidays", document.version, AT, AT, sign(document, signing))
    return References(cache, identity)


@pytest.mark.parametrize(
    ("age", "level", "words"),
    [
        (timedelta(minutes=4), Level.OK, "holidays 4 min old"),
        (timedelta(hours=30), Level.OK, "holidays 30 h old"),
        (timedelta(days=8), Level.WARNING, "holidays 8 days old"),
        (timedelta(minutes=-4), Level.OK, "holidays 0 min old"),
    ],
)
def test_it_says_how_old_each_is(known: References, age: timedelta, level: Level, words: str) -> None:
    found = judge(known, AT + age)
    assert (found.level, found.text) == (level, words)


def test_a_calendar_that_ends_soon_is_told(known: References) -> None:
    cached = judge(known, AT + timedelta(days=6))
    assert cached.level is Level.OK
    ends = judge(_confirmed_later(known), AT + timedelta(days=25))
    assert ends.level is Level.WARNING
    assert "2026-12-31" in ends.text


def _confirmed_later(known: References) -> References:
    known._cache.confirm("holidays", AT + timedelta(days=25))
    return known
