"""What every test relies on: no display, no settings of the person who runs them, and Qt's warnings seen."""

import os
from pathlib import Path

import pytest

# Before any import of Qt. A test that shows a window shows it to nobody.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
# Milliseconds that Qt waits before each frame, in case more changes come: 5 otherwise, and nobody sees it.
os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "1"

from pytestqt.qtbot import QtBot

from tests.qt_messages import mark_messages, pytest_runtest_makereport

mark_messages()
for _waiting in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    # Milliseconds; 5 s otherwise, which a machine may spend on somebody else's work.
    _waiting.__kwdefaults__ = {**(_waiting.__kwdefaults__ or {}), "timeout": 60_000}

__all__ = ["pytest_runtest_makereport"]


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or leaves anything in the home directory of the person who runs it."""
    home = tmp_path_factory.mktemp("home")
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.removeprefix("XDG_").lower()))


@pytest.fixture
def project_root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parents[1]
