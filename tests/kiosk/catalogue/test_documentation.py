"""What the documentation shows works as it stands."""

import re
import shutil
from pathlib import Path

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue


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


def test_the_documentation_says_that_the_catalogue_is_illustrative(project_root: Path) -> None:
    page = (project_root / "docs" / "catalogue.md").read_text(encoding="utf-8")
    assert load_catalogue(factory_directory()).notice.zh in page
