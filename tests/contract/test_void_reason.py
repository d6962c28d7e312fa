"""Why something was given up travels to the operator: in one line, without what may be somebody's number."""

import pytest

from kiosk.contract.void_reason import MAX_REASON, without_a_person


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("filed twice", "filed twice"),
        ("  交了两遍，\n以后一件为准 ", "交了两遍， 以后一件为准"),
        ("filed twice on 2026-11-26 14:30", "filed twice on 2026-11-26 14:30"),
        ("字" * MAX_REASON, "字" * MAX_REASON),
    ],
)
def test_a_few_words_are_taken(text: str, words: str) -> None:
    assert without_a_person(text) == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        "字" * (MAX_REASON + 1),
        "call 13800138000",
        "call 138 0013 8000",
        "call 138-0013-8000",
        "电话１３８００１３８０００",
        "card 11010519491231002X",
        "see 0001-01-000002-AAAA-A",
        "card 110105 19491231 002X",
        "a\x07b",
        "a\u202eb",
        "a\x00b",
    ],
)
def test_what_may_be_somebodys_number_or_cannot_be_shown_is_not(text: str) -> None:
    assert without_a_person(text) is None
