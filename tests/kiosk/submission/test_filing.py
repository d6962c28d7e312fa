"""Filing: sealed, numbered, durable; or an honest no."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.contract import envelope
from kiosk.contract.receipt_number import ReceiptNumber
from kiosk.contract.submission import Submission
from kiosk.submission.clock_quality import clock_quality
from kiosk.submission.desk import FilingDesk, open_desk
from kiosk.submission.filing import MUST_REOPEN, FilingFailed
from kiosk.submission.new_submission import Attachment
from kiosk.submission.outbox_check import findings
from kiosk.terminal.errors import IdentityUnusable, NoSpareEpoch, NotEnrolled
from kiosk.terminal.place import TerminalPlace
from offline_cache.aside import kept_aside
from offline_cache.errors import RoleTaken
from offline_cache.storage import Limits
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import NAME, NUMBER, enrolled, new_submission


@pytest.fixture
def central() -> CentralStub:
    return CentralStub()


@pytest.fixture
def place(tmp_path: Path, central: CentralStub) -> TerminalPlace:
    place = TerminalPlace(tmp_path)
    identity = enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
    central.terminal_key = identity.terminal_key.public_key()
    return place


@pytest.fixture
def desk(place: TerminalPlace) -> Iterator[FilingDesk]:
    desk = open_desk(place.data_dir, Limits(1))
    yield desk
    desk.close()


def test_the_central_service_reads_exactly_what_was_filed(desk: FilingDesk, central: CentralStub) -> None:
    filed = desk.filer.file(new_submission())
    opened = Submission.model_validate_json(central.open(desk.outbox.envelope(filed.id)))
    assert (opened.id, opened.created) == (filed.id, filed.received)
    assert opened.applicant is not None
    assert (opened.applicant.name, opened.applicant.number) == (NAME, NUMBER)
    assert opened.signature == new_submission().content.signature


def test_the_number_is_genuine_and_says_which_submission_it_is(desk: FilingDesk) -> None:
    numbers = [ReceiptNumber.parse(desk.filer.file(new_submission()).receipt_number) for _ in range(3)]
    assert [(each.terminal, each.epoch, each.sequence) for each in numbers] == [
        (7, 1, 1),
        (7, 1, 2),
        (7, 1, 3),
    ]
    assert all(each.is_genuine(desk.identity.receipt_key) for each in numbers)


def test_the_envelope_of_one_does_not_open_under_the_header_of_another(
    desk: FilingDesk, central: CentralStub
) -> None:
    first, second = (desk.filer.file(new_submission()) for _ in range(2))
    assert central.terminal_key is not None
    header, _ = envelope.verify(desk.outbox.envelope(first.id), central.terminal_key)
    _, sealed = envelope.verify(desk.outbox.envelope(second.id), central.terminal_key)
    with pytest.raises(ValueError, match="another key or context"):
        central.suite.open(sealed, central.sealing_private, header.info())


def test_time_is_local_with_its_zone_and_its_quality(desk: FilingDesk, tmp_path: Path) -> None:
    filed = desk.filer.file(new_submission())
    assert filed.received.tzinfo is not None
    assert abs((filed.received - datetime.now(UTC)).total_seconds()) < 10
    (tmp_path / "synchronized").touch()
    assert clock_quality(None, tmp_path / "synchronized").synchronised
    assert not clock_quality(2.0, tmp_path / "missing").synchronised


def test_a_full_disk_is_said_and_gives_no_number(desk: FilingDesk) -> None:
    desk.filer.file(new_submission())
    connection = desk.outbox.database._connection
    connection.execute(f"PRAGMA max_page_count = {connection.execute('PRAGMA page_count').fetchone()[0]}")
    with pytest.raises(FilingFailed) as failed:
        desk.filer.file(new_submission(strokes=12, points=130))
    assert (failed.value.reason, failed.value.sentence_key) == ("storage_full", "filing.not_saved")
    assert len(desk.outbox.rows()) == 1
    connection.execute("PRAGMA max_page_count = 1000000")
    assert desk.filer.file(new_submission()).sequence == 2


def test_more_than_an_envelope_may_name_is_not_filed(desk: FilingDesk) -> None:
    attachments = tuple(Attachment(f"m_{number}", b"x") for number in range(65))
    with pytest.raises(FilingFailed, match="parts"):
        desk.filer.file(replace(new_submission(), attachments=attachments))
    assert desk.outbox.rows() == []
    assert desk.filer.file(new_submission()).sequence == 1


def test_nothing_personal_shows_in_a_repr() -> None:
    assert NAME not in repr(new_submission())
    assert NUMBER not in repr(new_submission())


def test_a_second_screen_is_turned_away(desk: FilingDesk, place: TerminalPlace) -> None:
    with pytest.raises(RoleTaken):
        open_desk(place.data_dir, Limits(1))


def test_a_terminal_that_is_not_enrolled_files_nothing(tmp_path: Path) -> None:
    with pytest.raises(NotEnrolled):
        open_desk(tmp_path / "new", Limits(1))


def test_a_lost_outbox_is_never_replaced_by_one_that_repeats_numbers(place: TerminalPlace) -> None:
    desk = open_desk(place.data_dir, Limits(1))
    before = desk.filer.file(new_submission()).receipt_number
    desk.close()
    place.outbox.unlink()
    desk = open_desk(place.data_dir, Limits(1))
    after = desk.filer.file(new_submission()).receipt_number
    assert [event.event for event in desk.audit.events()] == ["outbox.set_aside"]
    desk.close()
    assert (before[:14], after[:14]) == ("0007-01-000001", "0007-02-000001")


def test_a_damaged_outbox_is_kept_and_what_can_be_read_goes_on(place: TerminalPlace) -> None:
    desk = open_desk(place.data_dir, Limits(1))
    filed = [desk.filer.file(new_submission()) for _ in range(20)]
    desk.close()
    content = bytearray(place.outbox.read_bytes())
    content[4096 : 3 * 4096] = bytes(2 * 4096)  # the heads of epochs and rows
    place.outbox.write_bytes(content)
    desk = open_desk(place.data_dir, Limits(1))
    rows = desk.outbox.rows()
    assert {each.id for each in filed} == {row.id for row in rows}
    later = desk.filer.file(new_submission())
    number = ReceiptNumber.parse(later.receipt_number)
    assert (number.epoch, number.sequence) == (2, 1)
    assert number.is_genuine(desk.identity.receipt_key)
    assert list(findings(desk.outbox, desk.identity)) == []
    (told,) = desk.audit.events()
    assert (told.event, told.fields) == ("outbox.set_aside", {"saved": 20, "lost": 0, "epoch": 2})
    desk.close()
    assert kept_aside(place.outbox)[0].read_bytes() == bytes(content)


def test_a_file_found_damaged_in_the_middle_of_the_day_is_mended_by_opening_again(
    place: TerminalPlace,
) -> None:
    desk = open_desk(place.data_dir, Limits(1))
    desk.filer.file(new_submission())
    size = place.outbox.stat().st_size
    with place.outbox.open("r+b") as file:
        file.seek(27)  # the change counter (file format, section 1.3): nobody goes by pages in memory
        file.write(b"\xff")
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(FilingFailed) as failure:
        desk.filer.file(new_submission())
    assert failure.value.reason == MUST_REOPEN
    desk.close()
    desk = open_desk(place.data_dir, Limits(1))
    assert desk.filer.file(new_submission()).receipt_number.startswith("0007-02-000001")
    desk.close()


def test_when_every_spare_epoch_is_used_up_somebody_must_enrol(place: TerminalPlace) -> None:
    for epoch in (2, 3, 4):
        place.outbox.unlink()
        desk = open_desk(place.data_dir, Limits(1))
        assert desk.identity.epoch == epoch
        desk.close()
    place.outbox.unlink()
    with pytest.raises(NoSpareEpoch, match="enrol"):
        open_desk(place.data_dir, Limits(1))


def test_a_suite_this_release_does_not_have_is_refused(place: TerminalPlace) -> None:
    stored = json.loads(place.identity.read_text())
    place.identity.write_text(json.dumps(stored | {"suite": "sm2-sm3-sm4"}))
    with pytest.raises(IdentityUnusable, match="sm2-sm3-sm4"):
        open_desk(place.data_dir, Limits(1))


def test_a_visit_needs_room(place: TerminalPlace) -> None:
    desk = open_desk(place.data_dir, Limits(1_000_000_000))
    assert not desk.room().enough
    desk.close()
