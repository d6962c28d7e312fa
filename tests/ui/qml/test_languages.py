"""Every moment in every language: nothing of another language in it, no invented sentence missing."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from PySide6.QtGui import QGuiApplication

from kiosk.words import LANGUAGES, Language
from tests.scripts import foreign
from ui.gallery.looking import on_top, texts
from ui.gallery.moments import MOMENTS, Moment
from ui.gallery.pictures import Stage
from ui.gallery.samples.said import FURTHER
from ui.gallery.samples.shell import SHELL
from ui.gallery.variants import Variant
from ui.words import load_words

OTHERS: tuple[Language, ...] = ("ko", "ja")
NAMES_IN_SENTENCES = ("居民身份证法", "陈*")
"""A law is cited under its own name; a resident's, masked, stands in a sentence."""
KEYBOARD = "keyboard."
"""Its keys name the script that they bring: 中, EN."""


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_moment_says_anything_in_another_language(language: Language, qapp: QGuiApplication) -> None:
    stage = Stage(Variant(landscape=False, language=language), MOMENTS[0])
    keys = {text for key, text in load_words()[language].items() if key.startswith(KEYBOARD)}
    found = {}
    for moment in MOMENTS:
        stage.show(moment)
        same_in_all = {*keys, *_names(moment)}
        said = (printed.text for printed in texts(on_top(stage.window)))
        strange = [
            text for text in said if text not in same_in_all and foreign(_without_marks(text), language)
        ]
        if strange:
            found[moment.name] = strange
    stage.close()
    assert found == {}


@pytest.mark.parametrize("language", OTHERS)
def test_every_invented_sentence_is_said_in_every_language_and_none_is_left_over(language: Language) -> None:
    pairs = {pair for moment in MOMENTS for pair in _pairs({**SHELL, **moment.shell, **moment.values})}
    known = FURTHER[language]
    assert {chinese for chinese, _ in pairs} == set(known)


def _pairs(values: Any) -> Iterator[tuple[str, str]]:
    if isinstance(values, tuple):
        if len(values) == 2 and any(values):
            yield values
    elif isinstance(values, Mapping):
        for value in values.values():
            yield from _pairs(value)
    elif isinstance(values, list):
        for value in values:
            yield from _pairs(value)


def _names(moment: Moment) -> Iterator[str]:
    """What no language changes: invented names and addresses, as the card has them."""
    waiting: list[Any] = [moment.values, moment.shell, SHELL]
    while waiting:
        value = waiting.pop()
        if isinstance(value, str):
            yield value
        elif isinstance(value, Mapping):
            waiting.extend(value.values())
        elif isinstance(value, list):
            waiting.extend(value)


def _without_marks(text: str) -> str:
    """Without the languages' own names and signs, which stand on their button and their list, and without
    the few names that stand in sentences.
    """
    for offered in SHELL["languages"]:
        text = text.replace(offered["name"], "").replace(offered["mark"], "")
    for name in NAMES_IN_SENTENCES:
        text = text.replace(name, "")
    return text
