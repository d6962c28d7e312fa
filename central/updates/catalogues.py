"""A catalogue as the desk looks at it before anybody gets it: by the checks that a terminal makes, and for
guides that lack something, which a terminal would show as they are (`kiosk.contract.catalogue.problems`).
"""

import io
import tempfile
import zipfile
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path, PurePosixPath

from central.updates.errors import TargetRefused
from kiosk.contract.catalogue.errors import UnsoundCatalogue
from kiosk.contract.catalogue.loading import load
from kiosk.contract.catalogue.problems import problems
from kiosk.contract.catalogue.schema import Catalogue

MAX_UNPACKED = 64 * 1024 * 1024
MAX_FILES = 5000
"""The factory's has 130 files and a megabyte."""
_PIECE = 1 << 16


@dataclass(frozen=True)
class Examined:
    """`catalogue` where there is nothing to mend; otherwise a line for each gap."""

    catalogue: Catalogue | None
    gaps: tuple[str, ...] = ()


@lru_cache(maxsize=4)
def examine(untrusted_zip: bytes) -> Examined:
    """Whether this catalogue may be published. Takes about two seconds the first time."""
    with tempfile.TemporaryDirectory(prefix="kiosk-catalogue-") as directory:
        try:
            _unpack(untrusted_zip, Path(directory))
            gaps = problems(Path(directory))
            found = Examined(None if gaps else load(Path(directory)), gaps)
        except UnsoundCatalogue as error:
            # The file's name is meant, not where it lay here.
            found = Examined(None, tuple(error.problems))
        return Examined(found.catalogue, tuple(line.replace(f"{directory}/", "") for line in found.gaps))


def require_sound(file: Path) -> None:
    """Before it is signed.

    Raises:
        TargetRefused: names the first gap, and how many there are.

    """
    try:
        gaps = examine(file.read_bytes()).gaps
    except OSError as error:
        raise TargetRefused(f"{file}: cannot be read ({error.strerror})") from error
    if gaps:
        more = f" ({len(gaps) - 1} more)" if len(gaps) > 1 else ""
        raise TargetRefused(f"{file}: this catalogue is not complete: {gaps[0]}{more}")


def _unpack(untrusted_zip: bytes, directory: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(untrusted_zip)) as packed:
            files = [each for each in packed.infolist() if not each.is_dir()]
            if len(files) > MAX_FILES:
                raise UnsoundCatalogue([f"the ZIP: more than {MAX_FILES} files; this is no catalogue"])
            left = MAX_UNPACKED
            for each in files:
                left -= _write(packed, each, directory, left)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise UnsoundCatalogue(["the ZIP: cannot be unpacked; pack it again"]) from error


def _write(packed: zipfile.ZipFile, file: zipfile.ZipInfo, directory: Path, most: int) -> int:
    """Gives the bytes it has; what it says of its length is not believed."""
    name = PurePosixPath(file.filename)
    if name.is_absolute() or ".." in name.parts or "\\" in file.filename:
        raise UnsoundCatalogue([f"{file.filename}: leads out of the catalogue; pack it again"])
    place = directory / name
    place.parent.mkdir(parents=True, exist_ok=True)
    length = 0
    with packed.open(file) as source, place.open("wb") as out:
        while piece := source.read(_PIECE):
            length += len(piece)
            if length > most:
                raise UnsoundCatalogue([f"the ZIP: more than {MAX_UNPACKED} bytes; this is no catalogue"])
            out.write(piece)
    return length
