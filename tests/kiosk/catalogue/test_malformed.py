"""A catalogue with a fault is refused with one line that names file, key and remedy."""

import shutil
from pathlib import Path

import pytest

from kiosk.catalogue.errors import CatalogueError
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue.toml_file import MAX_FILE_BYTES
from tests.kiosk.catalogue.conftest import Spoil
from tests.kiosk.catalogue.faults import BIRTH, FAULTS, FIRM


@pytest.mark.parametrize(
    ("name", "old", "new", "line"),
    [pytest.param(*rest, id=what) for what, *rest in FAULTS],
)
def test_a_fault_is_named_with_file_key_and_remedy(
    spoil: Spoil, name: str, old: str, new: str, line: str
) -> None:
    directory = spoil(name, old, new)
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(directory)
    assert caught.value.problems[0].startswith(line)
    assert "\n" not in str(caught.value)
    assert caught.value.exit_code == 2


def test_every_fault_is_counted_and_the_first_is_said(spoil: Spoil) -> None:
    spoil(BIRTH, '"I005"', '"I0005"')
    directory = spoil(FIRM, '"I069"', '"I0069"')
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(directory)
    assert len(caught.value.problems) == 2
    assert str(caught.value).endswith("did you mean I005? (1 more)")


def test_a_directory_that_is_no_catalogue_is_refused(tmp_path: Path) -> None:
    with pytest.raises(
        CatalogueError, match=r"catalogue\.toml: not there; a catalogue needs it, put it back"
    ):
        load_catalogue(tmp_path / "nowhere")


def test_a_file_that_is_not_utf_8_is_refused(spoil: Spoil) -> None:
    directory = spoil(BIRTH, "featured = 1", "featured = 1")
    (directory / BIRTH).write_bytes('id = "新"'.encode("gbk"))
    with pytest.raises(CatalogueError, match=r"S01-birth\.toml: not UTF-8 at byte 6; save it as UTF-8"):
        load_catalogue(directory)


def test_a_file_too_large_for_a_person_to_edit_is_refused_unread(spoil: Spoil) -> None:
    directory = spoil(BIRTH, "featured = 1", "featured = 1")
    (directory / BIRTH).write_bytes(b"#" * (MAX_FILE_BYTES + 1))
    with pytest.raises(CatalogueError, match="larger than 1000000 bytes; split it"):
        load_catalogue(directory)


def test_a_directory_in_place_of_a_file_is_refused(tmp_path: Path) -> None:
    directory = shutil.copytree(factory_directory(), tmp_path / "catalogue")
    (directory / "departments.toml").unlink()
    (directory / "departments.toml").mkdir()
    with pytest.raises(CatalogueError, match=r"departments\.toml: cannot be read"):
        load_catalogue(directory)


@pytest.mark.parametrize("name", ["catalogue.toml", "departments.toml"])
def test_a_missing_file_is_named(tmp_path: Path, name: str) -> None:
    directory = shutil.copytree(factory_directory(), tmp_path / "catalogue")
    (directory / name).unlink()
    with pytest.raises(CatalogueError, match=f"{name}: not there; a catalogue needs it, put it back"):
        load_catalogue(directory)
