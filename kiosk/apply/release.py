"""A pushed release: the program as a directory that runs beside the installed one. Imports nothing heavy.

`program/` holds the packages and `config.toml` as they lie in a checkout; `libraries/`, where it is there,
what they stand on in place of the installed one's; `release.json` says what it is. It runs in the installed
interpreter, and is found before what is installed because it comes first in the import path.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FORMAT = 1
"""Of `release.json`; another one is refused."""
ABOUT = "release.json"
PROGRAM = "program"
LIBRARIES = "libraries"
LIST = "libraries.txt"
"""Beside it: a line for each distribution that the program stands on, `name==version`."""
VARIABLE = "KIOSK_RELEASE"
"""In the environment of a program of a release: the release's directory."""
_PATH = "PYTHONPATH"


@dataclass(frozen=True)
class About:
    """`version`: of the program, for people. `python`: major and minor of the interpreter, such as "3.11"."""

    version: str
    python: str


def about(directory: Path) -> About | None:
    """What stands in its `release.json`; None where that is nothing that this program can read."""
    try:
        told: Any = json.loads((directory / ABOUT).read_bytes())
        if told["format"] != FORMAT:
            return None
        return About(str(told["version"]), str(told["python"]))
    except (OSError, ValueError, LookupError, TypeError, RecursionError):
        return None


def is_there(directory: Path) -> bool:
    """Whether there is something that could be started."""
    return (directory / PROGRAM / "kiosk" / "__main__.py").is_file()


def environment(release: Path | None, environ: Mapping[str, str] = os.environ) -> dict[str, str]:
    """The environment for a program of this release, whichever release the asking one is of; None: the
    installed one's.
    """
    around = dict(environ)
    mine = around.pop(VARIABLE, None)
    others = [each for each in around.pop(_PATH, "").split(os.pathsep) if each]
    if mine is not None:
        others = [each for each in others if Path(mine) not in Path(each).parents]
    first: list[str] = []
    if release is not None:
        around[VARIABLE] = str(release)
        first = [str(release / name) for name in (PROGRAM, LIBRARIES) if (release / name).is_dir()]
    if path := [*first, *others]:
        around[_PATH] = os.pathsep.join(path)
    return around


def of_this_process() -> Path | None:
    """The release that this process is of; None: the installed one."""
    mine = os.environ.get(VARIABLE)
    return Path(mine) if mine else None
