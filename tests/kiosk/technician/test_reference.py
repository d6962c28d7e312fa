"""What the doctor says of reference data."""

import hashlib
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from kiosk.contract.reference import Holidays, Reference, ReferenceName, sign
from kiosk.contract.suite import HpkeX25519
from kiosk.technician.reference import judge, reference_facts
from kiosk.technician.task import Level
from kiosk.technician.terminal_facts import ReferenceFact
from kiosk.terminal.place import TerminalPlace
from kiosk.terminal.references import References
from kiosk.updates import state as states
from kiosk.updates.place import UpdatesPlace
from kiosk.updates.state import State
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


def test_the_technicians_page_is_told_the_age_of_each(known: References, tmp_path: Path) -> None:
    place = TerminalPlace(tmp_path)
    assert reference_facts(place, AT) == (ReferenceFact("holidays", AT),)
    pushed = UpdatesPlace(place.updates)
    pushed.root.parent.mkdir(parents=True, exist_ok=True)
    pushed.root.write_bytes(b"root")
    remembered = State(pinned=hashlib.sha256(b"root").hexdigest(), confirmed=AT - timedelta(days=1))
    states.save(remembered, pushed)
    assert reference_facts(place, AT)[1:] == (ReferenceFact("updates", AT - timedelta(days=1)),)
    assert [each.stale for each in reference_facts(place, AT + timedelta(days=6))] == [False, True]
    assert [each.stale for each in reference_facts(place, AT + timedelta(days=8))] == [True, True]


def test_where_nothing_was_fetched_nothing_is_made(tmp_path: Path) -> None:
    place = TerminalPlace(tmp_path)
    assert reference_facts(place, AT) == ()
    assert not place.references.exists()
