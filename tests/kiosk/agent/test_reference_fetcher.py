"""Reference data follows the versions that heartbeats name; what cannot be believed is not taken."""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import pytest

from kiosk.agent.reference_fetcher import ReferenceFetcher
from kiosk.contract.reference import (
    CentralKeys,
    Nearby,
    Reference,
    ReferenceAnswer,
    ReferenceName,
    sign,
)
from kiosk.contract.suite import key_id
from kiosk.terminal import identity as identities
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.references import References, current_sealing_key, with_current_keys
from offline_cache.reference import ReferenceCache
from tests.contract.test_reference import PLACE
from tests.fixtures.central_stub import Reply
from tests.kiosk.agent.conftest import Terminal

AT = datetime(2026, 11, 25, 12, tzinfo=UTC)
FIRST, SECOND = "a" * 16, "b" * 16


@dataclass
class Shelf:
    """A cache, its fetcher, and what the terminal believes of it."""

    terminal: Terminal
    identity: TerminalIdentity
    cache: ReferenceCache
    fetcher: ReferenceFetcher
    known: References

    def offers(self, document: Reference) -> None:
        """The central service will answer the next request with it, signed."""
        token = sign(document, self.terminal.central.signing)
        body = ReferenceAnswer(reference=token).model_dump_json().encode()
        self.terminal.central.script.append(lambda _: Reply(200, body))

    def names(self, version: str, at: datetime = AT) -> int:
        """A heartbeat names that version. Gives how many requests followed."""
        before = len(self.terminal.central.requests)
        self.fetcher.named({"nearby": version}, at)
        return len(self.terminal.central.requests) - before

    def document(self, version: str = FIRST, issued: datetime = AT, metres: int = 400) -> Reference:
        place = PLACE.model_copy(update={"metres": metres})
        return Reference(
            name=ReferenceName.NEARBY,
            version=version,
            issued=issued,
            terminal=self.identity.terminal,
            content=Nearby(places=(place,)),
        )

    def metres(self) -> int | None:
        known = self.known.nearby()
        return None if known is None else known.content.places[0].metres


@pytest.fixture
def shelf(terminal: Terminal) -> Iterator[Shelf]:
    identity = identities.load(terminal.place)
    cache = ReferenceCache(terminal.place.references)
    fetcher = ReferenceFetcher(cache, terminal.client, identity, terminal.log)
    yield Shelf(terminal, identity, cache, fetcher, References(cache, identity))
    cache.close()


def test_a_version_that_is_named_is_fetched_once(shelf: Shelf) -> None:
    assert shelf.metres() is None
    shelf.offers(shelf.document())
    assert shelf.names(FIRST) == 1
    assert shelf.metres() == 400
    assert shelf.names(FIRST) == 0
    shelf.offers(shelf.document(SECOND, metres=70))
    assert shelf.names(SECOND) == 1
    assert shelf.metres() == 70


def test_what_cannot_be_had_is_served_stale_with_its_age_and_asked_for_again(shelf: Shelf) -> None:
    shelf.offers(shelf.document())
    shelf.names(FIRST)
    shelf.terminal.central.script.append(lambda _: Reply(502, signed=False))
    later = AT + timedelta(days=3)
    assert shelf.names(SECOND, later) == 1
    known = shelf.known.nearby()
    assert known is not None
    assert known.age(later) == timedelta(days=3)
    shelf.offers(shelf.document(SECOND))
    assert shelf.names(SECOND, later) == 1


def test_that_it_is_still_the_newest_is_written_down_now_and_then(shelf: Shelf) -> None:
    shelf.offers(shelf.document())
    shelf.names(FIRST)
    for minutes, confirmed in ((1, 0), (6, 6), (7, 6)):
        shelf.names(FIRST, AT + timedelta(minutes=minutes))
        known = shelf.known.nearby()
        assert known is not None
        assert known.confirmed == AT + timedelta(minutes=confirmed)


def test_a_forged_a_foreign_and_an_older_one_are_not_taken(shelf: Shelf) -> None:
    shelf.offers(shelf.document())
    shelf.names(FIRST)
    whole = shelf.document(SECOND, metres=1)
    shelf.offers(whole.model_copy(update={"terminal": shelf.identity.terminal + 1}))
    shelf.names(SECOND)
    shelf.terminal.central.script.append(lambda _: Reply(200, b'{"reference": "a.b.c"}'))
    shelf.names(SECOND)
    shelf.offers(shelf.document(SECOND, issued=AT - timedelta(days=1), metres=1))
    shelf.names(SECOND)
    assert shelf.metres() == 400
    assert shelf.terminal.log.events().count("reference.refused") == 3


def test_what_the_disk_has_altered_is_not_believed_and_is_fetched_again(shelf: Shelf) -> None:
    shelf.offers(shelf.document())
    shelf.names(FIRST)
    with sqlite3.connect(shelf.terminal.place.references) as raw:
        raw.execute("UPDATE documents SET token = replace(token, 'a', 'b')")
    raw.close()
    assert shelf.metres() is None
    shelf.offers(shelf.document(metres=90))
    assert shelf.names(FIRST) == 1
    assert shelf.metres() == 90


def test_submissions_are_sealed_to_the_key_that_was_named_last(shelf: Shelf) -> None:
    _, public = shelf.terminal.central.suite.generate()
    keys = CentralKeys(sealing_key=public.hex(), sealing_key_id=key_id(public), suite=shelf.identity.suite)
    shelf.offers(Reference(name=ReferenceName.KEYS, version=FIRST, issued=AT, terminal=None, content=keys))
    shelf.fetcher.named({"keys": FIRST}, AT)
    now = with_current_keys(shelf.identity, shelf.known.keys())
    assert (now.sealing_key, now.sealing_key_id) == (public, key_id(public))
    other = replace(shelf.identity, suite="another")
    assert with_current_keys(other, shelf.known.keys()) is other


@pytest.mark.parametrize(
    ("key", "named"),
    [
        (bytes(32), key_id(bytes(32))),  # of small order: no secret comes of it (RFC 7748 section 6.1)
        (b"\x09" * 31, key_id(b"\x09" * 31)),
        (b"\x09" * 32, key_id(b"\x08" * 32)),
    ],
)
def test_a_key_that_nobody_could_open_with_is_not_sealed_to(shelf: Shelf, key: bytes, named: str) -> None:
    keys = CentralKeys(sealing_key=key.hex(), sealing_key_id=named, suite=shelf.identity.suite)
    shelf.offers(Reference(name=ReferenceName.KEYS, version=FIRST, issued=AT, terminal=None, content=keys))
    shelf.fetcher.named({"keys": FIRST}, AT)
    assert with_current_keys(shelf.identity, shelf.known.keys()) is shelf.identity


def test_what_is_sealed_beside_a_submission_goes_to_that_key_too(shelf: Shelf) -> None:
    place, enrolled = shelf.terminal.place, shelf.identity.sealing_key
    assert current_sealing_key(place, shelf.identity) == enrolled
    _, public = shelf.terminal.central.suite.generate()
    keys = CentralKeys(sealing_key=public.hex(), sealing_key_id=key_id(public), suite=shelf.identity.suite)
    shelf.offers(Reference(name=ReferenceName.KEYS, version=FIRST, issued=AT, terminal=None, content=keys))
    shelf.fetcher.named({"keys": FIRST}, AT)
    assert current_sealing_key(place, shelf.identity) == public
