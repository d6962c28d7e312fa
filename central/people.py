"""Telephones on file: stands for the register that a district would ask. Kept in memory, never written.

The file is TOML with a table per person; other keys are left alone::

    [[resident]]
    number = "110101190001010009"   # ID number
    phone = "13800000000"           # absent: nothing on file
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from central.errors import BadFile


class PhoneRegister(Protocol):
    """Knows which telephone belongs to an ID number."""

    def phone_of(self, number: str) -> str | None:
        """The telephone, or None where there is none on file."""
        ...


class PhonesOnFile:
    """A register held in memory."""

    def __init__(self, phones: Mapping[str, str]) -> None:
        self._phones = dict(phones)

    def phone_of(self, number: str) -> str | None:
        """The telephone, or None where there is none on file."""
        return self._phones.get(number)


def load_phones(file: Path | None) -> PhonesOnFile:
    """The register of a file, or an empty one.

    Raises:
        BadFile: the file cannot be read or is not what this module's docstring says.

    """
    if file is None:
        return PhonesOnFile({})
    try:
        people = tomllib.loads(file.read_text("utf-8"))["resident"]
        return PhonesOnFile({each["number"]: each["phone"] for each in people if each.get("phone")})
    except OSError as error:
        raise BadFile(f"{file}: {error.strerror}; give a file of telephones") from error
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        remedy = "write [[resident]] tables with number and phone"
        raise BadFile(f"{file}: not a file of telephones; {remedy}") from error


def masked(phone: str) -> str:
    """A telephone as the screen may show it: ``138****0000``."""
    return f"{phone[:3]}****{phone[-4:]}" if len(phone) >= 11 else f"****{phone[-2:]}"
