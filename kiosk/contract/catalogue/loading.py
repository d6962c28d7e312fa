"""From a directory to a checked catalogue, or to the lines that say what to mend."""

import json
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from kiosk.contract.catalogue.checks import check
from kiosk.contract.catalogue.errors import UnsoundCatalogue
from kiosk.contract.catalogue.files import CatalogueFiles, read_files
from kiosk.contract.catalogue.schema import SCHEMA_VERSION, Catalogue

_SECTIONS = ("departments", "places", "fields", "items", "life_events", "commitments", "policies", "pages")
_REMEDIES = {
    "missing": "not set; add it",
    "extra_forbidden": "no such key; correct its spelling or remove it",
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
        raise UnsoundCatalogue(
            [_line(files, finding) for finding in error.errors(include_url=False)]
        ) from error
    findings = check(catalogue)
    if findings:
        raise UnsoundCatalogue(
            [f"{files.file_of(f.section, f.entry)}: {f.path}: {f.problem}; {f.remedy}" for f in findings]
        )
    return catalogue


def _refuse_other_schema(files: CatalogueFiles) -> None:
    version = files.content.get("schema_version")
    if version != SCHEMA_VERSION:
        raise UnsoundCatalogue(
            [f"catalogue.toml: schema_version: {version!r} cannot be read here; write {SCHEMA_VERSION}"]
        )


def _line(files: CatalogueFiles, finding: ErrorDetails) -> str:
    loc = [str(part) for part in finding["loc"]]
    section, entry = (loc[0], loc[1]) if len(loc) > 1 else (loc[0], "")
    key = ".".join(loc[1:] if section in _SECTIONS and len(loc) > 1 else loc)
    remedy = _REMEDIES.get(finding["type"])
    if remedy is None:
        remedy = f"{_shown(finding['input'])} will not do; write {_wanted(finding)}"
    return f"{files.file_of(section, entry)}: {key}: {remedy}"


def _wanted(finding: ErrorDetails) -> str:
    if finding["type"] == "string_pattern_mismatch":
        return f"something that matches {finding['ctx']['pattern']}"
    return finding["msg"].removeprefix("Input should be ")


def _shown(value: Any) -> str:
    text = json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= 60 else f"{text[:57]}..."


def _iso(value: object) -> str:
    """TOML's dates (and times, which no key takes) as JSON has them."""
    return value.isoformat() if isinstance(value, date) else str(value)
