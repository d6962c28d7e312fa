"""From a directory to a checked catalogue, or to the lines that say what to mend."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kiosk.contract.catalogue.checks import check
from kiosk.contract.catalogue.errors import Fault, UnsoundCatalogue
from kiosk.contract.catalogue.files import HEADER, CatalogueFiles, read_files
from kiosk.contract.catalogue.findings import Finding
from kiosk.contract.catalogue.phrases import Phrase, phrase, words
from kiosk.contract.catalogue.schema import SCHEMA_VERSION, Catalogue

_SECTIONS = ("departments", "places", "fields", "items", "life_events", "commitments", "policies", "pages")
_OF_KEYS = {
    "missing": (phrase("not_set"), phrase("add_it")),
    "extra_forbidden": (phrase("no_such_key"), phrase("spelling")),
}


def load(directory: Path) -> Catalogue:
    """The catalogue in `directory`, complete and consistent.

    Raises:
        UnsoundCatalogue: with a line for each fault.

    """
    files = read_files(directory)
    _refuse_other_schema(files)
    try:
        # By way of JSON: strict validation then takes arrays for tuples, strings for enums, ISO dates.
        catalogue = Catalogue.model_validate_json(json.dumps(files.content, default=_iso))
    except ValidationError as error:
        faults = (_fault(files, finding) for finding in error.errors(include_url=False))
        raise UnsoundCatalogue(*faults) from error
    findings = check(catalogue)
    if findings:
        raise UnsoundCatalogue(*(fault_of(files, each) for each in findings))
    return catalogue


def fault_of(files: CatalogueFiles, found: Finding) -> Fault:
    """The same with the file to look into."""
    return Fault(files.file_of(found.section, found.entry), found.path, found.problem, found.remedy)


def _refuse_other_schema(files: CatalogueFiles) -> None:
    version = files.content.get("schema_version")
    if version != SCHEMA_VERSION:
        problem = phrase("other_schema", version=repr(version))
        raise UnsoundCatalogue(
            Fault(HEADER, "schema_version", problem, phrase("write", wanted=SCHEMA_VERSION))
        )


def _fault(files: CatalogueFiles, finding: ErrorDetails) -> Fault:
    loc = [str(part) for part in finding["loc"]]
    section, entry = (loc[0], loc[1]) if len(loc) > 1 else (loc[0], "")
    key = ".".join(loc[1:] if section in _SECTIONS and len(loc) > 1 else loc)
    problem, remedy = _OF_KEYS.get(finding["type"]) or (
        phrase("will_not_do", shown=_shown(finding["input"])),
        phrase("write", wanted=_wanted(finding)),
    )
    return Fault(files.file_of(section, entry), key, problem, remedy)


def _wanted(finding: ErrorDetails) -> Phrase:
    """By the type of the finding; as pydantic says it where that has no words of its own."""
    key = f"wanted_{finding['type']}"
    said = finding["msg"].removeprefix("Input should be ")
    return phrase(key if key in words() else "wanted_other", **{"wanted": said, **finding.get("ctx", {})})


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _iso(value: object) -> str:
    """TOML's dates (and times, which no key takes) as JSON has them."""
    return value.isoformat() if isinstance(value, date) else str(value)
