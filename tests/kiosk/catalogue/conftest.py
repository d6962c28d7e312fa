"""The catalogue that ships, loaded once, and a copy of its files to spoil."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue.schema import Catalogue

Spoil = Callable[[str, str, str], Path]


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue that ships with the program."""
    return load_catalogue(factory_directory())


@pytest.fixture
def spoil(tmp_path: Path) -> Spoil:
    """Copies the files that ship and replaces one text in one of them. Answers with the copy."""

    def spoiled(name: str, old: str, new: str) -> Path:
        directory = tmp_path / "catalogue"
        if not directory.exists():
            shutil.copytree(factory_directory(), directory)
        file = directory / name
        content = file.read_text(encoding="utf-8")
        assert old in content
        file.write_text(content.replace(old, new, 1), encoding="utf-8")
        return directory

    return spoiled
