"""What is wrong with a catalogue, in lines a person can act on."""

from collections.abc import Sequence

from kiosk.errors import KioskError


class CatalogueError(KioskError):
    """One or more faults; each of ``problems`` is one line that names file, key and remedy."""

    exit_code = 2

    def __init__(self, problems: Sequence[str]) -> None:
        self.problems = tuple(problems)
        more = len(self.problems) - 1
        super().__init__(self.problems[0] + (f" ({more} more)" if more else ""))
