"""What the documentation shows works as it stands."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue import schema
from kiosk.contract.catalogue.problems import problems
from kiosk.contract.catalogue.service import service_of
from kiosk.contract.model import Model

SECTION = re.DOTALL | re.MULTILINE


def test_the_life_event_of_the_documentation_is_filed_by_saving_one_file(
    project_root: Path, tmp_path: Path
) -> None:
    page = (project_root / "docs" / "catalogue.md").read_text(encoding="utf-8")
    example = next(
        block for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL) if 'id = "S21"' in block
    )
    directory = shutil.copytree(factory_directory(), tmp_path / "catalogue")
    (directory / "life_events" / "S21-dog.toml").write_text(example, encoding="utf-8")
    catalogue = load_catalogue(directory)
    assert catalogue.life_events["S21"].title.zh == "养犬登记"
    assert len(catalogue.life_events) == 21


def test_every_key_of_the_schema_is_described_and_no_other(project_root: Path) -> None:
    page = (project_root / "docs" / "catalogue-keys.md").read_text(encoding="utf-8")
    described = {
        name: set(_keys(rows)) for name, rows in re.findall(r"^## (\w+)\n(.*?)(?=^## |\Z)", page, SECTION)
    }
    models = [each for each in map(schema.__dict__.get, schema.__all__) if isinstance(each, type)]
    kept = {
        each.__name__: {(name, field.is_required()) for name, field in each.model_fields.items()}
        for each in models
        if issubclass(each, Model)
    }
    assert {name: keys for name, keys in kept.items() if described.get(name) != keys} == {}
    assert described.keys() == kept.keys()


def _keys(rows: str) -> Iterator[tuple[str, bool]]:
    """Each key of a table, and whether it must be there."""
    for cell in re.findall(r"^\| (\**`.*?) \| ", rows, re.MULTILINE):
        for stars, key in re.findall(r"(\**)`(\w+)`", cell):
            yield key, bool(stars)


def test_the_item_of_the_documentation_is_filed_by_saving_one_file(
    project_root: Path, tmp_path: Path
) -> None:
    page = (project_root / "docs" / "catalogue.md").read_text(encoding="utf-8")
    example = next(block for block in re.findall(r"```toml\n(.*?)```", page, re.DOTALL) if "[I101]" in block)
    directory = shutil.copytree(factory_directory(), tmp_path / "catalogue")
    (directory / "items" / "pets.toml").write_text(example, encoding="utf-8")
    assert problems(directory) == ()
    assert service_of(load_catalogue(directory), "I101") is not None


def test_the_documentation_says_that_the_catalogue_is_illustrative(project_root: Path) -> None:
    page = (project_root / "docs" / "catalogue.md").read_text(encoding="utf-8")
    assert load_catalogue(factory_directory()).notice.zh in page
