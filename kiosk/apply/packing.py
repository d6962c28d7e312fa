"""Makes a release of the program that runs: a zip file to be signed and published as `software/NAME.zip`.

The same content gives the same bytes, so that two people can compare what they made.
"""

import json
import platform
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from kiosk.apply.release import ABOUT, FORMAT, LIBRARIES, LIST, PROGRAM

NAME = "kiosk"
PACKAGES = ("kiosk", "ui", "devices", "offline_cache")
"""What runs on a terminal. The central service's program is not part of it."""
FACTORY_SETTINGS = "config.toml"
_WHEN = (1980, 1, 1, 0, 0, 0)
"""The earliest that a zip file can say; a release does not differ by when it was made."""
_REQUIREMENT = re.compile(r"[A-Za-z0-9._-]+")
_SEPARATORS = re.compile(r"[-_.]+")
_NOT_TAKEN = ("__pycache__", "RECORD", "INSTALLER", "REQUESTED", "direct_url.json")


@dataclass(frozen=True)
class Packed:
    """`libraries`: how many distributions it was made with."""

    version: str
    files: int
    bytes: int
    libraries: int


def pack(out: Path, *, with_libraries: bool) -> Packed:
    """Write the running program to `out`. `with_libraries`: for terminals that have other ones, a hundred
    times as large. Raises OSError.
    """
    root = Path(__file__).resolve().parents[2]
    own = distribution(NAME)
    stands_on = sorted(_closure(own), key=lambda each: each.name.lower())
    about = {
        "format": FORMAT,
        "version": own.version,
        "python": ".".join(platform.python_version_tuple()[:2]),
    }
    files: dict[str, Path | bytes] = {
        ABOUT: json.dumps(about).encode(),
        LIST: "".join(f"{each.name}=={each.version}\n" for each in stands_on).encode(),
        f"{PROGRAM}/{NAME}-{own.version}.dist-info/METADATA": _metadata(own).encode(),
        f"{PROGRAM}/{FACTORY_SETTINGS}": root / FACTORY_SETTINGS,
    }
    files |= {f"{PROGRAM}/{path.relative_to(root).as_posix()}": path for path in _program(root)}
    if with_libraries:
        for each in stands_on:
            files |= {f"{LIBRARIES}/{name}": path for name, path in _installed(each)}
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in sorted(files.items()):
            data = content if isinstance(content, bytes) else content.read_bytes()
            archive.writestr(zipfile.ZipInfo(name, _WHEN), data, zipfile.ZIP_DEFLATED)
    return Packed(own.version, len(files), out.stat().st_size, len(stands_on))


def _metadata(own: Distribution) -> str:
    """What `importlib.metadata` asks for."""
    return f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {own.version}\n"


def _program(root: Path) -> Iterator[Path]:
    for package in PACKAGES:
        for path in (root / package).rglob("*"):
            if path.is_file() and not set(_NOT_TAKEN) & set(path.parts):
                yield path


def _installed(each: Distribution) -> Iterator[tuple[str, Path]]:
    """Its files beside the others' and where they lie; commands for a shell are left out."""
    for file in each.files or ():
        if ".." not in file.parts and not set(_NOT_TAKEN) & set(file.parts):
            path = Path(str(each.locate_file(file)))
            if path.is_file():
                yield file.as_posix(), path


def _closure(own: Distribution) -> Iterator[Distribution]:
    """All that it stands on and that is installed: what another system would need in its place is not."""
    seen, waiting = {NAME}, [own]
    while waiting:
        for requirement in waiting.pop().requires or ():
            found = _REQUIREMENT.match(requirement)
            name = _SEPARATORS.sub("-", found[0]).lower() if found else ""
            if not name or name in seen or "extra ==" in requirement:
                continue
            seen.add(name)
            try:
                each = distribution(name)
            except PackageNotFoundError:
                continue
            waiting.append(each)
            yield each
