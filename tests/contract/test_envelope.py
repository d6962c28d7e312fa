"""The envelope: only the central service opens it, and nobody changes a bit of it."""

import base64
import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import orjson
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.contract import envelope, jws
from kiosk.contract.envelope import BadEnvelope, EnvelopeHeader, Part, SubmissionKind
from kiosk.contract.packing import MAX_UNPACKED, pack
from kiosk.contract.suite import CannotOpen, HpkeX25519, key_id

SUITE = HpkeX25519()
PRIVATE, PUBLIC = SUITE.generate()
TERMINAL = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PLAINTEXT = '{"name": "欧阳㐂䶮"}'.encode()


def header(**changes: Any) -> EnvelopeHeader:
    given: dict[str, Any] = {
        "id": UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964ff"),
        "terminal": 7,
        "epoch": 3,
        "sequence": 42,
        "kind": SubmissionKind.FILING,
        "service": "S04",
        "receipt_number": "0007-03-00001A-ABCD-E",
        "created": datetime(2026, 11, 23, 3, 0, tzinfo=UTC),
        "suite": SUITE.name,
        "key_id": key_id(PUBLIC),
    }
    return EnvelopeHeader(**given | changes)


def closed(**changes: Any) -> bytes:
    return envelope.close(header(**changes), PLAINTEXT, suite=SUITE, recipient=PUBLIC, signer=TERMINAL)


CLOSED = closed()


def test_the_central_service_opens_it() -> None:
    read, sealed = envelope.verify(CLOSED, TERMINAL.public_key())
    assert read == header()
    assert SUITE.open(sealed, PRIVATE, read.info()) == PLAINTEXT


def test_two_envelopes_of_the_same_are_never_the_same() -> None:
    assert closed() != CLOSED
    assert envelope.digest(closed()) != envelope.digest(CLOSED)


