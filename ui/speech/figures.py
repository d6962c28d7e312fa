"""Figures and codes as they are said: a date as a date, a code one character at a time, a mask as hidden."""

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType

DIGITS: Mapping[str, str] = MappingProxyType(dict(zip("0123456789", "零一二三四五六七八九", strict=True)))
DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
CODE = re.compile(r"[0-9A-Za-z*]*[\d*][0-9A-Za-z*]*(?:[- ][0-9A-Za-z*]*[\d*][0-9A-Za-z*]*)*")
LONGEST_NUMBER = 4
"""A number of more figures is a code: nobody can follow "two billion one hundred and two million"."""
MASK = re.compile(r"[\s*]*\*[\s*]*")
PAUSES: Mapping[str, tuple[str, str]] = MappingProxyType({"zh": ("，", "。"), "en": (", ", ". ")})
"""Between two characters, and between two groups."""
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def spelled(code: str, language: str) -> str:
    """One character at a time, with a longer pause between groups: "7K2M-01" as "七，K，二，M。零，一。"."""
    short, long = PAUSES.get(language, PAUSES["en"])
    groups = [each for each in re.split(r"[\s-]+", code) if each]
    return (
        long.join(short.join(_character(each, language) for each in group) for group in groups) + long.strip()
    )


def in_words(text: str, language: str, hidden: str) -> str:
    """A value of a form as it is said. `hidden` is the word for what is masked."""
    parts: list[str] = []
    end = 0
    for date in DATE.finditer(text):
        parts += [_codes(text[end : date.start()], language), _date(date, language)]
        end = date.end()
    parts.append(_codes(text[end:], language))
    return MASK.sub(lambda _: f" {hidden} ", "".join(parts)).strip()


def _codes(text: str, language: str) -> str:
    def one(found: "re.Match[str]") -> str:
        code = found[0]
        if len(code) <= LONGEST_NUMBER and code.isdigit():
            return code
        if "*" not in code:
            return spelled(code, language)
        runs = re.split(r"(\*+)", code)
        return " ".join(
            run if run.startswith("*") else spelled(run, language) for run in runs if run.strip(" -")
        )

    return CODE.sub(one, text)


def _character(character: str, language: str) -> str:
    return DIGITS.get(character, character) if language == "zh" else character


def _date(found: "re.Match[str]", language: str) -> str:
    year, month, day = found[1], int(found[2]), int(found[3])
    formats: Mapping[str, Callable[[], str]] = {
        "zh": lambda: f"{year}年{month}月{day}日",
        "ko": lambda: f"{year}년 {month}월 {day}일",
    }
    return formats.get(language, lambda: f"{day} {MONTHS[(month - 1) % 12]} {year}")()
