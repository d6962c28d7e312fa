"""A phone sends pictures to the terminal before it, and to nobody else; minutes later nothing is left."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import requests

from central.storage.upload_tables import UploadFile, UploadPage
from central.uploads.store import UploadStore
from kiosk.contract import uploads
from kiosk.contract.uploads import MAX_FILES, PIECE_BYTES, FileKind, Use
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.central.uploads.phone import opened, photograph

PDF = b"%PDF-1.7\nnot a real one\n"


@pytest.fixture
def other(service: RunningService) -> Iterator[TestTerminal]:
    """Another terminal of the same service."""
    enrolled = TestTerminal.enrol(service.url, service.enrolment_code("SN-other"), "SN-other")
    yield enrolled
    enrolled.close()


def test_what_a_phone_sends_is_what_the_terminal_gets(terminal: TestTerminal) -> None:
    page, first, large = opened(terminal), photograph(), photograph(1600)
    assert len(large) > PIECE_BYTES, "it should travel in several pieces"
    assert "已经发了 2 个" in page.sends(first, large).text
    state = page.state()
    assert [(each.number, each.kind) for each in state.files] == [(1, FileKind.JPEG), (2, FileKind.JPEG)]
    assert page.fetched(1, FileKind.JPEG) == first
    assert page.fetched(2, FileKind.JPEG) == large


def test_a_pdf_comes_too(terminal: TestTerminal) -> None:
    page = opened(terminal, Use.PRINT)
    page.sends(PDF)
    assert page.fetched(1, FileKind.PDF) == PDF


def test_the_page_says_what_it_is_for_in_two_languages(terminal: TestTerminal) -> None:
    page = opened(terminal, Use.PRINT)
    chinese, english = (requests.get(f"{page.url}?lang={each}", timeout=60).text for each in ("zh", "en"))
    assert "发到终端打印" in chinese
    assert "Send it to the terminal to print" in english


def test_the_terminal_hears_that_the_page_was_opened(terminal: TestTerminal) -> None:
    page = opened(terminal)
    assert not page.state().seen
    requests.get(page.url, timeout=60)
    assert page.state().seen


def test_what_the_terminal_has_is_gone(service: RunningService, terminal: TestTerminal) -> None:
    page = opened(terminal)
    page.sends(photograph(), PDF)
    assert terminal.exchange("DELETE", f"{page.path}/files/1").status_code == 204
    assert [each.number for each in page.state().files] == [2]
    page.sends(PDF)
    assert [each.number for each in page.state().files] == [2, 3], "a number is never used again"
    assert terminal.exchange("DELETE", page.path).status_code == 204
    assert terminal.exchange("GET", page.path).status_code == 404
    assert "已经失效" in requests.get(page.url + "?lang=zh", timeout=60).text
    with service.storage.read() as session:
        assert session.get(UploadFile, (uploads.page_name(page.token), 2)) is None


def test_a_page_whose_time_is_over_is_forgotten_by_itself(
    service: RunningService, terminal: TestTerminal
) -> None:
    page = opened(terminal, seconds=60)
    page.sends(PDF)
    service.clock.moved = timedelta(seconds=61)
    assert requests.get(page.url, timeout=60).status_code == 404
    assert UploadStore(service.storage, service.clock, "").sweep() == 1
    with service.storage.read() as session:
        assert session.get(UploadPage, uploads.page_name(page.token)) is None
        assert session.get(UploadFile, (uploads.page_name(page.token), 1)) is None


def test_a_new_page_ends_the_one_before(terminal: TestTerminal) -> None:
    before = opened(terminal)
    before.sends(PDF)
    opened(terminal)
    assert terminal.exchange("GET", before.path).status_code == 404


def test_no_other_terminal_gets_it(terminal: TestTerminal, other: TestTerminal) -> None:
    page = opened(terminal)
    page.sends(PDF)
    for method, path in (("GET", page.path), ("GET", f"{page.path}/files/1"), ("DELETE", page.path)):
        assert other.exchange(method, path).status_code == 404
    assert page.fetched(1, FileKind.PDF) == PDF


def test_the_database_alone_opens_nothing(service: RunningService, terminal: TestTerminal) -> None:
    page = opened(terminal)
    page.sends(PDF)
    with service.storage.read() as session:
        row = session.get_one(UploadFile, (uploads.page_name(page.token), 1))
        assert PDF[5:] not in row.sealed
        with pytest.raises(uploads.CannotOpenFile):
            uploads.open_sealed(row.page, 1, FileKind.PDF, row.sealed)
        with pytest.raises(uploads.CannotOpenFile):
            uploads.open_sealed(page.token, 2, FileKind.PDF, row.sealed)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"MZ\x90\x00 a program", "只收照片"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "只收照片"),
        (b"\x00\x00\x00\x24ftypheic\x00\x00\x00\x00mif1heic", "HEIC 格式"),
        (b"%PDF-" + bytes(uploads.MAX_FILE_BYTES), "太大了"),
        (b"", "还没有选"),
    ],
    ids=["a program", "a drawing with script", "a telephone's own format", "too large", "nothing"],
)
def test_what_is_not_taken_is_said_and_nothing_is_kept(
    terminal: TestTerminal, content: bytes, said: str
) -> None:
    page = opened(terminal)
    answer = page.sends(*((content,) if content else ()))
    assert answer.status_code == 422
    assert said in answer.text
    assert page.state().files == ()


def test_a_form_that_is_far_too_large_is_refused_before_it_is_kept(terminal: TestTerminal) -> None:
    page = opened(terminal)
    assert page.sends(*[b"%PDF-" + bytes(uploads.MAX_FILE_BYTES - 5)] * 3).status_code == 413
    assert page.state().files == ()


def test_one_page_takes_so_many_files_and_no_more(terminal: TestTerminal) -> None:
    page = opened(terminal)
    assert page.sends(*[PDF] * MAX_FILES).status_code == 200
    answer = page.sends(PDF)
    assert answer.status_code == 422
    assert "最多发" in answer.text
    assert len(page.state().files) == MAX_FILES


def test_an_address_that_nobody_was_given_leads_nowhere(service: RunningService) -> None:
    unknown = f"{service.url}{uploads.PAGE_PATH}/{uploads.new_token()}"
    assert requests.get(unknown, timeout=60).status_code == 404
    assert requests.post(unknown, files={"files": ("a.pdf", PDF)}, timeout=60).status_code == 404


def test_the_page_lets_nothing_else_in_and_stays_in_no_cache(terminal: TestTerminal) -> None:
    headers = requests.get(opened(terminal).url, timeout=60).headers
    assert headers["Cache-Control"] == "no-store"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
