"""The two programs that ``kiosk`` starts and never imports."""

import os
import sys
from collections.abc import Mapping, Sequence
from typing import NoReturn


def module_command(module: str, arguments: Sequence[str]) -> tuple[str, ...]:
    """The command line that runs a module of this installation, whatever directory one stands in.

    ``-P`` keeps the working directory out of the import path: a folder called ``ui`` there is not ours.
    """
    return (sys.executable, "-P", "-m", module, *arguments)


def become(module: str, arguments: Sequence[str], environment: Mapping[str, str] | None = None) -> NoReturn:
    """Replace this process by the module's: same process id, so signals and pid files need no go-between.
    Without `environment` it keeps its own.
    """
    command = module_command(module, arguments)
    sys.stdout.flush()
    sys.stderr.flush()
    os.execve(command[0], command, os.environ if environment is None else environment)
