"""What has a prompt: every fixed sentence, under a name that can be a file's, and nothing a person gave."""

import re

from kiosk.words import LANGUAGES
from tests.kiosk.visit.residents import catalogue
from ui.speech.fixed import fixed_sentences
from ui.words import load_words


def test_every_fixed_sentence_of_the_screens_and_of_the_questions_has_a_key() -> None:
    known = fixed_sentences("zh", catalogue())
    screens = load_words()["zh"]
    assert all(text in known for text in screens.values() if "{" not in text)
    for event in catalogue().life_events.values():
        assert event.name.zh in known
        assert all(question.text.zh in known for question in event.questions)
    assert known[screens["welcome.question"]] == "welcome.question"


def test_a_key_is_a_file_name_and_stands_for_one_text() -> None:
    for language in LANGUAGES:
        keys = list(fixed_sentences(language, catalogue()).values())
        assert len(keys) == len(set(keys))
        assert all(re.fullmatch(r"[A-Za-z0-9_.-]{3,120}", key) for key in keys)
