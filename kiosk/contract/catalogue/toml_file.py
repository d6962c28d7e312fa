"""One TOML file of a catalogue: read whole, or refused with the line that says why."""

import tomllib
from pathlib import Path
from typing import Any

from kiosk.contract.catalogue.errors import Fault, UnsoundCatalogue
from kiosk.contract.catalogue.phrases import phrase

Table = dict[str, Any]

MAX_FILE_BYTES = 1_000_000
"""A catalogue file is edited by a person; anything larger is not one."""


def read_toml_file(directory: Path, name: str) -> Table:
    """What the file says. Raises UnsoundCatalogue: not there, unreadable, too large, no UTF-8, no TOML."""
    try:
        with (directory / name).open("rb") as file:
            untrusted_bytes = file.read(MAX_FILE_BYTES + 1)
    except FileNotFoundError as error:
        fault = Fault(str(directory / name), "", phrase("not_there"), phrase("put_back"))
        raise UnsoundCatalogue(fault) from error
    except OSError as error:
        problem = phrase("cannot_be_read", error=error.strerror)
        fault = Fault(str(directory / name), "", problem, phrase("check_rights"))
        raise UnsoundCatalogue(fault) from error
    if len(untrusted_bytes) > MAX_FILE_BYTES:
        raise UnsoundCatalogue(Fault(name, "", phrase("too_large", most=MAX_FILE_BYTES), phrase("split")))
    try:
        return tomllib.loads(untrusted_bytes.decode("utf-8"))
    except UnicodeDecodeError as error:
        problem = phrase("not_utf8", byte=error.start)
        raise UnsoundCatalogue(Fault(name, "", problem, phrase("save_as_utf8"))) from error
    except tomllib.TOMLDecodeError as error:
        problem = phrase("not_toml", error=error)
        raise UnsoundCatalogue(Fault(name, "", problem, phrase("correct_there"))) from error
