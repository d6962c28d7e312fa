"""Everything that keeps a catalogue from being published, each with the file and the line to look at."""

import re
from dataclasses import replace
from pathlib import Path

from kiosk.contract.catalogue.completeness import gaps
from kiosk.contract.catalogue.errors import Fault, UnsoundCatalogue
from kiosk.contract.catalogue.files import read_files
from kiosk.contract.catalogue.loading import fault_of, load
from kiosk.contract.catalogue.places import line_of

_TOML_LINE = re.compile(r"\(at line (\d+)")


def problems(directory: Path) -> tuple[Fault, ...]:
    """First what is wrong; what is missing where nothing is wrong."""
    try:
        catalogue = load(directory)
    except UnsoundCatalogue as error:
        return tuple(_with_line(directory, each) for each in error.faults)
    files = read_files(directory)
    return tuple(_with_line(directory, fault_of(files, gap)) for gap in gaps(catalogue))


def _with_line(directory: Path, fault: Fault) -> Fault:
    if not (directory / fault.file).is_file():
        return fault
    said = _TOML_LINE.search(str(fault.problem))
    if said is not None:
        return replace(fault, line=int(said[1]))
    text = (directory / fault.file).read_text(encoding="utf-8", errors="replace")
    return replace(fault, line=line_of(text, fault.path.split(".") if fault.path else ()))
