"""Choosing: which of the signed targets a terminal is to run. Signs nothing that it did not find signed."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime

from pydantic import ValidationError
from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from central import journal, news
from central.keys import Keys
from central.storage import turns
from central.storage.database import Storage
from central.storage.newest import newest
from central.storage.update_tables import TerminalAssignment
from central.updates import repository
from central.updates.errors import TargetRefused
from kiosk.contract import assignment as assignments
from kiosk.contract.assignment import Assignment, TargetKind, TargetRef
from kiosk.contract.receipt_number import terminal_code
from kiosk.contract.updates import Chosen


def chosen(names: Iterable[str]) -> Chosen:
    """The choice that these target names make together.

    Raises:
        TargetRefused: a name of no kind, or two of a kind of which there is one.

    """
    by_kind: dict[TargetKind, list[str]] = {kind: [] for kind in TargetKind}
    for name in names:
        try:
            by_kind[TargetKind(name.partition("/")[0])].append(name)
        except ValueError as error:
            raise TargetRefused(f"{name}: no target's name; kiosk central targets lists them") from error
    for kind, each in by_kind.items():
        if len(each) > 1 and kind is not TargetKind.MEDIA:
            raise TargetRefused(f"{' and '.join(each)}: a terminal has one {kind} target")
    first = {kind: next(iter(each), None) for kind, each in by_kind.items()}
    return Chosen(
        config=first[TargetKind.CONFIG],
        catalogue=first[TargetKind.CATALOGUE],
        media=tuple(by_kind[TargetKind.MEDIA]),
        software=first[TargetKind.SOFTWARE],
    )


def names(choice: Chosen) -> list[str]:
    """What was chosen, by name."""
    every = (choice.config, choice.catalogue, *choice.media, choice.software)
    return [each for each in every if each is not None]


def assign(
    storage: Storage, terminals: Sequence[int], choice: Chosen, now: datetime, by: str = ""
) -> dict[int, int]:
    """Let these terminals have that, from their next look on. Gives the sequence of each.

    Raises:
        TargetRefused: a target that is not signed.

    """
    given = {}
    for terminal in terminals:
        with storage.write(turns.assignment(terminal)) as session:
            given[terminal] = assign_one(session, terminal, choice, now)
            detail = f"{given[terminal]}: {' '.join(names(choice)) or 'the factory'}"
            journal.write(
                session, now, by, "updates.assigned", terminal=terminal_code(terminal), detail=detail
            )
    return given


def assign_one(session: Session, terminal: int, choice: Chosen, now: datetime) -> int:
    """The same for one terminal, within a transaction that has `turns.assignment`.

    The sequence is the time in seconds, or one more than the last: so it grows also where the database was
    restored from a backup that knew fewer.
    """
    last = latest(session, terminal)
    sequence = max((last.sequence + 1) if last else 1, int(now.timestamp()))
    try:
        whole = Assignment(
            terminal=terminal,
            sequence=sequence,
            issued=now,
            config=_signed(session, choice.config),
            catalogue=_signed(session, choice.catalogue),
            media=tuple(ref for each in choice.media if (ref := _signed(session, each))),
            software=_signed(session, choice.software),
        )
    except ValidationError as error:
        raise TargetRefused("a target stands in another kind's place, or twice") from error
    session.add(
        TerminalAssignment(terminal=terminal, sequence=sequence, issued=now, content=whole.model_dump_json())
    )
    news.tell(session, [terminal])
    return sequence


def latest(session: Session, terminal: int) -> TerminalAssignment | None:
    """What the terminal is to run; None: nobody has chosen anything."""
    highest = (
        select(func.max(TerminalAssignment.sequence))
        .where(TerminalAssignment.terminal == terminal)
        .scalar_subquery()
    )
    return session.get(TerminalAssignment, (terminal, session.scalar(select(highest)) or 0))


def latest_sequences(session: Session, terminals: Collection[int]) -> dict[int, int]:
    """The hint that a heartbeat's answer carries, of each of these terminals that has an assignment."""
    return newest(session, TerminalAssignment.terminal, TerminalAssignment.sequence, terminals)


def every_latest() -> Select[TerminalAssignment]:
    """What each terminal is to run, of all that were ever given anything."""
    last = (
        select(TerminalAssignment.terminal, func.max(TerminalAssignment.sequence).label("sequence"))
        .group_by(TerminalAssignment.terminal)
        .subquery()
    )
    same = (last.c.terminal == TerminalAssignment.terminal) & (last.c.sequence == TerminalAssignment.sequence)
    return select(TerminalAssignment).join(last, same)


class Assignments:
    """What the endpoint gives: the newest, signed as the answers are."""

    def __init__(self, storage: Storage, keys: Keys) -> None:
        self._storage = storage
        self._keys = keys

    def token(self, terminal: int) -> str | None:
        """The terminal's assignment; None where nobody has chosen anything."""
        with self._storage.read() as session:
            row = latest(session, terminal)
        if row is None:
            return None
        return assignments.sign(Assignment.model_validate_json(row.content), self._keys.signing)


def _signed(session: Session, name: str | None) -> TargetRef | None:
    """What the signed metadata says of a target."""
    if name is None:
        return None
    role = repository.targets(session, TargetKind(name.partition("/")[0]))
    target = role.signed.targets.get(name)
    if target is None:
        raise TargetRefused(f"{name}: nobody has signed that; publish it first, or see kiosk central targets")
    return TargetRef(name=name, sha256=target.hashes["sha256"], length=target.length)
