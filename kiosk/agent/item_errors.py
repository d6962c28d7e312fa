"""Is it the item, or is it a bad gateway? Three items refused in a row say the channel; one that is refused
again after others went through really is refused.
"""

from dataclasses import dataclass, field
from enum import Enum, auto
from uuid import UUID

IN_A_ROW = 3
"""Architecture.md, "What a response means to the sender"."""


class Verdict(Enum):
    """Whose fault a refusal is."""

    ITEM = auto()
    CHANNEL = auto()


@dataclass
class ItemErrors:
    """What was refused since something last went through. In memory: a restart starts counting anew."""

    _row: list[UUID] = field(default_factory=list)
    _proven: set[UUID] = field(default_factory=set)

    @property
    def suspects(self) -> tuple[UUID, ...]:
        """The items refused since something last went through."""
        return tuple(self._row)

    def refused(self, submission: UUID) -> Verdict:
        """One more item was refused."""
        if submission in self._proven:
            return Verdict.ITEM
        if submission not in self._row:
            self._row.append(submission)
        return Verdict.CHANNEL if len(self._row) >= IN_A_ROW else Verdict.ITEM

    def went_through(self) -> None:
        """The channel works: whatever was refused before was refused for its own sake."""
        self._proven.update(self._row)
        self._row.clear()
