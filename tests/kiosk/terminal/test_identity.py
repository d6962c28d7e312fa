"""The identity on disk: whole, private, and of one enrolment."""

import base64
import json
from pathlib import Path

import pytest

from kiosk.config import load as load_config
from kiosk.terminal import identity as identities
from kiosk.terminal.errors import IdentityUnusable, NoSpareEpoch, NotEnrolled
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    return TerminalPlace(tmp_path)


@pytest.fixture
def identity(place: TerminalPlace) -> TerminalIdentity:
    central = CentralStub()
    return enrolled(place, "http://127.0.0.1:8400", central.signing, central.sealing_public)


def test_what_was_written_is_what_is_read(place: TerminalPlace, identity: TerminalIdentity) -> None:
    read = identities.load(place)
    assert read.public_key == identity.public_key
    assert read.receipt_key == identity.receipt_key
    assert (read.code, read.epoch, read.central_url) == ("0007", 1, "http://127.0.0.1:8400")
    assert read.credentials.key_id == "0007"


def test_keys_are_readable_by_their_owner_only(place: TerminalPlace, identity: TerminalIdentity) -> None:
    for path in (place.terminal_key, place.receipt_key, place.spare_keys, place.identity):
        assert path.stat().st_mode & 0o777 == 0o600
    assert place.directory.stat().st_mode & 0o777 == 0o700
    assert list(place.directory.glob(".*")) == []


def test_no_secret_shows_in_a_repr_or_in_the_identity_file(
    place: TerminalPlace, identity: TerminalIdentity
) -> None:
    for text in (repr(identity), place.identity.read_text()):
        assert identity.receipt_key.hex() not in text
        assert "PRIVATE" not in text


def test_the_next_epoch_has_its_own_key_and_is_kept(place: TerminalPlace, identity: TerminalIdentity) -> None:
    later = identities.load(place).next_epoch()
    identities.save_epoch(later, place)
    read = identities.load(place)
    assert (read.epoch, read.receipt_key) == (2, identity.spare[2])
    assert read.next_epoch().next_epoch().epoch == 4
    with pytest.raises(NoSpareEpoch, match="enrol"):
        read.next_epoch().next_epoch().next_epoch()


def test_a_terminal_enrolled_before_there_were_spare_epochs_still_loads(
    place: TerminalPlace, identity: TerminalIdentity
) -> None:
    place.spare_keys.unlink()
    read = identities.load(place)
    assert read.receipt_key == identity.receipt_key
    with pytest.raises(NoSpareEpoch):
        read.next_epoch()


def test_the_configuration_takes_terminal_and_central_from_it(
    place: TerminalPlace, identity: TerminalIdentity
) -> None:
    effective = load_config(None, place.data_dir)
    assert effective.enrolled
    assert effective.config.terminal.id == "0007"
    assert effective.config.central.url == identity.central_url


def test_a_terminal_without_one_says_how_to_get_one(place: TerminalPlace) -> None:
    with pytest.raises(NotEnrolled, match="kiosk enrol"):
        identities.load(place)


@pytest.mark.parametrize("name", ["identity.json", "terminal.key", "receipt.key"])
@pytest.mark.parametrize("content", [b"", b"{}", b"\xff\xfe", b"null", b'{"terminal": "x"}'])
def test_a_damaged_file_is_named_and_never_a_traceback(
    place: TerminalPlace, identity: TerminalIdentity, name: str, content: bytes
) -> None:
    (place.directory / name).write_bytes(content)
    with pytest.raises(IdentityUnusable, match="enrol"):
        identities.load(place)


@pytest.mark.parametrize("name", ["terminal.key", "receipt.key"])
def test_a_missing_key_is_named(place: TerminalPlace, identity: TerminalIdentity, name: str) -> None:
    (place.directory / name).unlink()
    with pytest.raises(IdentityUnusable, match=name):
        identities.load(place)


def test_a_key_that_others_could_read_is_refused(place: TerminalPlace, identity: TerminalIdentity) -> None:
    place.terminal_key.chmod(0o640)
    with pytest.raises(IdentityUnusable, match="others"):
        identities.load(place)


def test_a_key_of_another_enrolment_is_refused(place: TerminalPlace, identity: TerminalIdentity) -> None:
    other = TerminalPlace(place.data_dir / "other")
    central = CentralStub()
    enrolled(other, "http://127.0.0.1:8400", central.signing, central.sealing_public)
    place.terminal_key.write_bytes(other.terminal_key.read_bytes())
    with pytest.raises(IdentityUnusable, match="another enrolment"):
        identities.load(place)


def test_a_bit_changed_in_the_key_that_is_sealed_to_is_seen(
    place: TerminalPlace, identity: TerminalIdentity
) -> None:
    """Nobody could open what is filed with it."""
    stored = json.loads(place.identity.read_text())
    damaged = bytes([identity.sealing_key[0] ^ 1, *identity.sealing_key[1:]])
    place.identity.write_text(json.dumps(stored | {"sealing_key": base64.b64encode(damaged).decode("ascii")}))
    with pytest.raises(IdentityUnusable, match="enrol"):
        identities.load(place)


def test_the_identity_file_is_plain_json_for_a_technician(
    place: TerminalPlace, identity: TerminalIdentity
) -> None:
    stored = json.loads(place.identity.read_text())
    assert (stored["terminal_id"], stored["epoch"]) == ("0007", 1)
