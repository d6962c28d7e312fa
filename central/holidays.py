"""The calendar of working days: what the State Council announces each autumn for the year after.

The file is TOML, as `holidays.toml` beside this module::

    first = 2026-01-01     # the calendar says nothing of days before, or after `last`
    last = 2026-12-31
    off = [2026-01-01]     # holidays
    working = [2026-01-04] # weekends on which people work
"""

import tomllib
from pathlib import Path

from pydantic import ValidationError

from central.errors import BadFile
from kiosk.contract.reference import Holidays

OUR_OWN = Path(__file__).with_name("holidays.toml")


def load_holidays(file: Path | None) -> Holidays:
    """The calendar of a file, or the one that ships with the service.

    Raises:
        BadFile: the file cannot be read or is not what this module's docstring says.

    """
    path = file or OUR_OWN
    try:
        return Holidays.model_validate(tomllib.loads(path.read_text("utf-8")), strict=False)
    except OSError as error:
        raise BadFile(f"{path}: {error.strerror}; give a calendar of working days") from error
    except (ValueError, ValidationError) as error:
        raise BadFile(f"{path}: no calendar of working days; write first, last, off and working") from error
