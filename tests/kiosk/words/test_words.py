"""The words files: complete in both languages, and strict."""

import pytest

from kiosk.words import LANGUAGES, WordMissingError, Words

ZH, EN = Words("zh"), Words("en")


def test_both_languages_have_the_same_words() -> None:
    assert ZH.keys() == EN.keys()


@pytest.mark.parametrize("key", sorted(ZH.keys()))
def test_both_languages_say_it_with_the_same_values(key: str) -> None:
    assert ZH.values_of(key) == EN.values_of(key)


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_word_is_empty(language: str) -> None:
    words = Words("zh" if language == "zh" else "en")
    assert all(words.text(key, **dict.fromkeys(words.values_of(key), "x")).strip() for key in words.keys())  # noqa: SIM118


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
