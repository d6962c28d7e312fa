"""A terminal that opens a page, and a phone that finds it."""

from dataclasses import dataclass
from io import BytesIO

import requests
from PIL import Image

from kiosk.contract import uploads
from kiosk.contract.uploads import FileKind, UploadPage, UploadState, UploadWanted, Use
from tests.central.terminal import TestTerminal


def photograph(side: int = 200) -> bytes:
    """A JPEG of nothing."""
    picture = BytesIO()
    Image.effect_noise((side, side), 80).save(picture, "JPEG")
    return picture.getvalue()


@dataclass
class Page:
    """A page as its terminal knows it."""

    terminal: TestTerminal
    token: str
    address: str

    @property
    def url(self) -> str:
        """What the QR code says."""
        return self.address + self.token

    @property
    def path(self) -> str:
        """Where the terminal asks."""
        return f"{uploads.UPLOADS_PATH}/{uploads.page_name(self.token)}"

    def state(self) -> UploadState:
        """What lies there."""
        answer = self.terminal.exchange("GET", self.path)
        assert answer.status_code == 200, answer.text
        return UploadState.model_validate_json(answer.content)

    def fetched(self, number: int, kind: FileKind) -> bytes:
        """A whole file, opened."""
        sealed, piece = b"", 0
        while True:
            answer = self.terminal.exchange("GET", f"{self.path}/files/{number}?piece={piece}")
            assert answer.status_code == 200, answer.text
            sealed += answer.content
            if len(answer.content) < uploads.PIECE_BYTES:
                return uploads.open_sealed(self.token, number, kind, sealed)
            piece += 1

    def sends(self, *files: bytes, language: str = "zh") -> requests.Response:
        """A phone's browser sends these, and goes where it is sent."""
        sent = [("files", (f"照片{number}.jpg", each)) for number, each in enumerate(files)]
        return requests.post(f"{self.url}?lang={language}", files=sent or {"files": ("", b"")}, timeout=60)


def opened(terminal: TestTerminal, use: Use = Use.MATERIAL, seconds: int = 600) -> Page:
    """A page of this terminal."""
    token = uploads.new_token()
    wanted = UploadWanted(name=uploads.page_name(token), use=use, seconds=seconds)
    answer = terminal.exchange("POST", uploads.UPLOADS_PATH, wanted.model_dump_json().encode())
    assert answer.status_code == 201, answer.text
    return Page(terminal, token, UploadPage.model_validate_json(answer.content).address)
