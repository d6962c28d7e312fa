"""What of a code is taken, and how little of it is shown."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.code_scanner.masking import code_mask
from devices.code_scanner.payload import Alphabet, Limits, text_of
from devices.code_scanner.scanner import LIFE_S, CodeExpired, CodeRefused, Fault, ScannedCode
from devices.traffic import Direction
from kiosk.words import LANGUAGES, Language, Words

TEXT = Limits(longest=20)


def fault_of(code: bytes, limits: Limits = TEXT) -> Fault:
    with pytest.raises(CodeRefused) as refused:
        text_of(code, limits)
    return refused.value.fault


def test_utf_8_comes_first_and_gb18030_after_it() -> None:
    assert text_of("电子凭证".encode(), TEXT) == "电子凭证"
    assert text_of("电子凭证".encode("gb18030"), TEXT) == "电子凭证"


def test_a_terminal_may_be_set_to_one_encoding() -> None:
    assert fault_of("电子凭证".encode("gb18030"), Limits(encodings=("utf-8",))) is Fault.ENCODING


@pytest.mark.parametrize(
    "bad",
    ["\x00", "\x1b[2J", "a\tb", "a\nb", "\x7f", "\x85", "\u202eabc", "a\u2028b", "a\u200bb"],
)
def test_what_steers_a_screen_or_a_printer_is_refused(bad: str) -> None:
    assert fault_of(bad.encode()) is Fault.CHARACTERS


def test_lengths_are_counted_in_characters() -> None:
    assert text_of(("证" * 20).encode(), TEXT) == "证" * 20
    assert fault_of(("证" * 21).encode()) is Fault.TOO_LONG
    assert fault_of(b"12", Limits(shortest=3)) is Fault.TOO_SHORT


@pytest.mark.parametrize(
    ("alphabet", "code", "taken"),
    [
        (Alphabet.DIGITS, "0123456789", True),
        (Alphabet.DIGITS, "１２", False),
        (Alphabet.DIGITS, "12a", False),
        (Alphabet.ASCII, "https://a/b?c=d e~", True),
        (Alphabet.ASCII, "é", False),
        (Alphabet.TEXT, "𠮷　龑", True),
    ],
)
def test_the_alphabet_is_kept(alphabet: Alphabet, code: str, taken: bool) -> None:
    limits = Limits(alphabet=alphabet)
    if taken:
        assert text_of(code.encode(), limits) == code
    else:
        assert fault_of(code.encode(), limits) is Fault.CHARACTERS


@settings(deadline=None)  # a busy machine is no fault
@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_within_the_limits_or_are_refused(code: bytes) -> None:
    try:
        text = text_of(code, TEXT)
    except CodeRefused:
        return
    assert 1 <= len(text) <= 20
    assert all(each == " " or each.isprintable() or each.isspace() or ord(each) > 0x7F for each in text)


def test_a_code_is_read_out_for_a_minute() -> None:
    code = ScannedCode("token", read_at=100.0)
    assert code.text(100.0 + LIFE_S) == "token"
    with pytest.raises(CodeExpired):
        code.text(100.1 + LIFE_S)


def test_a_code_does_not_show_itself() -> None:
    code = ScannedCode("SECRET-9", 0.0)
    assert "SECRET" not in f"{code!r} {code} {code.masked}"
    assert code.masked == "8 characters: digits, letters, signs"


def test_a_refusal_says_why_and_never_what() -> None:
    with pytest.raises(CodeRefused) as refused:
        text_of(b"SECRET\x00", TEXT)
    assert "SECRET" not in str(refused.value)
    assert "characters" in str(refused.value)


def test_of_a_line_the_framing_is_seen_and_not_the_code() -> None:
    assert code_mask(Direction.RECEIVED, b"SECRET\r\n") == "·· ·· ·· ·· ·· ·· 0D 0A"
    assert code_mask(Direction.SENT, b"\x16T\r") == "16 54 0D"


@settings(deadline=None)  # a busy machine is no fault
@given(st.binary(min_size=1, max_size=300))
def test_no_printable_byte_of_a_code_can_be_told_from_another(data: bytes) -> None:
    blind = bytes(byte if byte < 0x20 else 0x58 for byte in data)
    assert code_mask(Direction.RECEIVED, data) == code_mask(Direction.RECEIVED, blind)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_refusal_has_its_sentence(language: Language) -> None:
    for key in (CodeExpired.sentence_key, CodeRefused.sentence_key, "device.code.show"):
        assert Words(language).text(key)
