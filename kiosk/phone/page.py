"""The one-time page, as the terminal that opened it sees it: opened, looked at, emptied, closed."""

from collections.abc import Callable
from dataclasses import dataclass, field
from http import HTTPStatus

from pydantic import ValidationError

from kiosk.central_client.answer import Answer, Response
from kiosk.contract import uploads
from kiosk.contract.uploads import (
    MAX_FILE_BYTES,
    PIECE_BYTES,
    UPLOADS_PATH,
    UploadedFile,
    UploadPage,
    UploadState,
    UploadWanted,
    Use,
)
from kiosk.phone.reading import Reading, Unreadable, read

Exchange = Callable[[str, str, bytes], Response]
"""Method, path and body to what came back: `CentralClient.exchange`."""
Read = Callable[[bytes, uploads.FileKind, Use], Reading]
_SEALED_MORE = 64
"""A sealed file is longer than the file by its nonce and its tag, 28 bytes."""


class NoPage(Exception):
    """There is no page, or none any more; another may be opened."""


@dataclass(frozen=True)
class Opened:
    """`url`: what the QR code on the screen says. Whoever has it has the page."""

    url: str = field(repr=False)


@dataclass(frozen=True)
class News:
    """What a look has found. `seen`: a phone has the page before it. `unreadable`: files that are none."""

    seen: bool = False
    readings: tuple[Reading, ...] = ()
    unreadable: int = 0


class PhonePage:
    """One page at a time, for one thread. Holds its token in memory from `open` until `close`."""

    def __init__(self, exchange: Exchange, reader: Read = read) -> None:
        self._exchange = exchange
        self._read = reader
        self._token = ""
        self._use = Use.MATERIAL

    def open(self, use: Use) -> Opened:
        """A new page. Raises NoPage where there can be none now."""
        self.close()
        token = uploads.new_token()
        wanted = UploadWanted(name=uploads.page_name(token), use=use)
        answer = self._asked("POST", UPLOADS_PATH, wanted.model_dump_json().encode())
        try:
            page = UploadPage.model_validate_json(answer.body)
        except ValidationError as error:
            raise NoPage from error
        self._token, self._use = token, use
        return Opened(page.address + token)

    def look(self) -> News:
        """What has come since the last look; it is taken away there. Raises NoPage when time is over. A
        moment without a network has no news.
        """
        if not self._token:
            raise NoPage
        response = self._exchange("GET", self._path, b"")
        if not isinstance(response, Answer):
            return News()
        try:
            state = UploadState.model_validate_json(self._granted(response).body)
        except ValidationError as error:
            raise NoPage from error
        readings: list[Reading] = []
        unreadable = 0
        for each in state.files:
            content = self._fetched(each)
            if content is None:
                break  # the network has gone in the middle: with the next look
            try:
                readings.append(self._read(content, each.kind, self._use))
            except Unreadable:
                unreadable += 1
            self._exchange("DELETE", f"{self._path}/files/{each.number}", b"")
        return News(state.seen, tuple(readings), unreadable)

    def close(self) -> None:
        """Nobody wants it any more: gone there, forgotten here. What cannot be said now is over by itself in
        minutes.
        """
        if self._token:
            path, self._token = self._path, ""
            self._exchange("DELETE", path, b"")

    @property
    def is_open(self) -> bool:
        """Whether there is one to be looked at."""
        return bool(self._token)

    @property
    def _path(self) -> str:
        return f"{UPLOADS_PATH}/{uploads.page_name(self._token)}"

    def _fetched(self, file: UploadedFile) -> bytes | None:
        """The whole file, opened; None where the network goes. One that is not what it should be is empty."""
        sealed = bytearray()
        piece = 0
        while len(sealed) <= MAX_FILE_BYTES + _SEALED_MORE:
            path = f"{self._path}/files/{file.number}?piece={piece}"
            response = self._exchange("GET", path, b"")
            if not isinstance(response, Answer):
                return None
            if response.status != HTTPStatus.OK:
                return b""
            sealed += response.body
            if len(response.body) < PIECE_BYTES:
                break
            piece += 1
        try:
            return uploads.open_sealed(self._token, file.number, file.kind, bytes(sealed))
        except uploads.CannotOpenFile:
            return b""

    def _asked(self, method: str, path: str, body: bytes) -> Answer:
        response = self._exchange(method, path, body)
        if not isinstance(response, Answer):
            raise NoPage
        return self._granted(response)

    def _granted(self, answer: Answer) -> Answer:
        if answer.status not in (HTTPStatus.OK, HTTPStatus.CREATED):
            self._token = ""
            raise NoPage
        return answer
