"""What every test relies on: no display, no settings of the person who runs them, and Qt's warnings seen."""

import gc
import os
from collections.abc import Generator, Iterator
from itertools import count
from pathlib import Path

import pytest

# Before any import of Qt. A test that shows a window shows it to nobody.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
os.environ["QT_IM_MODULE"] = "qtvirtualkeyboard"
# Milliseconds that Qt waits before each frame, in case more changes come: 5 otherwise, and nobody sees it.
os.environ["QT_QPA_UPDATE_IDLE_TIME"] = "1"

from hypothesis import settings
from pytestqt.qtbot import QtBot

from tests.qt_messages import mark_messages, pytest_runtest_makereport

mark_messages()
for _waiting in (QtBot.waitUntil, QtBot.waitSignal, QtBot.waitSignals):
    # Milliseconds; 5 s otherwise, which a machine may spend on somebody else's work.
    _waiting.__kwdefaults__ = {**(_waiting.__kwdefaults__ or {}), "timeout": 60_000}

# Hypothesis gives an example 0.2 s otherwise. No test is about how fast this machine is.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")

__all__ = ["pytest_runtest_makereport"]


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Walk through nothing while ten thousand tests are collected, and not through them at every collection
    of garbage after, which would take a quarter of a second. Collecting seldom saves an eighth of all time.
    """
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()
        gc.freeze()
        gc.set_threshold(20_000, 10, 10)  # instead of 700: a test ends before its garbage matters


@pytest.fixture(scope="session")
def _homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Names of homes. pytest's own numbering looks through all earlier ones for each new one."""
    homes = tmp_path_factory.mktemp("homes")
    return (homes / str(number) for number in count())


@pytest.fixture(autouse=True)
def _a_home_of_its_own(_homes: Iterator[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """No test reads or leaves anything in the home directory of the person who runs it."""
    home = next(_homes)
    home.mkdir()
    for variable in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(variable, str(home / variable.removeprefix("XDG_").lower()))


@pytest.fixture
def project_root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parents[1]
