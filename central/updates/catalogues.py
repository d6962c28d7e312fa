"""A catalogue as the desk looks at it before anybody gets it: by the checks that a terminal makes, and for
guides that lack something, which a terminal would show as they are (`kiosk.contract.catalogue.problems`).
"""

import io
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path, PurePosixPath

from sqlalchemy.orm import Session

from central.storage.update_tables import UpdateTarget
from central.updates.contents import content_of
from central.updates.errors import TargetRefused
from kiosk.contract.catalogue.errors import Fault, UnsoundCatalogue
from kiosk.contract.catalogue.loading import load
from kiosk.contract.catalogue.phrases import Phrase, phrase
from kiosk.contract.catalogue.problems import problems
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.contract.updates import Chosen

MAX_UNPACKED = 64 * 1024 * 1024
MAX_FILES = 5000
"""The factory's has 130 files and a megabyte."""
MOST_NAMED = 20
"""In one message: who has more begins with these."""
_PIECE = 1 << 16


@dataclass(frozen=True)
class Examined:
    """`catalogue` where there is nothing to mend; otherwise the gaps."""

    catalogue: Catalogue | None
    gaps: tuple[Fault, ...] = ()


PACKED = "ZIP"
"""What is meant where no single file is."""
_TOO_LARGE = Examined(None, (Fault(PACKED, "", phrase("zip_too_large"), phrase("no_catalogue")),))


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
            found = Examined(None, error.faults)
        within = (replace(each, file=each.file.removeprefix(f"{directory}/")) for each in found.gaps)
        return Examined(found.catalogue, tuple(within))


def require_sound(file: Path) -> None:
    """Before it is signed.

    Raises:
        TargetRefused: names the gaps.

    """
    try:
        found = examine(file.read_bytes())
    except OSError as error:
        raise TargetRefused(f"{file}: cannot be read ({error.strerror})") from error
    _refuse_gaps(str(file), found.gaps)


def examined_of(session: Session, catalogue: str) -> Examined:
    """The same of what was published under that name, perhaps before it was looked at so closely."""
    content = content_of(session, catalogue)
    return _TOO_LARGE if content is None else examine(content)


def gaps_of(session: Session, choice: Chosen) -> tuple[Fault, ...]:
    """What the catalogue of this choice lacks. One that nobody has published is refused for that."""
    name = choice.catalogue
    published = name is not None and session.get(UpdateTarget, name) is not None
    return examined_of(session, name).gaps if name is not None and published else ()


def require_whole(session: Session, choice: Chosen) -> None:
    """Before anybody gets it.

    Raises:
        TargetRefused: names the gaps.

    """
    _refuse_gaps(choice.catalogue or "", gaps_of(session, choice))


def _refuse_gaps(name: str, gaps: Sequence[Fault]) -> None:
    if gaps:
        more = f"; and {len(gaps) - MOST_NAMED} more" if len(gaps) > MOST_NAMED else ""
        told = "; ".join(map(str, gaps[:MOST_NAMED]))
        raise TargetRefused(f"{name}: this catalogue is not complete: {told}{more}")


def _unpack(untrusted_zip: bytes, directory: Path) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(untrusted_zip)) as packed:
            files = [each for each in packed.infolist() if not each.is_dir()]
            if len(files) > MAX_FILES:
                raise _unsound(PACKED, phrase("zip_too_many", most=MAX_FILES), phrase("no_catalogue"))
            left = MAX_UNPACKED
            for each in files:
                left -= _write(packed, each, directory, left)
    except (zipfile.BadZipFile, NotImplementedError, EOFError, OSError, RuntimeError, ValueError) as error:
        raise _unsound(PACKED, phrase("zip_broken"), phrase("pack_again")) from error


def _write(packed: zipfile.ZipFile, file: zipfile.ZipInfo, directory: Path, most: int) -> int:
    """Gives the bytes it has; what it says of its length is not believed."""
    name = PurePosixPath(file.filename)
    if name.is_absolute() or ".." in name.parts or "\\" in file.filename:
        raise _unsound(file.filename, phrase("leads_out"), phrase("pack_again"))
    place = directory / name
    place.parent.mkdir(parents=True, exist_ok=True)
    length = 0
    with packed.open(file) as source, place.open("wb") as out:
        while piece := source.read(_PIECE):
            length += len(piece)
            if length > most:
                raise _unsound(PACKED, phrase("zip_too_long", most=MAX_UNPACKED), phrase("no_catalogue"))
            out.write(piece)
    return length


def _unsound(file: str, problem: Phrase, remedy: Phrase) -> UnsoundCatalogue:
    return UnsoundCatalogue(Fault(file, "", problem, remedy))
