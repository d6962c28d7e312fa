"""The receipt number: read as people say and type it, and not forgeable without the terminal's key."""

import hashlib
import hmac
import re
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.contract.receipt_number import (
    CROCKFORD,
    MAX_EPOCH,
    MAX_SEQUENCE,
    MAX_TERMINAL,
    BadReceiptNumber,
    ReceiptNumber,
    terminal_code,
)

KEY = bytes(range(32))

numbers = st.builds(
    ReceiptNumber.issue,
    st.integers(0, MAX_TERMINAL),
    st.integers(0, MAX_EPOCH),
    st.integers(1, MAX_SEQUENCE),
    st.just(KEY),
)


@pytest.mark.parametrize(
    ("terminal", "epoch", "sequence", "text"),
    [
        (1, 1, 1, "0001-01-000001-"),
        (7, 3, 42, "0007-03-00001A-"),
        (MAX_TERMINAL, MAX_EPOCH, MAX_SEQUENCE, "ZZZZ-ZZ-ZZZZZZ-"),
    ],
)
def test_parts_stand_in_their_groups(terminal: int, epoch: int, sequence: int, text: str) -> None:
    number = str(ReceiptNumber.issue(terminal, epoch, sequence, KEY))
    assert number.startswith(text)
    assert re.fullmatch(r"[0-9A-Z]{4}-[0-9A-Z]{2}-[0-9A-Z]{6}-[0-9A-Z]{4}-[0-9A-Z]", number)


def test_mac_and_check_character_are_those_of_the_standards() -> None:
    number = str(ReceiptNumber.issue(7, 3, 42, KEY))
    mac = int.from_bytes(hmac.new(KEY, b"receipt/1|7|3|42", hashlib.sha256).digest()[:3]) >> 4
    body = "000703" + "00001A" + "".join(CROCKFORD[mac >> shift & 31] for shift in (15, 10, 5, 0))
    assert number.replace("-", "") == body + _mod_37_36(body)


def _mod_37_36(body: str) -> str:
    """ISO/IEC 7064 section 8, written out: hybrid system MOD 37,36."""
    alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    product = 36
    for character in body:
        total = (product + alphabet.index(character)) % 36 or 36
        product = total * 2 % 37
    return alphabet[(37 - product) % 36]


@given(numbers)
def test_what_is_printed_is_read_back_and_genuine(number: ReceiptNumber) -> None:
    read = ReceiptNumber.parse(str(number))
    assert read == number
    assert read.is_genuine(KEY)
    assert (
        not read.is_genuine(bytes(32))
        or read.mac == ReceiptNumber.issue(number.terminal, number.epoch, number.sequence, bytes(32)).mac
    )


@given(numbers, st.sampled_from([str.lower, str.swapcase, lambda text: text.replace("-", " ")]))
def test_case_dashes_and_blanks_do_not_matter(number: ReceiptNumber, typed: Callable[[str], str]) -> None:
    assert ReceiptNumber.parse(f" {typed(str(number))} ") == number


@given(numbers, st.sampled_from(["I", "L", "i", "l"]), st.sampled_from(["O", "o"]))
def test_look_alikes_are_taken_for_what_they_look_like(number: ReceiptNumber, one: str, zero: str) -> None:
    assert ReceiptNumber.parse(str(number).replace("1", one).replace("0", zero)) == number


def caught(text: str) -> bool:
    """By the check character; where that is a look-alike itself, by the MAC."""
    try:
        return not ReceiptNumber.parse(text).is_genuine(KEY)
    except BadReceiptNumber:
        return True


@given(numbers, st.integers(0, 15), st.sampled_from(CROCKFORD))
def test_one_wrong_character_is_caught(number: ReceiptNumber, place: int, wrong: str) -> None:
    compact = str(number).replace("-", "")
    if compact[place] != wrong:
        assert caught(compact[:place] + wrong + compact[place + 1 :])


@given(numbers, st.integers(0, 14))
def test_two_neighbours_swapped_are_caught(number: ReceiptNumber, place: int) -> None:
    compact = str(number).replace("-", "")
    if compact[place] != compact[place + 1]:
        assert caught(compact[:place] + compact[place + 1] + compact[place] + compact[place + 2 :])


def test_without_the_key_the_check_character_alone_catches_99_of_100() -> None:
    slips = missed = 0
    for sequence in range(1, 200):
        compact = str(ReceiptNumber.issue(7, 3, sequence, KEY)).replace("-", "")
        for place in range(16):
            for wrong in CROCKFORD.replace(compact[place], ""):
                slips += 1
                try:
                    ReceiptNumber.parse(compact[:place] + wrong + compact[place + 1 :])
                    missed += 1
                except BadReceiptNumber:
                    continue
    assert missed / slips < 0.01


@given(st.text(max_size=40) | st.text(CROCKFORD, min_size=17, max_size=17))
def test_anything_else_is_refused_and_never_a_crash(text: str) -> None:
    try:
        number = ReceiptNumber.parse(text)
    except BadReceiptNumber:
        return
    assert ReceiptNumber.parse(str(number)) == number


@pytest.mark.parametrize("text", ["", "0001", "0001-01-000001-0000", "U001-01-000001-0000-0", "０００１" * 5])
def test_what_is_wrong_is_said(text: str) -> None:
    with pytest.raises(BadReceiptNumber, match="a receipt number has"):
        ReceiptNumber.parse(text)


@pytest.mark.parametrize(
    ("terminal", "epoch", "sequence"),
    [(-1, 0, 1), (MAX_TERMINAL + 1, 0, 1), (0, MAX_EPOCH + 1, 1), (0, 0, 0), (0, 0, MAX_SEQUENCE + 1)],
)
def test_no_number_is_made_outside_its_ranges(terminal: int, epoch: int, sequence: int) -> None:
    with pytest.raises(ValueError, match="out of range"):
        ReceiptNumber.issue(terminal, epoch, sequence, KEY)


def test_a_terminals_code_is_the_first_group() -> None:
    assert str(ReceiptNumber.issue(1234, 0, 1, KEY)).startswith(terminal_code(1234))
