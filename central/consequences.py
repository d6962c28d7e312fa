"""What follows from a submission that was opened: one table, a desk for each kind.

A desk looks at a submission first (`plan`), outside any transaction, and writes down what follows from many
at once afterwards (`store`), in the transaction of the opening: whatever follows, follows exactly once.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol
from uuid import UUID

from sqlalchemy.orm import Session

from kiosk.contract.envelope import EnvelopeHeader, SubmissionKind
from kiosk.contract.submission import Submission


@dataclass(frozen=True)
class Opened:
    """One submission, as a desk sees it."""

    header: EnvelopeHeader
    submission: Submission
    received: datetime


class Desk(Protocol):
    """What follows from some kinds of submission."""

    @property
    def kinds(self) -> Collection[SubmissionKind]:
        """Which it looks at."""
        ...

    def plan(self, opened: Opened) -> Any:
        """What is to be written down, with everything personal sealed; None: it is no form of its kind."""
        ...

    def store(self, session: Session, plans: Mapping[UUID, Any]) -> None:
        """Write down what follows from these submissions, in the order they came."""
        ...


class Desks:
    """Knows who looks at what."""

    def __init__(self, desks: Sequence[Desk], otherwise: Desk) -> None:
        """`otherwise` takes what no other can go on with, so that nothing opened is lost."""
        self._of = {kind: desk for desk in desks for kind in desk.kinds}
        self._otherwise = otherwise

    def plan(self, opened: Opened) -> tuple[Desk, Any]:
        """Who goes on with it, and with what."""
        desk = self._of.get(opened.header.kind)
        plan = desk.plan(opened) if desk else None
        if desk is None or plan is None:
            return self._otherwise, self._otherwise.plan(opened)
        return desk, plan


def store(session: Session, plans: Mapping[UUID, tuple[Desk, Any]]) -> None:
    """Let everything follow that was planned."""
    by_desk: dict[int, tuple[Desk, dict[UUID, Any]]] = {}
    for submission, (desk, plan) in plans.items():
        by_desk.setdefault(id(desk), (desk, {}))[1][submission] = plan
    for desk, of_desk in by_desk.values():
        desk.store(session, of_desk)
