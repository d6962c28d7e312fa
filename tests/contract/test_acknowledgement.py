"""The acknowledgement: by the central service, about this very submission."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from kiosk.contract import acknowledgement, jws
from kiosk.contract.acknowledgement import Acknowledgement, BadAcknowledgement

CENTRAL = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
SUBMISSION = UUID("6f9619ff-8b86-4d01-b42d-00cf4fc964ff")
DIGEST = "ab" * 32
SAID = Acknowledgement(
    id=SUBMISSION, digest=DIGEST, terminal=7, sequence=42, received=datetime(2026, 11, 23, 3, 0, tzinfo=UTC)
)
TOKEN = acknowledgement.sign(SAID, CENTRAL)


def check(token: str, submission: UUID = SUBMISSION, digest: str = DIGEST) -> Acknowledgement:
    return acknowledgement.verify(token, CENTRAL.public_key(), submission=submission, digest=digest)


def test_it_says_what_was_signed() -> None:
    assert check(TOKEN) == SAID


@given(st.integers(0, len(TOKEN) * 7 - 1))
def test_every_flipped_bit_is_refused(bit: int) -> None:
    altered = list(TOKEN)
    altered[bit // 7] = chr(ord(altered[bit // 7]) ^ 1 << bit % 7)
    with pytest.raises(BadAcknowledgement):
        check("".join(altered))


def test_one_about_another_submission_or_other_bytes_is_refused() -> None:
    with pytest.raises(BadAcknowledgement, match="another submission"):
        check(TOKEN, submission=UUID(int=1))
    with pytest.raises(BadAcknowledgement, match="another submission"):
        check(TOKEN, digest="00" * 32)


def test_anybody_elses_is_refused() -> None:
    with pytest.raises(BadAcknowledgement):
        check(acknowledgement.sign(SAID, Ed25519PrivateKey.generate()))


def test_another_kind_of_signed_thing_is_refused() -> None:
    token = jws.sign(SAID.model_dump_json().encode(), CENTRAL, kind="kiosk-verification+jws", headers={})
    with pytest.raises(BadAcknowledgement):
        check(token)


@pytest.mark.parametrize("payload", [b"", b"{}", b"null", b"\xff", SAID.model_dump_json().encode()[:-1]])
def test_a_signed_text_that_is_no_acknowledgement_is_refused(payload: bytes) -> None:
    with pytest.raises(BadAcknowledgement):
        check(jws.sign(payload, CENTRAL, kind=acknowledgement.ACKNOWLEDGEMENT_TYPE, headers={}))


@given(st.text(max_size=200))
def test_rubbish_is_refused_and_never_a_crash(text: str) -> None:
    with pytest.raises(BadAcknowledgement):
        check(text)
