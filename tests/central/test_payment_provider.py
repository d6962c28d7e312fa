"""The contract between service and payment provider, spoken over HTTP with one that is played here."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from uuid import UUID, uuid4

import jwt
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from central.errors import BadFile
from central.payments.provider import HttpProvider, ProviderAway, ProviderFile, load_provider
from kiosk.contract.payment import Order

SERVICE, PROVIDER, STRANGER = (Ed25519PrivateKey.generate() for _ in range(3))
EXPIRES = datetime(2030, 1, 1, tzinfo=UTC)


def signed(said: dict[str, object], key: Ed25519PrivateKey) -> str:
    """A compact JWS, made by another library than the product's."""
    headers = {"typ": "kiosk-payment-standing+jws"}
    return jwt.api_jws.encode(json.dumps(said).encode(), key, "EdDSA", headers)


class Played(ThreadingHTTPServer):
    """Answers with `says`, and keeps what it was asked."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.says = ""
        self.status = 200
        self.asked: list[tuple[str, str, str]] = []


class Handler(BaseHTTPRequestHandler):
    def answer(self) -> None:
        played = self.server
        assert isinstance(played, Played)
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        played.asked.append((self.command, self.path, body))
        self.send_response(played.status)
        self.end_headers()
        self.wfile.write(played.says.encode())

    do_GET = do_POST = answer

    def log_message(self, *_: object) -> None:
        """Nothing on the terminal."""


@pytest.fixture
def played() -> Iterator[Played]:
    server = Played()
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    yield server
    server.shutdown()
    thread.join(60)
    server.server_close()


def provider_at(played: Played) -> HttpProvider:
    url = f"http://127.0.0.1:{played.server_address[1]}"
    return HttpProvider(ProviderFile(url, PROVIDER.public_key()), SERVICE, "central-1")


def test_an_order_is_opened_signed_and_its_address_believed(played: Played) -> None:
    order = Order(
        id=uuid4(), amount_fen=2000, subject="示例", notice="https://c/payments/notice", expires=EXPIRES
    )
    waiting = {"id": str(order.id), "amount_fen": 2000, "state": "waiting", "address": "https://p/1"}
    played.says = signed(waiting, PROVIDER)
    assert provider_at(played).open(order).address == "https://p/1"
    method, path, body = played.asked[0]
    assert (method, path) == ("POST", "/orders")
    sent = jwt.api_jws.decode(body, SERVICE.public_key(), algorithms=["EdDSA"])
    assert json.loads(sent)["amount_fen"] == 2000


def test_closing_tells_whether_it_was_paid_before(played: Played) -> None:
    order = uuid4()
    paid = {"id": str(order), "amount_fen": 2000, "state": "paid", "paid": "2026-11-26T09:00:00Z"}
    played.says = signed(paid, PROVIDER)
    assert provider_at(played).close(order).state == "paid"
    assert played.asked[0][:2] == ("POST", f"/orders/{order}/close")


def test_a_refund_is_asked_for_signed_and_its_end_believed(played: Played) -> None:
    order = uuid4()
    back = {"id": str(order), "amount_fen": 2000, "state": "returned", "returned": "2026-11-27T01:00:00Z"}
    played.says = signed(back, PROVIDER)
    said = provider_at(played).refund(order)
    assert (said.state, said.returned) == ("returned", datetime(2026, 11, 27, 1, tzinfo=UTC))
    method, path, body = played.asked[0]
    assert (method, path) == ("POST", f"/orders/{order}/refund")
    assert jwt.api_jws.decode(body, SERVICE.public_key(), algorithms=["EdDSA"])


def test_a_provider_gives_back_only_where_its_file_says_so(tmp_path: Path) -> None:
    file, key = tmp_path / "p.toml", PROVIDER.public_key().public_bytes_raw().hex()
    for line, can in (("", False), ("refunds = true", True), ('refunds = "yes"', False)):
        file.write_text(f'url = "https://pay.example"\nkey = "{key}"\n{line}\n')
        assert HttpProvider(load_provider(file), SERVICE, "central-1").can_refund is can


@pytest.mark.parametrize(
    ("status", "signer", "about"),
    [(200, STRANGER, None), (500, PROVIDER, None), (302, PROVIDER, None), (200, PROVIDER, UUID(int=7))],
)
def test_what_cannot_be_believed_is_no_answer(
    played: Played, status: int, signer: Ed25519PrivateKey, about: UUID | None
) -> None:
    order = uuid4()
    played.status = status
    played.says = signed({"id": str(about or order), "amount_fen": 2000, "state": "paid"}, signer)
    with pytest.raises(ProviderAway):
        provider_at(played).look(order)


def test_a_notice_counts_by_its_signature_alone(played: Played) -> None:
    said: dict[str, object] = {"id": str(uuid4()), "amount_fen": 2000, "state": "paid"}
    provider = provider_at(played)
    assert provider.believed(signed(said, PROVIDER)) is not None
    assert provider.believed(signed(said, STRANGER)) is None
    assert provider.believed("not a token") is None


def test_a_provider_that_is_not_there_leaves_it_open() -> None:
    played = Played()
    played.server_close()
    with pytest.raises(ProviderAway):
        provider_at(played).close(uuid4())


def test_a_provider_is_reached_by_https_only(tmp_path: Path) -> None:
    file = tmp_path / "provider.toml"
    key = PROVIDER.public_key().public_bytes_raw().hex()
    file.write_text(f'url = "https://pay.example"\nkey = "{key}"\n', "utf-8")
    assert load_provider(file).url == "https://pay.example"
    file.write_text(f'url = "http://pay.example"\nkey = "{key}"\n', "utf-8")
    with pytest.raises(BadFile, match="https"):
        load_provider(file)
