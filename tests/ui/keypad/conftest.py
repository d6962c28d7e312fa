"""The window of the screens' tests, and a keypad before it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.keypad.hands import Hands
from tests.ui.qml.conftest import moment
from ui.gallery.pictures import Stage
from ui.gallery.variants import Variant


@pytest.fixture
def stage(qapp: QGuiApplication) -> Iterator[Stage]:
    """The window in portrait, in Chinese."""
    made = Stage(Variant(landscape=False, language="zh"), moment("welcome"))
    yield made
    made.close()


@pytest.fixture
def hands(stage: Stage, tmp_path: Path) -> Hands:
    """A keypad with the factory's keys."""
    return Hands(stage.window, tmp_path)
