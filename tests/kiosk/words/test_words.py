"""The words files: complete in every language, and strict."""

import pytest

from kiosk.words import LANGUAGES, TECHNICIANS_TOPICS, Language, WordMissingError, Words
from tests.scripts import foreign

ZH, EN = Words("zh"), Words("en")
ALL = sorted(ZH.keys())
RESIDENTS = [key for key in ALL if not key.startswith(TECHNICIANS_TOPICS)]
KEYS: dict[Language, list[str]] = {"zh": ALL, "en": ALL, "ko": RESIDENTS, "ja": RESIDENTS}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_words(language: Language) -> None:
    assert Words(language).keys() == set(KEYS[language])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_says_it_with_the_same_values(language: Language) -> None:
    words = Words(language)
    keys = KEYS[language]
    assert {key: words.values_of(key) for key in keys} == {key: ZH.values_of(key) for key in keys}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_stands_in_its_own_script(language: Language) -> None:
    said = {key: text for key, text in said_in(language).items() if key != "print_test.sample"}
    assert {key: text for key, text in said.items() if foreign(text, language)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty(language: Language) -> None:
    assert [key for key, text in said_in(language).items() if not text.strip()] == []


def said_in(language: Language) -> dict[str, str]:
    words = Words(language)
    values = {key: dict.fromkeys(words.values_of(key), "1") for key in KEYS[language]}
    return {key: words.text(key, **given) for key, given in values.items()}


def test_a_day_in_english_names_its_month() -> None:
    """12/1 is two days, depending on who reads it."""
    assert Words("en").text("told.day", month=12, day=1) == "1 Dec"


def test_a_key_nobody_wrote_is_an_error_that_names_the_file() -> None:
    with pytest.raises(WordMissingError, match=r"zh\.toml.*receipt\.nothing"):
        ZH.text("receipt.nothing")


def test_a_value_that_was_forgotten_is_an_error() -> None:
    with pytest.raises(WordMissingError, match="count"):
        EN.text("receipt.delivery_delivered")


def test_values_are_filled_in() -> None:
    assert Words("zh", {"a": "共{count}件"}).text("a", count=3) == "共3件"


def test_every_state_of_a_printer_has_its_sentence() -> None:
    from devices.receipt_printer.printer import Connection, Cover, Fault, Paper, PrinterStatus, PrintOutcome

    statuses = [
        PrinterStatus(connection, paper, cover, fault)
        for connection in Connection
        for paper in Paper
        for cover in Cover
        for fault in Fault
    ]
    for sentence_key in {status.sentence_key for status in statuses} | {
        each.sentence_key for each in PrintOutcome
    }:
        assert ZH.text(sentence_key)
        assert EN.text(sentence_key)


def test_every_error_of_a_device_has_its_sentence() -> None:
    from devices import errors

    for error in vars(errors).values():
        if isinstance(error, type) and issubclass(error, errors.DeviceError):
            assert ZH.text(error.sentence_key)
            assert EN.text(error.sentence_key)
