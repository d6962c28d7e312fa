"""Text messages go to the provider's web hook; when they do not go, that is said without their content."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from central.message_gateway import MessageNotSent, NoGateway, WebhookGateway


class Provider(HTTPServer):
    """A provider that takes messages, or answers with `status`."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Hook)
        self.taken: list[object] = []
        self.status = 204

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}/hook"


class Hook(BaseHTTPRequestHandler):
    server: Provider

    def do_POST(self) -> None:
        self.server.taken.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
        self.send_response(self.server.status)
        self.send_header("Location", "/elsewhere")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        return


@pytest.fixture
def provider() -> Iterator[Provider]:
    with Provider() as listening:
        thread = threading.Thread(target=listening.serve_forever, args=(0.01,))
        thread.start()
        yield listening
        listening.shutdown()
        thread.join()


def test_a_message_is_posted_as_json(provider: Provider) -> None:
    WebhookGateway(provider.url).send("13800000000", "验证码 123456")
    assert provider.taken == [{"phone": "13800000000", "text": "验证码 123456"}]


@pytest.mark.parametrize("status", [302, 400, 500])
def test_anything_but_a_yes_is_a_no(provider: Provider, status: int) -> None:
    provider.status = status
    with pytest.raises(MessageNotSent, match=str(status)) as said:
        WebhookGateway(provider.url).send("13800000000", "验证码 123456")
    assert "123456" not in str(said.value)


def test_nobody_there_is_said_without_telephone_or_code() -> None:
    with pytest.raises(MessageNotSent, match="no answer") as said:
        WebhookGateway("http://127.0.0.1:9/13800000000/123456").send("13800000000", "验证码 123456")
    assert "13800000000" not in str(said.value)


def test_a_service_without_gateway_does_not_pretend() -> None:
    with pytest.raises(MessageNotSent, match="no gateway"):
        NoGateway().send("13800000000", "验证码 123456")
