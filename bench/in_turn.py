"""What two things that were done in turn took, round by round. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

from bench.row import percentile


@dataclass(frozen=True)
class Taken:
    """Milliseconds each time."""

    ours: list[float]
    peer: list[float]
    note: str
    """How they were measured."""

    def both(self, percent: float) -> tuple[float, float]:
        """That percentile of ours and of the peer's."""
        return percentile(self.ours, percent), percentile(self.peer, percent)

    @property
    def more(self) -> float:
        """By how much ours takes longer at the median."""
        ours, peer = self.both(50)
        return ours - peer


def pooled(rounds: Sequence[Taken]) -> Taken:
    """As if they had been one."""
    return Taken(
        list(chain.from_iterable(each.ours for each in rounds)),
        list(chain.from_iterable(each.peer for each in rounds)),
        rounds[0].note,
    )
