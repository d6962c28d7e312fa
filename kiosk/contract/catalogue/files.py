"""From a directory of TOML files to one table, remembering which file said what.

- `catalogue.toml`: version, title, notice, district, programme
- `departments.toml`: one table per department
- `places.toml`: one table per sub-district, named by its code; may be missing
- `fields/*.toml`: one table per field; the split into files is for the reader
- `items/*.toml`: a theme per file: `theme`, then one table per item
- `life_events/*.toml`: one life event per file, named after its id: S01-birth.toml
- `commitments/*.toml`: one template per file, named after its id: CT01.toml
- `policies/*.toml`: one policy for firms per file, named after its id: P01-steady-jobs.toml; the questions
  that sort them stand in `catalogue.toml`, `[[policy_questions]]`
- `pages/*.toml`: one page of things to know per file, named after its id: G01-parking.toml
- `translations/ko/*.toml` and on: the same words in further languages (`translations.py`)
"""

from dataclasses import dataclass
from pathlib import Path

from kiosk.contract.catalogue.errors import Fault, UnsoundCatalogue
from kiosk.contract.catalogue.phrases import phrase
from kiosk.contract.catalogue.toml_file import Table, read_toml_file
from kiosk.contract.catalogue.translations import fill_in, read_translations

HEADER = "catalogue.toml"
DEPARTMENTS = "departments.toml"
PLACES = "places.toml"
ONE_A_FILE = ("life_events", "commitments", "policies", "pages")
"""Sections with a file for each entry."""


@dataclass(frozen=True)
class CatalogueFiles:
    """What all files say together. `origins` maps (section, entry id) to its file."""

    content: Table
    origins: dict[tuple[str, str], str]

    def file_of(self, section: str, entry: str) -> str:
        """The file that holds an entry of a section; the header for everything that is no section."""
        whole = {"departments": DEPARTMENTS, "places": PLACES}
        return self.origins.get((section, entry), whole.get(section, HEADER))


def read_files(directory: Path) -> CatalogueFiles:
    """Reads every file of a catalogue. Raises UnsoundCatalogue: unreadable, no TOML, or said twice."""
    content = read_toml_file(directory, HEADER)
    origins: dict[tuple[str, str], str] = {}
    for section in ("departments", "places", "fields", "items", *ONE_A_FILE):
        if section in content:
            raise UnsoundCatalogue(Fault(HEADER, section, phrase("own_files"), phrase("move_there")))
        content[section] = {}
    for section, name, entries in _sections(directory):
        for entry, table in entries.items():
            if not isinstance(table, dict):
                raise UnsoundCatalogue(Fault(name, entry, phrase("stray_value"), phrase("put_under")))
            if (section, entry) in origins:
                problem = phrase("stands_already", file=origins[section, entry])
                raise UnsoundCatalogue(Fault(name, entry, problem, phrase("keep_one")))
            origins[section, entry] = name
            content[section][entry] = table
    fill_in(content, read_translations(directory))
    return CatalogueFiles(content, origins)


def _sections(directory: Path) -> list[tuple[str, str, Table]]:
    """(section, file, entries) of every file but the header, in a stable order."""
    found = [("departments", DEPARTMENTS, read_toml_file(directory, DEPARTMENTS))]
    if (directory / PLACES).exists():
        found.append(("places", PLACES, read_toml_file(directory, PLACES)))
    found += [("fields", name, read_toml_file(directory, name)) for name in _names(directory, "fields")]
    found += [("items", name, _items(directory, name)) for name in _names(directory, "items")]
    for section in ONE_A_FILE:
        found += [(section, name, _single(directory, name)) for name in _names(directory, section)]
    return found


def _names(directory: Path, section: str) -> list[str]:
    return sorted(f"{section}/{path.name}" for path in (directory / section).glob("*.toml"))


def _items(directory: Path, name: str) -> Table:
    """The items of one theme, each with the file's theme and its own id."""
    table = read_toml_file(directory, name)
    if "theme" not in table:
        raise UnsoundCatalogue(Fault(name, "theme", phrase("not_set"), phrase("write_theme")))
    theme = table.pop("theme")
    named = {"theme": theme}
    return {
        key: {"id": key} | named | item if isinstance(item, dict) else item for key, item in table.items()
    }


def _single(directory: Path, name: str) -> Table:
    """The one entry of a file that is named after its id."""
    table = read_toml_file(directory, name)
    entry = Path(name).stem.split("-")[0]
    if table.get("id") != entry:
        raise UnsoundCatalogue(Fault(name, "id", phrase("id_not_of_file"), phrase("write_id", id=entry)))
    return {entry: table}
