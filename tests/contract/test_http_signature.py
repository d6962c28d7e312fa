"""Signed HTTP: survives a gateway, believes no other answer, tells a wrong clock from a wrong key."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.contract.http_signature import (
    TIME_WINDOW,
    BadSignature,
    ClockSkew,
    HttpMessage,
    HttpResponse,
    NonceMissing,
    Signed,
    sign_request,
    sign_response,
    verify_request,
    verify_response,
)

TERMINAL = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
CENTRAL = Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33)))
NOW = datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
URL = "https://central.example/v1/submissions/1?wait=0"
BODY = b'{"a": 1}'


def request(body: bytes = BODY, url: str = URL, nonce: str = "n-1", method: str = "PUT") -> HttpMessage:
    message = HttpMessage(method, url, {"Content-Type": "application/json"}, body)
    sign_request(message, key_id="0007", key=TERMINAL, now=NOW, nonce=nonce)
    return message


def verified(message: HttpMessage, now: datetime = NOW) -> Signed:
    return verify_request(message, find_key={"0007": TERMINAL.public_key()}.get, now=now)


def response(to: HttpMessage, body: bytes = b"yes", status: int = 200) -> HttpResponse:
    made = HttpResponse(status, {"content-type": "text/plain"}, body, to)
    sign_response(made, key_id="central", key=CENTRAL, now=NOW)
    return made


def believed(answer: HttpResponse) -> Signed:
    return verify_response(answer, key_id="central", key=CENTRAL.public_key())


def test_who_when_and_nonce_are_read() -> None:
    assert verified(request()) == Signed("0007", NOW, "n-1")


@pytest.mark.parametrize(
    "seen",
    [
        "http://10.0.0.7:8400/v1/submissions/1?wait=0",
        "https://other.example/v1/submissions/1?wait=0",
    ],
)
def test_another_host_in_front_does_not_break_it(seen: str) -> None:
    assert verified(replace(request(), url=seen)).key_id == "0007"
    assert believed(response(replace(request(), url=seen))).key_id == "central"


def test_header_names_in_small_letters_as_servers_give_them_are_the_same() -> None:
    message = request()
    small = {name.lower(): value for name, value in message.headers.items()}
    assert verified(replace(message, headers=small)).nonce == "n-1"


@pytest.mark.parametrize(
    "change",
    [
        {"method": "POST"},
        {"url": URL.replace("submissions/1", "submissions/2")},
        {"url": URL.replace("wait=0", "wait=1")},
        {"url": URL.partition("?")[0]},
        {"body": BODY + b" "},
        {"body": b""},
    ],
)
def test_whatever_is_covered_cannot_be_changed(change: dict[str, str]) -> None:
    with pytest.raises(BadSignature):
        verified(replace(request(), **change))  # type: ignore[arg-type]


@given(st.data())
def test_every_changed_character_of_the_signature_headers_is_refused(data: st.DataObject) -> None:
    message = request()
    name = data.draw(st.sampled_from(["Signature", "Signature-Input", "Content-Digest"]))
    value = message.headers[name]
    place = data.draw(st.integers(0, len(value) - 1))
    other = data.draw(st.sampled_from("abcXYZ019=\"';(") | st.characters(max_codepoint=126, min_codepoint=33))
    if other == value[place]:
        return
    message.headers[name] = value[:place] + other + value[place + 1 :]
    try:
        signed = verified(message)
    except BadSignature:
        return
    # The few characters that carry no bits: low bits of a Base64 tail, or the label, which is ours to name.
    assert signed == Signed("0007", NOW, "n-1")


def test_unsigned_foreign_and_unknown_keys_are_refused() -> None:
    with pytest.raises(BadSignature):
        verified(HttpMessage("PUT", URL, {}, BODY))
    message = HttpMessage("PUT", URL, {}, BODY)
    sign_request(message, key_id="0007", key=CENTRAL, now=NOW, nonce="n")
    with pytest.raises(BadSignature):
        verified(message)
    with pytest.raises(BadSignature):
        verify_request(request(), find_key=lambda _: None, now=NOW)


def test_a_request_without_a_nonce_is_refused() -> None:
    with pytest.raises(NonceMissing):
        verified(request(nonce=""))


@pytest.mark.parametrize("away", [TIME_WINDOW, -TIME_WINDOW, timedelta(0)])
def test_within_the_window_the_clock_may_differ(away: timedelta) -> None:
    assert verified(request(), NOW + away).created == NOW


@pytest.mark.parametrize(
    "away", [TIME_WINDOW + timedelta(seconds=1), -timedelta(hours=1), timedelta(days=9000)]
)
def test_outside_it_the_clock_is_named_and_not_the_key(away: timedelta) -> None:
    with pytest.raises(ClockSkew):
        verified(request(), NOW + away)


def test_a_wrong_key_is_never_called_a_wrong_clock() -> None:
    message = HttpMessage("PUT", URL, {}, BODY)
    sign_request(message, key_id="0007", key=CENTRAL, now=NOW - timedelta(days=1), nonce="n")
    with pytest.raises(BadSignature) as refused:
        verified(message)
    assert not isinstance(refused.value, ClockSkew)


def test_an_answer_is_believed_without_a_clock() -> None:
    assert believed(response(request())) == Signed("central", NOW, "")


@pytest.mark.parametrize(
    "other",
    [
        {"nonce": "n-2"},
        {"body": b"{}"},
        {"method": "POST"},
        {"url": "https://central.example/v1/submissions/2?wait=0"},
        {"url": "https://central.example/v1/submissions/1"},
    ],
)
def test_an_answer_to_one_request_answers_no_other(other: dict[str, str]) -> None:
    answer = response(request())
    with pytest.raises(BadSignature):
        believed(replace(answer, request=request(**other)))  # type: ignore[arg-type]


def test_status_and_body_of_an_answer_cannot_be_changed() -> None:
    answer = response(request())
    for change in ({"status_code": 201}, {"body": b"no"}):
        with pytest.raises(BadSignature):
            believed(replace(answer, **change))


def test_an_answer_by_anybody_else_is_refused() -> None:
    made = HttpResponse(200, {}, b"yes", request())
    sign_response(made, key_id="central", key=TERMINAL, now=NOW)
    with pytest.raises(BadSignature):
        believed(made)


def test_a_request_does_not_pass_for_an_answer() -> None:
    message = request()
    with pytest.raises(BadSignature):
        believed(HttpResponse(200, dict(message.headers), BODY, message))


def test_an_answer_that_leaves_the_request_out_is_refused() -> None:
    unsigned = HttpMessage("PUT", URL, {}, BODY)
    answer = response(unsigned)
    assert believed(answer).key_id == "central"
    with pytest.raises(BadSignature):
        believed(replace(answer, request=request()))
