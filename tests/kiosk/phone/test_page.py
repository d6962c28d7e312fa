"""The terminal's end of the page, against a central service that a test writes down word by word."""

from datetime import UTC, datetime

import pytest

from devices.page_image.page import Page
from kiosk.central_client.answer import Answer, NoAnswer, Response
from kiosk.contract import uploads
from kiosk.contract.uploads import FileKind, UploadedFile, UploadPage, UploadState, Use
from kiosk.phone.page import NoPage, PhonePage
from kiosk.phone.reading import Reading, Unreadable

NOW = datetime(2026, 11, 26, tzinfo=UTC)
PHOTO = b"\xff\xd8\xff a photograph"


class Central:
    """Keeps one page as the central service does."""

    def __init__(self) -> None:
        self.name = ""
        self.files: dict[int, tuple[FileKind, bytes]] = {}
        self.reachable = True
        self.over = False

    def exchange(self, method: str, path: str, body: bytes) -> Response:
        if not self.reachable:
            return NoAnswer("no_connection")
        if method == "POST":
            self.name = uploads.UploadWanted.model_validate_json(body).name
            return self._says(201, UploadPage(address="https://x/u/", expires=NOW))
        if self.over:
            return Answer(404, b"{}", NOW)
        if "/files/" in path:
            number = int(path.partition("/files/")[2].partition("?")[0])
            if method == "DELETE":
                self.files.pop(number, None)
                return Answer(204, b"", NOW)
            piece = int(path.partition("piece=")[2])
            sealed = self.files[number][1]
            return Answer(200, sealed[piece * uploads.PIECE_BYTES : (piece + 1) * uploads.PIECE_BYTES], NOW)
        if method == "DELETE":
            self.name = ""
            return Answer(204, b"", NOW)
        files = tuple(UploadedFile(number=key, kind=kind, size=3) for key, (kind, _) in self.files.items())
        return self._says(200, UploadState(expires=NOW, seen=bool(files), files=files))

    def send(self, url: str, number: int, content: bytes, kind: FileKind = FileKind.JPEG) -> None:
        token = url.rpartition("/")[2]
        assert uploads.page_name(token) == self.name, "the code leads to the page that was opened"
        self.files[number] = (kind, uploads.seal(token, number, kind, content))

    def _says(self, status: int, model: UploadPage | UploadState) -> Answer:
        return Answer(status, model.model_dump_json().encode(), NOW)


def as_a_page(content: bytes, _: FileKind, __: Use) -> Reading:
    """A page of whatever begins like a photograph."""
    if not content.startswith(PHOTO[:3]):
        raise Unreadable("garbled")
    return Reading((Page(content, 1, 1),))


def opened() -> tuple[Central, PhonePage, str]:
    central = Central()
    page = PhonePage(central.exchange, as_a_page)
    return central, page, page.open(Use.MATERIAL).url


def test_what_a_phone_sent_comes_and_is_taken_away_there() -> None:
    central, page, url = opened()
    large = PHOTO + bytes(uploads.PIECE_BYTES)
    central.send(url, 1, PHOTO)
    central.send(url, 2, large)
    found = page.look()
    assert [reading.pages[0].content for reading in found.readings] == [PHOTO, large]
    assert central.files == {}
    assert page.look().readings == ()


def test_a_file_that_is_none_is_said_and_taken_away_too() -> None:
    central, page, url = opened()
    central.send(url, 1, b"something else")
    found = page.look()
    assert (found.readings, found.unreadable) == ((), 1)
    assert central.files == {}


def test_a_file_that_was_changed_on_its_way_is_none() -> None:
    central, page, url = opened()
    central.send(url, 1, PHOTO)
    kind, sealed = central.files[1]
    central.files[1] = (kind, sealed[:-1] + bytes([sealed[-1] ^ 1]))
    assert page.look().unreadable == 1


def test_a_moment_without_a_network_loses_nothing() -> None:
    central, page, url = opened()
    central.send(url, 1, PHOTO)
    central.reachable = False
    assert page.look().readings == ()
    central.reachable = True
    assert len(page.look().readings) == 1


def test_when_time_is_over_there_is_no_page() -> None:
    central, page, _ = opened()
    central.over = True
    with pytest.raises(NoPage):
        page.look()
    assert not page.is_open


def test_without_a_network_no_page_is_opened() -> None:
    central = Central()
    central.reachable = False
    with pytest.raises(NoPage):
        PhonePage(central.exchange, as_a_page).open(Use.PRINT)


def test_a_page_that_is_closed_is_gone_there_and_nothing_of_it_is_kept() -> None:
    central, page, url = opened()
    page.close()
    assert central.name == ""
    assert url.rpartition("/")[2] not in repr(vars(page))
