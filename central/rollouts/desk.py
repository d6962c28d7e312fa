"""Keeps rollouts: proposes, decides, moves on, takes back. Whatever a person does stands in the journal."""

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from central import journal
from central.errors import CentralError
from central.rollouts.judgement import Limits, Member, Outcome, Verdict, judge
from central.rollouts.outcomes import outcomes
from central.rollouts.states import Event, State, after
from central.rollouts.waves import stages
from central.settings import Clock
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Enrolment, Terminal
from central.storage.rollout_tables import Rollout, RolloutMember
from central.updates.assigning import assign_one, latest
from kiosk.contract.assignment import Assignment
from kiosk.contract.updates import Chosen

BY_ITSELF = "service"
_ACTIVE = (State.RUNNING, State.PAUSED)


class NotSo(CentralError):
    """A rollout cannot be proposed or decided like this. `rule` is a stable word: ``nobody``, ``own``."""

    def __init__(self, rule: str, text: str) -> None:
        super().__init__(text)
        self.rule = rule


@dataclass(frozen=True)
class Proposal:
    """What somebody wants to give to whom. `codes`: the terminals; `canaries`: those that come first."""

    name: str
    choice: Chosen
    codes: frozenset[str]
    canaries: frozenset[str]
    shares: tuple[float, ...]
    limits: Limits


@dataclass(frozen=True)
class Progress:
    """A rollout as a page shows it."""

    row: Rollout
    choice: Chosen
    limits: Limits
    members: tuple[Member, ...]

    def count(self, stage: int, outcome: Outcome) -> int:
        """Of one stage."""
        return sum(each.stage == stage and each.outcome == outcome for each in self.members)

    def total(self, stage: int) -> int:
        """Terminals of one stage."""
        return sum(each.stage == stage for each in self.members)

    def all_of(self, outcome: Outcome) -> int:
        """Of all stages."""
        return sum(each.outcome == outcome for each in self.members)

    @property
    def stages(self) -> int:
        """How many there are."""
        return max((each.stage for each in self.members), default=-1) + 1


