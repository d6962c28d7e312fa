"""One window per variant for the tests that look at every moment."""

import os
from collections.abc import Iterator

import pytest

from ui import keyboard

# Before the application exists: Qt reads where the keyboard's layouts lie when it makes the input context.
_ENVIRONMENT: dict[str, str] = {}
_HOME = keyboard.prepare_environment(_ENVIRONMENT)
os.environ.update({name: value for name, value in _ENVIRONMENT.items() if name.startswith("QT_")})
_HOME.forget()

from PySide6.QtGui import QGuiApplication  # noqa: E402

from ui.gallery.moments import MOMENTS, Moment  # noqa: E402
from ui.gallery.pictures import Stage  # noqa: E402
from ui.gallery.variants import Variant, variants  # noqa: E402


def moment(name: str) -> Moment:
    """The gallery's moment of that name."""
    return next(each for each in MOMENTS if each.name == name)


@pytest.fixture(params=list(variants()), ids=lambda variant: variant.name)
def every_way(request: pytest.FixtureRequest, qapp: QGuiApplication) -> Iterator[Stage]:
    """The window, once in each orientation, language and type size."""
    variant: Variant = request.param
    stage = Stage(variant, MOMENTS[0])
    yield stage
    stage.close()


@pytest.fixture
def stage(qapp: QGuiApplication) -> Iterator[Stage]:
    """The window in portrait, in Chinese."""
    made = Stage(Variant(landscape=False, language="zh", elder=False), MOMENTS[0])
    yield made
    made.close()
