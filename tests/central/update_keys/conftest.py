"""The sticks before the first ceremony and after it."""

import contextlib
import io
from pathlib import Path
from shutil import copytree

import pytest

from central import cli
from tests.central.update_keys.ceremony import Ceremony, quick_keys


@pytest.fixture
def fresh(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ceremony:
    quick_keys(monkeypatch)
    return Ceremony(tmp_path, capsys)


@pytest.fixture(scope="package")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The directory after the first ceremony, held once."""
    directory = tmp_path_factory.mktemp("first")
    with pytest.MonkeyPatch.context() as patch, contextlib.redirect_stdout(io.StringIO()):
        quick_keys(patch)
        ceremony = Ceremony(directory, None)
        assert cli.main([*map(str, ceremony.init_words())]) == 0
    return directory


@pytest.fixture
def held(fresh: Ceremony, first: Path) -> Ceremony:
    """After the first ceremony, in a directory of its own."""
    copytree(first, fresh.directory, dirs_exist_ok=True)
    return fresh
