"""Sealing in two steps is sealing in one: another library makes the first step, ours opens the result."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.contract.suite import CannotOpen, HpkeX25519

SUITE = HpkeX25519()
PRIVATE, PUBLIC = SUITE.generate()


@given(plaintext=st.binary(max_size=5_000), info=st.binary(max_size=200))
def test_what_is_sealed_in_a_context_is_opened_like_any_other(plaintext: bytes, info: bytes) -> None:
    sealed = SUITE.context(PUBLIC, info).seal(plaintext)
    assert len(sealed) == len(plaintext) + 48
    assert SUITE.open(sealed, PRIVATE, info) == plaintext


def test_it_is_bound_to_its_info_and_to_its_key() -> None:
    sealed = SUITE.context(PUBLIC, b"one").seal(b"said")
    with pytest.raises(CannotOpen):
        SUITE.open(sealed, PRIVATE, b"another")
    with pytest.raises(CannotOpen):
        SUITE.open(sealed, SUITE.generate()[0], b"one")


def test_two_contexts_of_the_same_share_nothing() -> None:
    first, second = (SUITE.context(PUBLIC, b"").seal(b"said") for _ in range(2))
    assert first[:32] != second[:32]
    assert first[32:] != second[32:]


def test_a_context_seals_once() -> None:
    """Of a second message nobody could open anything: `open` knows first ones only."""
    context = SUITE.context(PUBLIC, b"")
    context.seal(b"said")
    with pytest.raises(ValueError, match="already"):
        context.seal(b"said again")
