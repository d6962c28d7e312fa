"""A zip file from outside onto the disk: as large as allowed and no larger, and nowhere else than allowed."""

import stat
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

MOST_FILES = 20_000
CHUNK = 1 << 20


class BadArchive(ValueError):
    """It is no zip file that could be used; the text says why."""


def unzip(file: Path, into: Path, most_bytes: int) -> None:
    """Unpack below the new directory `into`. `most_bytes`: of all that is in it, unpacked.

    Raises:
        BadArchive: it is damaged, too large, or has an entry that is no plain file of its own.
        OSError: the disk refuses, or is full; what was begun lies there.

    """
    into.mkdir(mode=0o700, parents=True)
    left = most_bytes
    try:
        with zipfile.ZipFile(file) as archive:
            for entry in _files(archive):
                path = into / entry.filename
                path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                with archive.open(entry) as content, path.open("wb") as out:
                    while chunk := content.read(CHUNK):  # what an entry says of its own size is not believed
                        left -= len(chunk)
                        if left < 0:
                            raise BadArchive("is too large when unpacked")
                        out.write(chunk)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise BadArchive(f"is no usable zip file ({error})") from error


def _files(archive: zipfile.ZipFile) -> Iterator[zipfile.ZipInfo]:
    """The entries that are files. A name that leads elsewhere, or anything but a plain file, is refused."""
    entries = archive.infolist()
    if len(entries) > MOST_FILES:
        raise BadArchive(f"has more than {MOST_FILES} files")
    for entry in entries:
        if entry.is_dir():
            continue
        path = PurePosixPath(entry.filename)
        plain = stat.S_IFMT(entry.external_attr >> 16) in (0, stat.S_IFREG)
        inside = not path.is_absolute() and ".." not in path.parts and "\\" not in entry.filename
        if not (plain and inside and path.parts and "\0" not in entry.filename):
            raise BadArchive("an entry is no plain file of its own")
        yield entry