@given(st.integers(0, len(CLOSED) * 8 - 1))
def test_every_flipped_bit_is_refused(bit: int) -> None:
    altered = bytearray(CLOSED)
    altered[bit // 8] ^= 1 << bit % 8
    with pytest.raises(BadEnvelope):
        envelope.verify(bytes(altered), TERMINAL.public_key())


@pytest.mark.parametrize("bit", range(len(CLOSED) * 8 - 8, len(CLOSED) * 8))
def test_not_even_the_bits_that_base64_ignores_may_change(bit: int) -> None:
    test_every_flipped_bit_is_refused.hypothesis.inner_test(bit)  # type: ignore[attr-defined]


@given(st.integers(0, len(CLOSED) - 1))
def test_every_truncation_is_refused(length: int) -> None:
    with pytest.raises(BadEnvelope):
        envelope.verify(CLOSED[:length], TERMINAL.public_key())


@given(st.binary(max_size=200))
def test_rubbish_is_refused_and_never_a_crash(untrusted: bytes) -> None:
    for look in (envelope.untrusted_header, lambda raw: envelope.verify(raw, TERMINAL.public_key())):
        with pytest.raises(BadEnvelope):
            look(untrusted)


def test_another_terminals_signature_is_refused() -> None:
    with pytest.raises(BadEnvelope):
        envelope.verify(CLOSED, Ed25519PrivateKey.generate().public_key())


@pytest.mark.parametrize(
    "changes",
    [
        {"id": UUID(int=1)},
        {"terminal": 8},
        {"epoch": 4},
        {"sequence": 43},
        {"kind": SubmissionKind.WITHDRAWAL},
    ],
)
def test_a_sealed_text_does_not_open_under_another_header(changes: dict[str, Any]) -> None:
    _, sealed = envelope.verify(CLOSED, TERMINAL.public_key())
    with pytest.raises(CannotOpen):
        SUITE.open(sealed, PRIVATE, header(**changes).info())


def test_another_private_key_opens_nothing() -> None:
    _, sealed = envelope.verify(CLOSED, TERMINAL.public_key())
    with pytest.raises(CannotOpen):
        SUITE.open(sealed, SUITE.generate()[0], header().info())


@given(st.integers(0, (len(PLAINTEXT) + 48) * 8 - 1))
def test_every_flipped_bit_of_the_sealed_text_keeps_it_shut(bit: int) -> None:
    _, sealed = envelope.verify(CLOSED, TERMINAL.public_key())
    altered = bytearray(sealed)
    altered[bit // 8] ^= 1 << bit % 8
    with pytest.raises(CannotOpen):
        SUITE.open(bytes(altered), PRIVATE, header().info())


@pytest.mark.parametrize("changes", [{"suite": "sm2"}, {"key_id": "0" * 16}])
def test_a_header_that_names_another_key_or_suite_is_never_made(changes: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="must name the suite"):
        closed(**changes)


@pytest.mark.parametrize(
    "change",
    [
        {"sequence": 0},
        {"sequence": "42"},
        {"service": "欧阳"},
        {"service": "x" * 41},
        {"receipt_number": "x"},
        {"kind": "gossip"},
        {"more": 1},
        {"id": None},
    ],
)
def test_a_signed_header_that_breaks_the_rules_is_refused(change: dict[str, Any]) -> None:
    headers = header().model_dump(mode="json") | change
    token = jws.sign(b"sealed", TERMINAL, kind=envelope.ENVELOPE_TYPE, headers=headers)
    with pytest.raises(BadEnvelope):
        envelope.verify(token.encode(), TERMINAL.public_key())


@pytest.mark.parametrize("algorithm", ["none", "HS256", "ES256", "eddsa", ""])
def test_no_other_algorithm_is_let_in(algorithm: str) -> None:
    first, payload, signature = CLOSED.decode().split(".")
    headers = json.loads(base64.urlsafe_b64decode(first + "=="))
    forged = base64.urlsafe_b64encode(json.dumps(headers | {"alg": algorithm}).encode()).rstrip(b"=").decode()
    for token in (f"{forged}.{payload}.{signature}", f"{forged}.{payload}."):
        with pytest.raises(BadEnvelope):
            envelope.verify(token.encode(), TERMINAL.public_key())


def test_a_jws_made_for_something_else_is_no_envelope() -> None:
    headers = header().model_dump(mode="json")
    token = jws.sign(b"x", TERMINAL, kind="kiosk-acknowledgement+jws", headers=headers)
    with pytest.raises(BadEnvelope, match="of type"):
        envelope.verify(token.encode(), TERMINAL.public_key())


@pytest.mark.parametrize("left_out", ["typ", "alg"])
def test_a_header_that_leaves_type_or_algorithm_out_is_refused(left_out: str) -> None:
    headers = {"typ": envelope.ENVELOPE_TYPE, "alg": "EdDSA"} | json.loads(
        orjson.dumps(envelope.named_headers(header()))
    )
    del headers[left_out]
    written = base64.urlsafe_b64encode(json.dumps(headers).encode()).rstrip(b"=") + b".eA"
    signature = base64.urlsafe_b64encode(TERMINAL.sign(written)).rstrip(b"=")
    with pytest.raises(BadEnvelope, match="of type"):
        envelope.verify(written + b"." + signature, TERMINAL.public_key())


def test_nothing_personal_shows_from_outside() -> None:
    assert "欧阳".encode() not in base64.urlsafe_b64decode(CLOSED.split(b".")[1] + b"==")
    assert len(base64.urlsafe_b64decode(CLOSED.split(b".")[1] + b"==")) == len(PLAINTEXT) + 48


def test_a_packed_submission_is_smaller_and_opens_to_the_same() -> None:
    plaintext = PLAINTEXT * 50
    small = envelope.close(header(zip="deflate"), plaintext, suite=SUITE, recipient=PUBLIC, signer=TERMINAL)
    large = envelope.close(header(), plaintext, suite=SUITE, recipient=PUBLIC, signer=TERMINAL)
    assert len(small) < len(large) / 2
    for each in (small, large):
        read, sealed = envelope.verify(each, TERMINAL.public_key())
        assert envelope.unseal(read, sealed, suite=SUITE, private_key=PRIVATE) == plaintext


@pytest.mark.parametrize(
    "packed",
    [
        pytest.param(b"\xff not deflate", id="foreign"),
        pytest.param(pack(bytes(MAX_UNPACKED + 1), "deflate"), id="a bomb"),
        pytest.param(pack(PLAINTEXT, "deflate")[:-1], id="cut off"),
        pytest.param(pack(PLAINTEXT, "deflate") + b"x", id="goes on"),
    ],
)
def test_what_does_not_unpack_is_refused(packed: bytes) -> None:
    named = header(zip="deflate")
    signed = envelope.sign(named, SUITE.seal(packed, PUBLIC, named.info()), TERMINAL)
    read, sealed = envelope.verify(signed, TERMINAL.public_key())
    with pytest.raises(CannotOpen):
        envelope.unseal(read, sealed, suite=SUITE, private_key=PRIVATE)


def test_a_header_says_nothing_of_what_is_not_there() -> None:
    assert (
        not {"zip", "after", "parts"}
        & jws.untrusted_headers(CLOSED.decode(), kind=envelope.ENVELOPE_TYPE).keys()
    )


def test_the_manifest_and_the_original_are_signed() -> None:
    original = UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964aa")
    part = Part(slot="premises_1", digest="ab" * 32, size=1000)
    read, _ = envelope.verify(closed(after=original, parts=(part,)), TERMINAL.public_key())
    assert (read.after, read.parts) == (original, (part,))
