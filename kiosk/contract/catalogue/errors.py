"""What is wrong with a catalogue, in lines a person can act on."""

from collections.abc import Sequence


class UnsoundCatalogue(Exception):
    """One or more faults; each of ``problems`` is one line that names file, key and remedy."""

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        super().__init__(self.problems[0])
