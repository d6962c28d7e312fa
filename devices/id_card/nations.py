"""The table of nations (GB/T 3304), kept as data beside this file."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

NATIONS_FILE = Path(__file__).with_name("nations.toml")


def load_nations(file: Path = NATIONS_FILE) -> Mapping[str, str]:
    """Code (two digits) to the word printed on the card."""
    table: dict[str, str] = tomllib.loads(file.read_text(encoding="utf-8"))["nations"]
    return MappingProxyType(table)
