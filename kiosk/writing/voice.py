"""What a recogniser of speech would have to promise. There is none yet, and no screen offers one.

A terminal that gets one implements `Dictation` and hands it to the screen's composition root; what it hears
is a suggestion like any other: it is shown, and counts only once a finger has taken it.
"""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol


class Wanted(StrEnum):
    """What is being asked, so that a recogniser may listen for the right thing."""

    NAME = "name"
    ADDRESS = "address"
    NUMBER = "number"
    TEXT = "text"


class Dictation(Protocol):
    """Listens while a button is held, on this machine only.

    What it must never do: listen before `begin` or after `end`; keep sound, text or a voice's features beyond
    `forget`; write any of them to disk, to a log or to the network; adapt to a speaker across visits.
    """

    def begin(self, wanted: Wanted, language: str, heard: Callable[[tuple[str, ...]], None]) -> None:
        """Listen. `heard` is called, in any thread and often, with the likeliest texts, best first."""
        ...

    def end(self) -> None:
        """Stop listening. `heard` is called once more at most, within two seconds."""
        ...

    def forget(self) -> None:
        """The visit is over, or the field is: nothing of what was heard is left anywhere."""
        ...
