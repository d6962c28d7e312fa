"""The demonstration's panel has its words."""

import re
from pathlib import Path

from kiosk.config.devices import DEVICE_NAMES
from ui.demo import panel
from ui.words import load_words

HERE = Path(panel.__file__).parent


def test_every_word_of_the_panel_is_there_in_the_languages_it_has() -> None:
    asked = set(re.findall(r'"(panel\.\w+)"', (HERE / "qml" / "Panel.qml").read_text("utf-8")))
    asked |= {f"panel.{name}" for name in DEVICE_NAMES}
    for language, texts in load_words(HERE / "words", ("zh", "en")).items():
        assert asked <= texts.keys(), language
