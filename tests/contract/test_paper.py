"""A receipt's code gives back the very envelope, or proves its digest; nothing altered passes."""

import hashlib
import random
from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID, uuid4

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.contract import base45, envelope, paper
from kiosk.contract.envelope import EnvelopeHeader, Part, SubmissionKind
from kiosk.contract.paper import BadPaper, DigestOnPaper
from kiosk.contract.receipt_number import ReceiptNumber
from kiosk.contract.suite import HpkeX25519, key_id

TERMINAL = Ed25519PrivateKey.generate()
SUITE = HpkeX25519()
PRIVATE, PUBLIC = SUITE.generate()
PLAINTEXT = b'{"rating": 5, "remark": "the queue was short and the machine spoke clearly"}' * 3


def closed(plaintext: bytes = PLAINTEXT, **changes: Any) -> bytes:
    terminal, epoch, sequence = 7, 1, 419
    whole: dict[str, Any] = {
        "id": uuid4(),
        "terminal": terminal,
        "epoch": epoch,
        "sequence": sequence,
        "kind": SubmissionKind.RATING,
        "service": "S01",
        "receipt_number": str(ReceiptNumber.issue(terminal, epoch, sequence, b"k" * 32)),
        "created": datetime(2026, 11, 23, 3, 19, 20, 123456, tzinfo=timezone(timedelta(hours=8))),
        "suite": SUITE.name,
        "key_id": key_id(PUBLIC),
        "zip": "deflate",
    }
    header = EnvelopeHeader(**{**whole, **changes})
    return envelope.close(header, plaintext, suite=SUITE, recipient=PUBLIC, signer=TERMINAL)


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"zip": None},
        {"after": UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964aa")},
        {"created": datetime(2026, 11, 23, tzinfo=UTC)},
        {"created": datetime(1970, 1, 1, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))},
        *({"kind": kind} for kind in SubmissionKind),
    ],
)
def test_a_small_submission_is_made_again_byte_for_byte(changes: dict[str, Any]) -> None:
    original = closed(**changes)
    text = paper.text_for(original, TERMINAL)
    assert text.startswith("GJZ1:")
    assert len(text) <= 1000
    assert set(text) <= set(base45.ALPHABET)
    assert paper.read(text) == original


def test_a_large_one_and_one_with_attachments_carry_their_signed_digest() -> None:
    part = Part(slot="scan", digest="ab" * 32, size=1)
    for original in (closed(random.Random(1).randbytes(700)), closed(parts=(part,))):
        text = paper.text_for(original, TERMINAL)
        assert text.startswith("GJZ2:")
        assert len(text) < 200
        found = paper.read(text)
        assert isinstance(found, DigestOnPaper)
        found.verify(TERMINAL.public_key())
        header = envelope.untrusted_header(original)
        assert (found.id, str(found.number)) == (header.id, header.receipt_number)
        assert found.digest == hashlib.sha256(original).hexdigest()
        with pytest.raises(BadPaper, match="not made by the terminal"):
            found.verify(Ed25519PrivateKey.generate().public_key())


WHOLE = paper.text_for(closed(), TERMINAL)
DIGEST = paper.text_for(closed(random.Random(1).randbytes(700)), TERMINAL)


def take(text: str) -> None:
    """As the central service does."""
    found = paper.read(text)
    if isinstance(found, DigestOnPaper):
        found.verify(TERMINAL.public_key())
    else:
        envelope.verify(found, TERMINAL.public_key())


@given(text=st.sampled_from([WHOLE, DIGEST]), flip=st.data())
def test_one_altered_character_never_passes(text: str, flip: st.DataObject) -> None:
    place = flip.draw(st.integers(0, len(text) - 1))
    other = flip.draw(st.sampled_from([each for each in base45.ALPHABET if each != text[place]]))
    with pytest.raises((BadPaper, envelope.BadEnvelope)):
        take(text[:place] + other + text[place + 1 :])


@given(prefix=st.sampled_from(["GJZ1:", "GJZ2:", "GJZ3:", ""]), raw=st.binary(max_size=250))
def test_any_bytes_are_an_envelope_or_refused(prefix: str, raw: bytes) -> None:
    with suppress(BadPaper):
        paper.read(prefix + base45.encode(raw))


@pytest.mark.parametrize("text", ["", "GJZ1:", "GJZ1:é", "GJZ1:" + "0" * 2000, "http://example", "GJZ2:::::"])
def test_what_is_no_code_of_ours_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(BadPaper, match="code"):
        paper.read(text)


@given(raw=st.binary(max_size=80))
def test_base45_comes_back(raw: bytes) -> None:
    assert base45.decode(base45.encode(raw)) == raw


@pytest.mark.parametrize(
    ("raw", "text"), [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581")]
)
def test_base45_is_that_of_the_standard(raw: bytes, text: str) -> None:
    """The examples of RFC 9285, section 4.3."""
    assert base45.encode(raw) == text
    assert base45.decode(text) == raw


@pytest.mark.parametrize("text", ["GGW", ":::", "A", "AAAA", "ab", "é0"])
def test_what_is_not_base45_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="Base45"):
        base45.decode(text)
