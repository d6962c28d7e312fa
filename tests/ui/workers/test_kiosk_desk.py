"""The real filing desk: a rating goes out with the number of what it rates; the screen has forgotten that."""

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID, uuid4

import pytest

from kiosk.contract.catalogue.schema import Text
from kiosk.contract.kinds import Callback, Rating, Withdrawal, read_form
from kiosk.contract.submission import Submission
from kiosk.terminal.place import TerminalPlace
from kiosk.visit.effects import File
from kiosk.visit.matter import Matter
from kiosk.visit.receipt import FiledReceipt
from offline_cache.errors import StorageFull, StorageIOError, StorageReadOnly, StorageUnwritable
from offline_cache.outbox import Outbox
from offline_cache.storage import Limits
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled
from tests.fixtures.unwritable_disk import Disk
from tests.kiosk.visit.residents import CHEN, catalogue
from ui.workers.desk import Audit, DeskClosed, NotFiled
from ui.workers.kiosk_desk import KioskDesk, open_kiosk_desk


@pytest.fixture
def central() -> CentralStub:
    return CentralStub()


@pytest.fixture
def warned() -> list[str]:
    return []


@pytest.fixture
def place(tmp_path: Path, central: CentralStub) -> TerminalPlace:
    place = TerminalPlace(tmp_path)
    identity = enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
    central.terminal_key = identity.terminal_key.public_key()
    return place


@pytest.fixture
def desk(place: TerminalPlace, warned: list[str]) -> Iterator[KioskDesk]:
    opened = open_kiosk_desk(place.data_dir, Limits(1), catalogue(), lambda event, _: warned.append(event))
    yield opened
    opened.close()


def filed(desk: KioskDesk, matter: Matter) -> FiledReceipt:
    return desk.file(File(1, matter, "zh"))


def rating(rates: UUID) -> Matter:
    return Matter(Rating(level="5"), Text(zh="评价"), rates=rates)


def test_a_rating_says_which_receipt_it_rates(
    desk: KioskDesk, place: TerminalPlace, central: CentralStub
) -> None:
    asked = filed(desk, Matter(Callback(phone="13800000301", stage="page"), Text(zh="请回电")))
    rated = filed(desk, rating(UUID(asked.submission_id)))
    outbox = Outbox.open(place.outbox)
    opened = Submission.model_validate_json(central.open(outbox.envelope(UUID(rated.submission_id))))
    outbox.close()
    form = read_form(opened.kind, opened.form)
    assert isinstance(form, Rating)
    assert (form.receipt_number, form.level) == (asked.number, "5")


def test_a_rating_of_what_is_not_there_is_not_filed_and_the_technician_hears_why(
    desk: KioskDesk, warned: list[str]
) -> None:
    with pytest.raises(NotFiled):
        filed(desk, rating(uuid4()))
    assert "rating.without_number" in warned


def test_what_is_incomplete_is_not_filed_and_the_technician_hears_why(
    desk: KioskDesk, place: TerminalPlace, warned: list[str]
) -> None:
    with pytest.raises(NotFiled, match="incomplete"):
        filed(desk, Matter(Withdrawal(receipt_number="0007-01-000001-AAAA-A"), Text(zh="撤回"), card=CHEN))
    assert warned == ["submission.not_filed"]
    outbox = Outbox.open(place.outbox)
    assert outbox.rows() == []
    outbox.close()


def test_what_happened_on_a_full_disk_is_on_the_trail_once_there_is_room(
    desk: KioskDesk, warned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    disk.refuses = StorageFull
    desk.record(Audit("operator.present"))
    disk.refuses = None
    assert desk.storage_trouble() is None
    assert [each.event for each in desk._desk.audit.events()] == ["operator.present"]
    assert warned == []


@pytest.mark.parametrize(
    ("refuses", "sentence"),
    [
        (StorageFull, "visit.out_storage_full"),
        (StorageReadOnly, "visit.out_read_only"),
        (StorageIOError, "visit.out_io_error"),
    ],
)
def test_nobody_begins_on_a_disk_that_takes_no_write_and_it_comes_back_by_itself(
    place: TerminalPlace,
    warned: list[str],
    monkeypatch: pytest.MonkeyPatch,
    refuses: type[StorageUnwritable],
    sentence: str,
) -> None:
    disk = Disk(monkeypatch)
    opened = open_kiosk_desk(place.data_dir, Limits(1), catalogue(), lambda event, _: warned.append(event))
    disk.refuses = refuses
    assert opened.storage_trouble() == sentence
    assert opened.storage_trouble() == sentence
    assert warned == [f"storage.{refuses.word}"], "a technician hears it once"
    disk.refuses = None
    opened.record(Audit("operator.present"))
    opened._disk.ask_again()
    assert opened.storage_trouble() is None
    opened.close()


@pytest.mark.parametrize(
    ("number", "sentence"), [(errno.EIO, "visit.out_io_error"), (errno.EACCES, "visit.out_enrol_again")]
)
def test_an_identity_that_cannot_be_read_is_told_from_one_that_is_damaged(
    place: TerminalPlace, warned: list[str], monkeypatch: pytest.MonkeyPatch, number: int, sentence: str
) -> None:
    def refuses(_path: Path) -> bytes:
        raise OSError(number, "refused")

    monkeypatch.setattr(Path, "read_bytes", refuses)
    with pytest.raises(DeskClosed) as closed:
        open_kiosk_desk(place.data_dir, Limits(1), catalogue(), lambda event, _: warned.append(event))
    assert closed.value.sentence_key == sentence


def test_a_disk_that_cannot_be_asked_for_its_room_takes_nobody(
    desk: KioskDesk, warned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuses(_path: object) -> os.statvfs_result:
        raise OSError(errno.EIO, "refused")

    monkeypatch.setattr(os, "statvfs", refuses)
    assert desk.storage_trouble() == "visit.out_io_error"
    assert warned == ["storage.unknown"]


def test_a_filing_that_the_disk_refused_has_it_asked_at_once(
    desk: KioskDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    assert desk.storage_trouble() is None
    disk.refuses = StorageReadOnly
    assert desk.storage_trouble() is None, "it is asked once a minute"
    with pytest.raises(NotFiled, match="storage_read_only"):
        filed(desk, Matter(Callback(phone="13800000301", stage="page"), Text(zh="请回电")))
    assert desk.storage_trouble() == "visit.out_read_only"


def test_what_could_not_be_put_on_the_trail_at_all_is_told(
    place: TerminalPlace, warned: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Disk(monkeypatch)
    opened = open_kiosk_desk(place.data_dir, Limits(1), catalogue(), lambda event, _: warned.append(event))
    disk.refuses = StorageFull
    opened.record(Audit("operator.present"))
    opened.close()
    assert warned == ["audit.lost"]
