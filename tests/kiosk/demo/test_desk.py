"""The demonstration's account at the console is opened as its bearer would open it."""

import base64
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qs

import pytest
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP

from kiosk.demo.desk import NAME, DeskAccount
from kiosk.demo.errors import DemoFailed

SECRET = b"12345678901234567890"
"""Of RFC 6238, appendix B."""
CODES = TOTP(SECRET, 6, SHA1(), 30)
PAGE = (
    '<input type="hidden" name="form_token" value="t0">'
    f'<span class="code secret">{base64.b32encode(SECRET).decode()}</span>'
)


class Door(BaseHTTPRequestHandler):
    """Shows the page, and takes what a browser would send from it."""

    taken: list[dict[str, list[str]]]

    def do_GET(self) -> None:
        """The page; at another address there is none."""
        body = (PAGE if self.path == "/enrol/once" else "used").encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self) -> None:
        """What was chosen."""
        length = int(self.headers["Content-Length"])
        self.taken.append(parse_qs(self.rfile.read(length).decode()))
        self.send_response(303)
        self.send_header("Location", "/sign-in")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Silent."""


@pytest.fixture
def console() -> Iterator[str]:
    Door.taken = []
    with ThreadingHTTPServer(("127.0.0.1", 0), Door) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def test_it_is_opened_once_and_its_code_is_still_to_be_used(console: str) -> None:
    links = iter([f"{console}/enrol/once"])
    account = DeskAccount(lambda: next(links))
    told = account.sign_in()
    [form] = Door.taken
    assert form["form_token"] == ["t0"]
    assert form["password"] == form["again"] == [told["password"]]
    now = int(time.time())
    near = {CODES.generate(now - 30 * step).decode() for step in (0, 1, 2)}
    assert told["name"] == NAME
    assert {told["code"], form["code"][0]} <= near
    assert told["code"] != form["code"][0]
    assert account.sign_in()["password"] == told["password"]
    assert len(Door.taken) == 1
    assert told["password"] not in repr(account)


def test_a_link_that_was_used_is_said_to_open_nothing(console: str) -> None:
    with pytest.raises(DemoFailed):
        DeskAccount(lambda: f"{console}/enrol/used").sign_in()
