"""What is wrong with a catalogue, in lines a person can act on."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.contract.catalogue.phrases import OperatorsLanguage, Phrase, phrase


@dataclass(frozen=True)
class Fault:
    """One thing to mend. `path` leads to it in the file, "" for the file as a whole; `line` counts from 1."""

    file: str
    path: str
    problem: Phrase
    remedy: Phrase
    line: int | None = None

    def said(self, language: OperatorsLanguage) -> str:
        """`file:line: path: problem; remedy`."""
        file = self.file if self.line is None else f"{self.file}:{self.line}"
        where = f"{file}: {self.path}" if self.path else file
        return phrase("fault", where=where, problem=self.problem, remedy=self.remedy).said(language)

    def __str__(self) -> str:
        return self.said("en")


class UnsoundCatalogue(Exception):
    """One fault or more."""

    def __init__(self, *faults: Fault) -> None:
        self.faults = faults
        super().__init__(str(faults[0]))

    @property
    def problems(self) -> Sequence[str]:
        """A line in English for each, which names file, key and remedy."""
        return tuple(map(str, self.faults))
