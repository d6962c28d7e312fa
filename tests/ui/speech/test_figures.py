"""Codes, dates and masks as they are said."""

import pytest

from ui.speech.figures import in_words, spelled
from ui.speech.languages import runs


@pytest.mark.parametrize(
    ("language", "value", "said"),
    [
        ("zh", "13800000000", "一，三，八，零，零，零，零，零，零，零，零。"),
        ("zh", "2026-11-12", "2026年11月12日"),
        ("en", "2026-11-12", "12 November 2026"),
        ("ko", "2026-11-12", "2026년 11월 12일"),
        ("zh", "陈*", "陈 遮住"),
        ("zh", "138****0000", "一，三，八。 遮住 零，零，零，零。"),
        ("zh", "2102 **** **** **2X", "二，一，零，二。 遮住 二，X。"),
        ("zh", "示例路1号3单元501", "示例路1号3单元501"),
        ("en", "V210000001", "V, 2, 1, 0, 0, 0, 0, 0, 0, 1."),
        ("zh", "女", "女"),
    ],
)
def test_a_value_is_said_as_a_person_would_read_it(language: str, value: str, said: str) -> None:
    assert in_words(value, language, "遮住") == said


def test_a_code_is_spelled_in_its_groups() -> None:
    assert spelled("7K2M-01-5", "zh") == "七，K，二，M。零，一。五。"
    assert spelled("7K2M-01-5", "en") == "7, K, 2, M. 0, 1. 5."


def test_a_chinese_name_in_an_english_sentence_is_read_by_the_chinese_voice() -> None:
    assert list(runs("Name: 陈示例, female", "en")) == [
        ("Name: ", "en"),
        ("陈示例", "zh"),
        (", female", "en"),
    ]
    assert list(runs("Name: 陈示例", "zh")) == [("Name: 陈示例", "zh")]