class RolloutDesk:
    """One for the service; what it does is safe beside another worker's."""

    def __init__(self, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock

    def propose(self, proposal: Proposal, by: str, address: str = "") -> int:
        """A rollout that waits for somebody else's approval; gives its number.

        Raises:
            NotSo: none of the codes is a terminal that may have it.

        """
        now = self._clock()
        with self._storage.write(turns.ROLLOUTS) as session:
            terminals = {row.code: row.id for row in session.scalars(_able()) if row.code in proposal.codes}
            if not terminals:
                raise NotSo("nobody", "none of these is a terminal that was let in")
            row = Rollout(
                name=proposal.name,
                author=by,
                created=now,
                state=State.PROPOSED,
                stage=-1,
                choice=proposal.choice.model_dump_json(),
                limits=_limits_text(proposal.limits),
            )
            session.add(row)
            session.flush()
            order = stages(terminals.keys(), proposal.canaries, proposal.shares, salt=str(row.id))
            session.add_all(
                RolloutMember(rollout=row.id, terminal=terminals[code], stage=stage)
                for code, stage in order.items()
            )
            _note(session, now, by, "rollout.proposed", row, address)
            return row.id

    def decide(self, number: int, event: Event, by: str, address: str = "") -> None:
        """What a person does with it.

        Raises:
            NotSo: it is one's own, or not the time for that.
            states.Illegal: the same, of the table.

        """
        now = self._clock()
        with self._storage.write(turns.ROLLOUTS) as session:
            row = session.get_one(Rollout, number)
            if event is Event.APPROVE and by == row.author:
                raise NotSo("own", "somebody other than the author approves a rollout")
            row.state = after(State(row.state), event)
            if event is Event.APPROVE:
                row.approver = by
            if event is Event.RESUME:
                row.why = None
            _note(session, now, by, f"rollout.{event}", row, address)
        self.move_on()

    def move_on(self) -> None:
        """Look at every rollout that is under way, and do what follows. Called again and again."""
        with self._storage.read() as session:
            states = (*_ACTIVE, State.UNDONE)
            found = [
                (row.id, row.state)
                for row in session.scalars(select(Rollout).where(Rollout.state.in_(states)))
            ]
        for number, state in found:
            if state != State.UNDONE:
                self._judge(number)
                self._give(number)
            else:
                self._take_back(number)

    def progress(self, session: Session, number: int) -> Progress | None:
        """How it stands."""
        row = session.get(Rollout, number)
        if row is None:
            return None
        return Progress(
            row, Chosen.model_validate_json(row.choice), limits_of(row), self._members(session, row)
        )

    def _members(self, session: Session, row: Rollout) -> tuple[Member, ...]:
        members = session.scalars(_still_in(row.id)).all()
        became = outcomes(session, members, self._clock())
        return tuple(Member(each.stage, each.given, became[each.terminal]) for each in members)

    def _judge(self, number: int) -> None:
        now = self._clock()
        with self._storage.write(turns.ROLLOUTS) as session:
            row = session.get_one(Rollout, number)
            if State(row.state) not in _ACTIVE:
                return
            members = self._members(session, row)
            settled = all(
                each.outcome not in (Outcome.NOT_GIVEN, Outcome.ON_ITS_WAY)
                for each in members
                if each.stage <= row.stage
            )
            row.quiet_since = (row.quiet_since or now) if settled and row.stage >= 0 else None
            verdict = judge(members, row.stage, row.quiet_since, now, limits_of(row))
            self._follow(session, row, verdict, now)

    def _follow(self, session: Session, row: Rollout, verdict: Verdict, now: datetime) -> None:
        if verdict.stop is not None:
            row.state, row.why = after(State(row.state), Event.TROUBLE), verdict.stop
            _note(session, now, BY_ITSELF, f"rollout.stopped_{verdict.stop}", row, "")
        elif State(row.state) is State.RUNNING and verdict.finished:
            row.state = after(State.RUNNING, Event.FINISH)
            _note(session, now, BY_ITSELF, "rollout.finish", row, "")
        elif State(row.state) is State.RUNNING and verdict.next_stage is not None:
            row.stage, row.quiet_since = verdict.next_stage, None

    def _give(self, number: int) -> None:
        """Each in a transaction of its own: a thousand hold up nobody, and a half-done stage goes on."""
        with self._storage.read() as session:
            row = session.get_one(Rollout, number)
            choice, running = Chosen.model_validate_json(row.choice), State(row.state) is State.RUNNING
            members = session.scalars(_still_in(number)).all()
            due = [each.terminal for each in members if each.stage <= row.stage and each.given is None]
        for terminal in due if running else ():
            with self._storage.write(turns.assignment(terminal)) as session:
                member = session.get_one(RolloutMember, (number, terminal))
                if member.given is not None or session.get_one(Rollout, number).state != State.RUNNING:
                    continue
                member.before = present(session, terminal).model_dump_json()
                member.given = self._clock()
                member.sequence = assign_one(session, terminal, choice, member.given)

    def _take_back(self, number: int) -> None:
        with self._storage.read() as session:
            due = session.scalars(
                select(RolloutMember.terminal).where(
                    RolloutMember.rollout == number,
                    RolloutMember.given.is_not(None),
                    RolloutMember.taken_back.is_(None),
                )
            ).all()
        for terminal in due:
            with self._storage.write(turns.assignment(terminal)) as session:
                member = session.get_one(RolloutMember, (number, terminal))
                if member.taken_back is not None or member.before is None:
                    continue
                member.taken_back = self._clock()
                now_running = latest(session, terminal)
                if now_running is None or now_running.sequence == member.sequence:
                    assign_one(
                        session, terminal, Chosen.model_validate_json(member.before), member.taken_back
                    )


def limits_of(row: Rollout) -> Limits:
    """As its author set them."""
    told = json.loads(row.limits)
    return Limits(**{**told, "watched": timedelta(seconds=told["watched"])})


def able(session: Session) -> Sequence[Terminal]:
    """The terminals that may be given something, by their codes."""
    return session.scalars(_able().order_by(Terminal.code)).all()


def everything(session: Session, states: Collection[State] = tuple(State)) -> Sequence[Rollout]:
    """All rollouts, the newest first."""
    return session.scalars(select(Rollout).where(Rollout.state.in_(states)).order_by(Rollout.id.desc())).all()


def _still_in(number: int) -> Select[RolloutMember]:
    """Its members, without those that were shut out since: they are given nothing, and their silence says
    nothing.
    """
    return (
        select(RolloutMember)
        .join(Terminal, Terminal.id == RolloutMember.terminal)
        .where(RolloutMember.rollout == number, Terminal.revoked.is_(None))
    )


def _able() -> Select[Terminal]:
    return (
        select(Terminal)
        .join(Enrolment, (Enrolment.terminal == Terminal.id) & (Enrolment.epoch == Terminal.epoch))
        .where(Terminal.revoked.is_(None), Enrolment.approved.is_not(None))
    )


def present(session: Session, terminal: int) -> Chosen:
    """What a terminal is to run now; nothing chosen is the factory's."""
    row = latest(session, terminal)
    if row is None:
        return Chosen()
    had = Assignment.model_validate_json(row.content)
    return Chosen(
        config=had.config.name if had.config else None,
        catalogue=had.catalogue.name if had.catalogue else None,
        media=tuple(each.name for each in had.media),
        software=had.software.name if had.software else None,
    )


def _limits_text(limits: Limits) -> str:
    return json.dumps({**asdict(limits), "watched": limits.watched.total_seconds()})


def _note(session: Session, now: datetime, who: str, deed: str, row: Rollout, address: str) -> None:
    journal.write(session, now, who, deed, detail=f"{row.id}: {row.name}", address=address)
