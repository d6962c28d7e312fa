"""What a terminal makes before anybody files: used for the one filing it was made for, and for no other."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.receipt_number import ReceiptNumber
from kiosk.contract.submission import ClockQuality, Submission
from kiosk.contract.suite import HpkeX25519, SealingContext, key_id
from kiosk.submission.desk import FilingDesk, open_desk
from kiosk.submission.filing import Filed, Filer, FilingFailed
from kiosk.submission.prepared import Prepared
from kiosk.submission.seal import seal
from kiosk.terminal.place import TerminalPlace
from offline_cache.storage import Limits
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import a_stamp, enrolled, new_submission


@pytest.fixture
def central() -> CentralStub:
    return CentralStub()


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """The info of every context that was made."""
    infos: list[bytes] = []
    context = HpkeX25519.context

    def noted(suite: HpkeX25519, public_key: bytes, info: bytes) -> SealingContext:
        infos.append(info)
        return context(suite, public_key, info)

    monkeypatch.setattr(HpkeX25519, "context", noted)
    return infos


@pytest.fixture
def desk(tmp_path: Path, central: CentralStub, made: list[bytes]) -> Iterator[FilingDesk]:
    place = TerminalPlace(tmp_path)
    identity = enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
    central.terminal_key = identity.terminal_key.public_key()
    desk = open_desk(place.data_dir, Limits(1))
    yield desk
    desk.close()


def opened(desk: FilingDesk, central: CentralStub, filed: Filed) -> UUID:
    """As the central service reads it; its number is genuine."""
    number = ReceiptNumber.parse(filed.receipt_number)
    assert number.is_genuine(desk.identity.receipt_key)
    assert number.sequence == filed.sequence
    return Submission.model_validate_json(central.open(desk.outbox.envelope(filed.id))).id


def test_a_form_is_filed_with_what_was_made_before(
    desk: FilingDesk, central: CentralStub, made: list[bytes]
) -> None:
    for count in range(1, 4):
        desk.make_ready()
        desk.make_ready()  # a desk looks every other second
        assert len(made) == count
        filed = desk.filer.file(new_submission())
        assert len(made) == count
        assert opened(desk, central, filed) == filed.id


def test_without_it_a_filing_makes_it_itself(
    desk: FilingDesk, central: CentralStub, made: list[bytes]
) -> None:
    for count in range(1, 4):
        filed = desk.filer.file(new_submission())
        assert len(made) == count
        assert opened(desk, central, filed) == filed.id


def test_another_kind_is_not_sealed_as_a_form(
    desk: FilingDesk, central: CentralStub, made: list[bytes]
) -> None:
    filed = desk.filer.file(new_submission(kind=SubmissionKind.RATING, form={"level": "5"}))
    assert [info.rpartition(b"|")[2] for info in made] == [b"filing", b"rating"]
    assert opened(desk, central, filed) == filed.id


def test_what_a_filing_failed_with_is_not_used_again(
    desk: FilingDesk, central: CentralStub, made: list[bytes]
) -> None:
    connection = desk.outbox.database._connection
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(FilingFailed):
        desk.filer.file(new_submission(strokes=12, points=130))
    connection.execute("PRAGMA max_page_count = 1000000")
    desk.make_ready()
    filed = desk.filer.file(new_submission())
    assert (filed.sequence, len(set(made))) == (1, 2)
    assert opened(desk, central, filed) == filed.id


def test_a_new_key_is_sealed_to_at_once(desk: FilingDesk, central: CentralStub) -> None:
    central.sealing_private, public = central.suite.generate()
    newer = replace(desk.identity, sealing_key=public, sealing_key_id=key_id(public))
    desk.filer.prepare(newer)
    filed = desk.filer.file(new_submission())
    assert opened(desk, central, filed) == filed.id


def test_its_place_may_be_taken_by_another(desk: FilingDesk, central: CentralStub) -> None:
    now = (datetime.now(UTC), ClockQuality(synchronised=True))
    other = Filer(desk.identity, desk.filer._outbox, central.suite, lambda: now)
    assert other.file(new_submission()).sequence == 1
    filed = desk.filer.file(new_submission())
    assert filed.sequence == 2
    assert opened(desk, central, filed) == filed.id


def test_an_epoch_that_is_not_open_is_the_filings_to_tell(desk: FilingDesk) -> None:
    desk.filer.prepare(replace(desk.identity, epoch=9))
    with pytest.raises(FilingFailed):
        desk.filer.file(new_submission())


def test_it_cannot_be_sealed_under_another_kind(desk: FilingDesk) -> None:
    prepared = Prepared.make(desk.identity, 1, SubmissionKind.RATING, HpkeX25519())
    stamp = a_stamp()
    with pytest.raises(ValueError, match="rating"):
        seal(new_submission(), prepared, stamp.created, stamp.clock)
