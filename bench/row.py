"""One line of the table: what we measured, beside a peer and beside what physics allows. Pure."""

from dataclasses import dataclass
from enum import StrEnum


class Against(StrEnum):
    """What a bound compares our figure with."""

    PEER = "peer"
    LIMIT = "limit"


@dataclass(frozen=True)
class AtMostTimes:
    """Ours may be at most ``factor`` times the other."""

    factor: float
    against: Against = Against.PEER


@dataclass(frozen=True)
class AtMostMore:
    """Ours may be at most ``amount``, in the row's unit, above the other."""

    amount: float
    against: Against = Against.PEER


@dataclass(frozen=True)
class AtMost:
    """Ours may be at most ``amount``, in the row's unit, whatever others do."""

    amount: float


Bound = AtMostTimes | AtMostMore | AtMost


@dataclass(frozen=True)
class Row:
    """``ours``, ``peer`` and ``limit`` are in ``unit``; smaller is better.

    ``peer``: another program that does the same. ``limit``: what no program can beat, such as the time the
    bytes take on the wire. ``note`` says in one sentence how it was measured.
    """

    name: str
    unit: str
    ours: float
    peer: float | None = None
    limit: float | None = None
    bound: Bound | None = None
    note: str = ""

    @property
    def ratio(self) -> float | None:
        """Ours over what the bound speaks of, else over the peer, else over the limit."""
        other = self._other()
        return None if not other else self.ours / other

    @property
    def holds(self) -> bool:
        """Whether the bound is kept; a row without one always holds."""
        other = self._other()
        match self.bound:
            case None:
                return True
            case AtMostTimes(factor):
                return other is not None and self.ours <= factor * other
            case AtMostMore(amount):
                return other is not None and self.ours <= other + amount
            case AtMost(amount):
                return self.ours <= amount

    def _other(self) -> float | None:
        if isinstance(self.bound, AtMostTimes | AtMostMore):
            return self.peer if self.bound.against is Against.PEER else self.limit
        return self.peer if self.peer is not None else self.limit


def percentile(samples: list[float], percent: float) -> float:
    """The nearest rank: the smallest sample that ``percent`` of all do not exceed. Needs one sample."""
    ordered = sorted(samples)
    rank = max(1, -(-len(ordered) * percent // 100))
    return ordered[int(rank) - 1]
