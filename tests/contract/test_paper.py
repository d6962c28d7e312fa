"""A small submission on paper: it fits, it is the envelope itself, and a damaged one is refused."""

import hashlib
import json
import random
from pathlib import Path
from typing import get_args

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.contract import base45, envelope, packing, paper
from kiosk.contract.base45 import BadBase45
from kiosk.contract.paper import BadPaper
from kiosk.submission.new_submission import NewSubmission
from kiosk.terminal.place import TerminalPlace
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import NAME, enrolled, new_submission, sealed_row

# RFC 9285, section 4.3 and 4.4.
EXAMPLES = [(b"AB", "BB8"), (b"Hello!!", "%69 VD92EX0"), (b"base-45", "UJCLQE7W581"), (b"ietf!", "QED8WEX0")]


@pytest.mark.parametrize(("raw", "text"), EXAMPLES)
def test_base45_is_the_standards(raw: bytes, text: str) -> None:
    assert base45.encode(raw) == text
    assert base45.decode(text) == raw


@pytest.mark.parametrize("text", ["A", "ABCD", "GGX", ":::", "::", "ab8"])
def test_what_is_no_base45_is_refused(text: str) -> None:
    with pytest.raises(BadBase45):
        base45.decode(text)


@given(st.binary(max_size=300))
def test_base45_gives_every_bytes_back(raw: bytes) -> None:
    assert base45.decode(base45.encode(raw)) == raw


@given(st.binary(max_size=3000))
def test_packing_gives_every_bytes_back(plain: bytes) -> None:
    for each in get_args(packing.Packing):
        assert packing.unpack(packing.pack(plain, each), each) == plain


@pytest.mark.parametrize(
    ("dictionary", "digest"),
    [
        ("deflate-1", "8b7a25bd889a5db509c59d17f0daaf9ce47fd88b846eeb5ee125da02fce25270"),
        ("deflate-2", "1006430b0b22629a3358999f536a2e786fc18f310c14399a10c8237f83b24087"),
    ],
)
def test_a_dictionary_is_never_changed(dictionary: packing.Packing, digest: str) -> None:
    """What was packed with it must unpack for ever; a better one gets a new name."""
    assert hashlib.sha256(packing._DICTIONARIES[dictionary]).hexdigest() == digest


@pytest.fixture
def central() -> CentralStub:
    return CentralStub()


def sealed(central: CentralStub, directory: Path, new: NewSubmission) -> bytes:
    identity = enrolled(
        TerminalPlace(directory), "http://127.0.0.1:9", central.signing, central.sealing_public
    )
    central.terminal_key = identity.terminal_key.public_key()
    return sealed_row(new, identity, central.suite).envelope


def test_a_small_form_fits_and_comes_back_to_the_last_bit(central: CentralStub, tmp_path: Path) -> None:
    whole = sealed(central, tmp_path, new_submission(strokes=2, points=10))
    text = paper.encode(whole)
    assert text is not None
    assert len(text) <= paper.MAX_CHARACTERS
    assert set(text) <= set(base45.ALPHABET)
    assert paper.decode(text) == whole
    assert json.loads(central.open(paper.decode(text)))["applicant"]["name"] == NAME


def test_a_large_form_has_only_its_digest_there(central: CentralStub, tmp_path: Path) -> None:
    whole = sealed(central, tmp_path, new_submission(strokes=12, points=130))
    assert paper.encode(whole) is None
    text = paper.digest_text("0007-01-000001-AH3F-T", envelope.digest(whole), Ed25519PrivateKey.generate())
    with pytest.raises(BadPaper, match="carries no submission"):
        paper.decode(text)
    assert paper.untrusted_digest(text[:-1]) is None


def test_the_digest_is_signed_together_with_its_number() -> None:
    key, number, digest = Ed25519PrivateKey.generate(), "0007-01-000001-AH3F-T", "ab" * 32
    text = paper.digest_text(number, digest, key)
    assert set(text) <= set(base45.ALPHABET)
    said = paper.untrusted_digest(text)
    assert said is not None
    assert (said.receipt_number, said.digest) == (number, digest)
    assert said.is_signed_by(key.public_key())
    assert not said.is_signed_by(Ed25519PrivateKey.generate().public_key())
    for other in (text.replace("000001", "000002"), text.replace("ABAB", "ABAC", 1)):
        claimed = paper.untrusted_digest(other)
        assert claimed is not None
        assert not claimed.is_signed_by(key.public_key())


def test_the_unsigned_digest_of_an_older_receipt_is_still_read() -> None:
    said = paper.untrusted_digest(f"0007-01-000001-AH3F-T:{'AB' * 32}")
    assert said == paper.UntrustedDigest("0007-01-000001-AH3F-T", "ab" * 32, None)
    assert not said.is_signed_by(Ed25519PrivateKey.generate().public_key())


def test_whatever_is_damaged_is_refused_or_does_not_verify(central: CentralStub, tmp_path: Path) -> None:
    whole = sealed(central, tmp_path, new_submission(strokes=1, points=5))
    text = paper.encode(whole)
    assert text is not None
    assert central.terminal_key is not None
    chance = random.Random(1)
    for _ in range(200):
        at = chance.randrange(len(text))
        other = chance.choice(base45.ALPHABET.replace(text[at], ""))
        try:
            untrusted_envelope = paper.decode(text[:at] + other + text[at + 1 :])
        except BadPaper:
            continue
        with pytest.raises(envelope.BadEnvelope):
            envelope.verify(untrusted_envelope, central.terminal_key)


@given(st.text(max_size=200))
def test_any_text_is_refused_in_an_orderly_way(text: str) -> None:
    with pytest.raises(BadPaper):
        paper.decode(paper.PREFIX + text)
