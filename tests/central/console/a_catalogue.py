"""Catalogues as they are published: the factory's, one with a hole, and the one of next year."""

import io
import zipfile
from collections.abc import Callable

from kiosk.catalogue.factory import factory_directory


def packed(change: Callable[[str, str], str | None] = lambda _, text: text) -> bytes:
    """The factory's catalogue as it is published; `change` gives a file's text, or None for no such file."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for file in sorted(factory_directory().rglob("*.toml")):
            name = file.relative_to(factory_directory()).as_posix()
            text = change(name, file.read_text("utf-8"))
            if text is not None:
                archive.writestr(zipfile.ZipInfo(name), text)
    return whole.getvalue()


def without_departments(name: str, text: str) -> str | None:
    return text.replace("[GA]", "[GX]") if name == "departments.toml" else text


def of_next_year(name: str, text: str) -> str | None:
    return text.replace('version = "', 'version = "next-') if name == "catalogue.toml" else text


WHOLE, HOLED, NEXT = packed(), packed(without_departments), packed(of_next_year)
