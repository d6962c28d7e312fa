"""One TOML file of a catalogue: read whole, or refused with the line that says why."""

import tomllib
from pathlib import Path
from typing import Any

from kiosk.contract.catalogue.errors import UnsoundCatalogue

Table = dict[str, Any]

MAX_FILE_BYTES = 1_000_000
"""A catalogue file is edited by a person; anything larger is not one."""


def read_toml_file(directory: Path, name: str) -> Table:
    """What the file says. Raises UnsoundCatalogue: not there, unreadable, too large, no UTF-8, no TOML."""
    try:
        with (directory / name).open("rb") as file:
            untrusted_bytes = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        raise UnsoundCatalogue(
            [f"{directory / name}: not there; a catalogue needs it, put it back"]
        ) from error
    except OSError as error:
        raise UnsoundCatalogue(
            [f"{directory / name}: cannot be read ({error.strerror}); check its rights"]
        ) from error
    if len(untrusted_bytes) > MAX_FILE_BYTES:
        raise UnsoundCatalogue([f"{name}: larger than {MAX_FILE_BYTES} bytes; split it"])
    try:
        return tomllib.loads(untrusted_bytes.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise UnsoundCatalogue([f"{name}: not UTF-8 at byte {error.start}; save it as UTF-8"]) from error
    except tomllib.TOMLDecodeError as error:
        raise UnsoundCatalogue([f"{name}: not TOML: {error}; correct it there"]) from error
