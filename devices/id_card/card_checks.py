"""What can be checked about a card's content without asking anybody. Pure; ASCII digits only.

str.isdigit() takes full-width and other digits too, so shapes are matched by expression.
"""

import re
from datetime import date

from stdnum.iso7064 import mod_11_2

_DATE = re.compile(r"[0-9]{8}")
_NUMBER_18 = re.compile(r"[0-9]{17}[0-9X]")
_NUMBER_15 = re.compile(r"[A-Z]{3}[0-9]{12}")
_COUNTRY = re.compile(r"[A-Z]{3}")
_WEIGHTS_731 = (7, 3, 1)


def parse_date(text: str) -> date | None:
    """YYYYMMDD as a day that exists, else None."""
    if not _DATE.fullmatch(text):
        return None
    try:
        return date(int(text[:4]), int(text[4:6]), int(text[6:]))
    except ValueError:
        return None


def is_number_18(text: str) -> bool:
    """The shape of GB 11643: 17 digits and a digit or X."""
    return _NUMBER_18.fullmatch(text) is not None


def is_number_15(text: str) -> bool:
    """The shape of the 2017 foreigner's number: country and 12 digits."""
    return _NUMBER_15.fullmatch(text) is not None


def is_country(text: str) -> bool:
    """The shape of a GB/T 2659 alpha-3 code."""
    return _COUNTRY.fullmatch(text) is not None


def check_18_holds(number: str) -> bool:
    """GB 11643 check character (ISO 7064 MOD 11-2) of a number that has the shape."""
    return bool(mod_11_2.is_valid(number))


def check_15_holds(number: str) -> bool:
    """Last digit by weights 7 3 1, modulo 10, A = 10 ... Z = 35, as in machine-readable travel documents."""
    total = sum(int(c, 36) * _WEIGHTS_731[n % 3] for n, c in enumerate(number[:-1]))
    return total % 10 == int(number[-1])
