"""What is said to a resident, before it is put into a language."""

from dataclasses import dataclass

from kiosk.contract.catalogue.schema import Text


@dataclass(frozen=True)
class Say:
    """A sentence of the words files by its key, with the values of its placeholders."""

    key: str
    values: tuple[tuple[str, str], ...] = ()


Sentence = Say | Text
"""Fixed words by key, or words that the catalogue brings along."""
