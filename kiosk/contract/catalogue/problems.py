"""Everything that keeps a catalogue from being published, each with the file and the line to look at."""

import re
from pathlib import Path

from kiosk.contract.catalogue.completeness import gaps
from kiosk.contract.catalogue.errors import UnsoundCatalogue
from kiosk.contract.catalogue.files import read_files
from kiosk.contract.catalogue.loading import load
from kiosk.contract.catalogue.places import line_of

_TOML_LINE = re.compile(r"\(at line (\d+)")


def problems(directory: Path) -> tuple[str, ...]:
    """`file:line: path: problem; remedy`, first what is wrong; what is missing where nothing is wrong."""
    try:
        catalogue = load(directory)
    except UnsoundCatalogue as error:
        return tuple(_with_line(directory, each) for each in error.problems)
    files = read_files(directory)
    return tuple(
        _with_line(
            directory,
            f"{files.file_of(gap.section, gap.entry)}: {gap.path}: {gap.problem}; {gap.remedy}",
        )
        for gap in gaps(catalogue)
    )


def _with_line(directory: Path, problem: str) -> str:
    """The loader's line with the place in the file: it names file and path already."""
    file, separator, rest = problem.partition(": ")
    if not separator or not (directory / file).is_file():
        return problem
    said = _TOML_LINE.search(rest)
    if said is not None:
        return f"{file}:{said[1]}: {rest}"
    path = rest.partition(": ")[0].split(".")
    text = (directory / file).read_text(encoding="utf-8", errors="replace")
    return f"{file}:{line_of(text, path)}: {rest}"
