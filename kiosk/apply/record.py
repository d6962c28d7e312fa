"""The record of what was applied: one value, with the pointer in it, changed by pure functions.

It is written as a whole into one file, which is replaced in one step: pointer, state, deny-list and history
cannot contradict each other, whenever the power goes.
"""

import re
from datetime import datetime
from enum import StrEnum
from typing import Annotated, Literal, Self, TypeVar

from pydantic import AwareDatetime, ConfigDict, Field

from kiosk.apply.bundle import FACTORY, Bundle
from kiosk.apply.states import Phase, require
from kiosk.contract.model import Model

MOST_ENTRIES = 200
MOST_DENIED = 100
"""The oldest go first. A bundle denied a hundred bundles ago would fail its checks again."""


W = TypeVar("W", bound=StrEnum)
_WORD = re.compile(r"[a-z_]{1,80}")
"""What a heartbeat takes (`kiosk.contract.status.StatusWord`), and no more."""


class Outcome(StrEnum):
    """How an assignment ended. As with `Reason`, a newer release's word is one too."""

    KEPT = "kept"
    UNCHANGED = "unchanged"
    """It differs from what ran in nothing that anybody would notice: taken over, and nothing restarted."""
    REFUSED = "refused"
    """It failed a check and never ran."""
    UNDONE = "undone"
    """It ran, failed, and the one before runs again."""
    OVERTAKEN = "overtaken"
    """A newer one came before this one had proved itself."""
    UNDONE_BY_HAND = "undone_by_hand"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return _newer(cls, value)


class Reason(StrEnum):
    """Why a bundle was refused or undone; stable words for history, heartbeat and log. A word of a newer
    release, which was undone since, is a reason too: one of which no more is known.
    """

    NONE = "none"
    DENIED_BEFORE = "denied_before"
    CONFIG_WRONG = "config_wrong"
    SETTING_IMPOSSIBLE = "setting_impossible"
    CATALOGUE_WRONG = "catalogue_wrong"
    MEDIA_WRONG = "media_wrong"
    DRAWING_FAILED = "drawing_failed"
    DRAWING_HUNG = "drawing_hung"
    SOFTWARE_WRONG = "software_wrong"
    """No release, or none for this machine."""
    SELF_CHECK_FAILED = "self_check_failed"
    SELF_CHECK_HUNG = "self_check_hung"
    NO_WAY_TO_CENTRAL = "no_way_to_central"
    SCREEN_CRASHED = "screen_crashed"
    SCREEN_HUNG = "screen_hung"
    DEVICE_LOST = "device_lost"
    AGENT_CRASHED = "agent_crashed"
    """After it was kept: the agent could not run it."""
    BY_HAND = "by_hand"

    @classmethod
    def _missing_(cls, value: object) -> Self | None:
        return _newer(cls, value)

    @property
    def known(self) -> bool:
        """Whether this release has a sentence for it."""
        return self.value in type(self)._value2member_map_


def _newer(words: type[W], value: object) -> W | None:
    """A member as it stands in a record, beside those that are known here."""
    if not isinstance(value, str) or not _WORD.fullmatch(value):
        return None
    member = str.__new__(words, value)
    member._name_, member._value_ = "NEWER", value
    return member


class OnDisk(Model):
    """A newer release may have written more, and was undone since: what this one does not know it keeps as it
    is, so that neither the deny-list nor what the next release wants to find is lost.
    """

    model_config = ConfigDict(extra="allow")


class Kept(OnDisk):
    """Nothing is on its way."""

    phase: Literal[Phase.KEPT] = Phase.KEPT


class Ready(OnDisk):
    """`new_way`: the way to the central service changes; `proved`: it has answered on the new one. `since`:
    when it was ready.
    """

    phase: Literal[Phase.READY] = Phase.READY
    candidate: Bundle
    new_way: bool
    devices: tuple[str, ...] = ()
    """Those whose settings change."""
    proved: bool = False
    since: AwareDatetime | None = None


class Probation(OnDisk):
    """`stood_seconds`, `visits`: what it has stood the test of so far; `restarts`: how often its screen had
    to be started again. `counted_pid` of `counted_boot`: the screen's process that was counted last, and
    `counted_visits` how many visits of it. `devices`: those that worked before and whose settings it
    changes. `since`: when it began to run.
    """

    phase: Literal[Phase.PROBATION] = Phase.PROBATION
    candidate: Bundle
    new_way: bool
    devices: tuple[str, ...] = ()
    stood_seconds: float = 0.0
    visits: int = 0
    counted_pid: int = 0
    counted_boot: str = ""
    counted_visits: int = 0
    restarts: int = 0
    since: AwareDatetime | None = None


State = Annotated[Kept | Ready | Probation, Field(discriminator="phase")]


class Denied(OnDisk):
    """What is not taken again."""

    digest: str
    reason: Reason
    at: AwareDatetime


class Entry(OnDisk):
    """One assignment and how it ended. `detail`: one line for the technician."""

    at: AwareDatetime
    sequence: int
    digest: str
    names: dict[str, str]
    outcome: Outcome
    reason: Reason = Reason.NONE
    detail: str = ""


class Record(OnDisk):
    """`central`: key id of the central service whose bundles these are. `sequence`: of the last assignment
    that was dealt with.
    """

    central: str
    sequence: int = 0
    confirmed: Bundle = FACTORY
    previous: Bundle | None = None
    state: State = Kept()
    denied: tuple[Denied, ...] = ()
    history: tuple[Entry, ...] = ()

    @property
    def running(self) -> Bundle:
        """What the screen is to run."""
        return self.state.candidate if isinstance(self.state, Probation) else self.confirmed

    @property
    def kept_on_disk(self) -> tuple[Bundle, ...]:
        """The bundles whose directories must stay."""
        candidate = () if isinstance(self.state, Kept) else (self.state.candidate,)
        return (self.confirmed, *(() if self.previous is None else (self.previous,)), *candidate)

    def why_denied(self, digest: str) -> Reason | None:
        """Why this content is not taken again; None where it may be."""
        return next((each.reason for each in self.denied if each.digest == digest), None)


def _to(record: Record, state: Kept | Ready | Probation, **changes: object) -> Record:
    require(record.state.phase, state.phase)
    return record.model_copy(update={"state": state, **changes})


def _entered(
    record: Record, bundle: Bundle, outcome: Outcome, now: datetime, reason: Reason, detail: str
) -> tuple[Entry, ...]:
    entry = Entry(
        at=now,
        sequence=bundle.sequence,
        digest=bundle.digest,
        names=bundle.names,
        outcome=outcome,
        reason=reason,
        detail=detail[:300],
    )
    return (*record.history, entry)[-MOST_ENTRIES:]


def _denied(record: Record, bundle: Bundle, reason: Reason, now: datetime) -> tuple[Denied, ...]:
    if not bundle.digest:  # the factory's: there must always be something to go back to
        return record.denied
    others = tuple(each for each in record.denied if each.digest != bundle.digest)
    return (*others, Denied(digest=bundle.digest, reason=reason, at=now))[-MOST_DENIED:]


def overtaken(record: Record, now: datetime) -> Record:
    """Step back to the confirmed bundle, since another was assigned. Nothing is held against this one."""
    if isinstance(record.state, Kept):
        return record
    gone = record.state.candidate
    history = _entered(record, gone, Outcome.OVERTAKEN, now, Reason.NONE, "")
    return _to(record, Kept(), history=history)


def assigned_again(record: Record, bundle: Bundle, now: datetime) -> Record | None:
    """The record where what is assigned runs already, or is on its way: only the sequence is new. None: it is
    something else.
    """
    if not isinstance(record.state, Kept) and bundle.digest == record.state.candidate.digest:
        candidate = record.state.candidate.model_copy(update={"sequence": bundle.sequence})
        state = record.state.model_copy(update={"candidate": candidate})
        return record.model_copy(update={"state": state, "sequence": bundle.sequence})
    if isinstance(record.state, Kept) and bundle.digest == record.confirmed.digest:
        confirmed = record.confirmed.model_copy(update={"sequence": bundle.sequence})
        history = _entered(record, confirmed, Outcome.UNCHANGED, now, Reason.NONE, "")
        return record.model_copy(
            update={"confirmed": confirmed, "sequence": bundle.sequence, "history": history}
        )
    return None


def unchanged(record: Record, bundle: Bundle, now: datetime) -> Record:
    """Take over what differs in nothing that anybody would notice: nothing is restarted."""
    same = bundle.model_copy(update={"effect": record.confirmed.effect})
    history = _entered(record, same, Outcome.UNCHANGED, now, Reason.NONE, "")
    return _to(
        record,
        Kept(),
        confirmed=same,
        sequence=bundle.sequence,
        history=history,
    )


def refused(record: Record, bundle: Bundle, reason: Reason, detail: str, now: datetime) -> Record:
    """It failed a check: it never ran, and is not taken again."""
    denied = record.denied if reason is Reason.DENIED_BEFORE else _denied(record, bundle, reason, now)
    history = _entered(record, bundle, Outcome.REFUSED, now, reason, detail)
    return _to(record, Kept(), sequence=bundle.sequence, denied=denied, history=history)


def ready(
    record: Record, bundle: Bundle, now: datetime, *, new_way: bool, devices: tuple[str, ...]
) -> Record:
    """It passed every check."""
    state = Ready(candidate=bundle, new_way=new_way, devices=devices, since=now)
    return _to(record, state, sequence=bundle.sequence)


def proved(record: Record) -> Record:
    """The central service has answered on the new way."""
    assert isinstance(record.state, Ready)
    return _to(record, record.state.model_copy(update={"proved": True}))


def moved(record: Record, working: frozenset[str], now: datetime) -> Record:
    """The pointer moves. `working`: the devices that work now."""
    assert isinstance(record.state, Ready)
    ready_one = record.state
    return _to(
        record,
        Probation(
            candidate=ready_one.candidate,
            new_way=ready_one.new_way,
            devices=tuple(each for each in ready_one.devices if each in working),
            since=now,
        ),
    )


def watched(record: Record, state: Probation) -> Record:
    """With what it has stood so far; as it is where it is not on probation any more."""
    if not isinstance(record.state, Probation) or record.state.candidate != state.candidate:
        return record
    return _to(record, state)


def kept(record: Record, now: datetime) -> Record:
    """It proved itself."""
    assert isinstance(record.state, Probation)
    good = record.state.candidate
    history = _entered(record, good, Outcome.KEPT, now, Reason.NONE, "")
    return _to(record, Kept(), confirmed=good, previous=record.confirmed, history=history)


def undone(record: Record, reason: Reason, detail: str, now: datetime) -> Record:
    """It failed: the one before runs again, and this one is not taken again."""
    assert isinstance(record.state, Probation)
    bad = record.state.candidate
    return _to(
        record,
        Kept(),
        denied=_denied(record, bad, reason, now),
        history=_entered(record, bad, Outcome.UNDONE, now, reason, detail),
    )


def fallen_back(record: Record, now: datetime) -> Record:
    """The agent cannot run what is confirmed: back to what was confirmed before. What is on its way is let
    go.
    """
    record = overtaken(record, now)
    bad = record.confirmed
    if bad == FACTORY:
        return record
    detail = "the agent had to be started again and again"
    return _to(
        record,
        Kept(),
        confirmed=record.previous or FACTORY,
        previous=None,
        denied=_denied(record, bad, Reason.AGENT_CRASHED, now),
        history=_entered(record, bad, Outcome.UNDONE, now, Reason.AGENT_CRASHED, detail),
    )


def undone_by_hand(record: Record, now: datetime) -> Record | None:
    """Go back one bundle, at a person's word: from what is on its way, or to what was confirmed before. None:
    there is nothing to go back to.
    """
    if isinstance(record.state, Kept) and record.previous is None:
        return None
    bad = record.confirmed if isinstance(record.state, Kept) else record.state.candidate
    history = _entered(record, bad, Outcome.UNDONE_BY_HAND, now, Reason.BY_HAND, "")
    denied = _denied(record, bad, Reason.BY_HAND, now)
    back: dict[str, object] = {}
    if isinstance(record.state, Kept):
        back = {"confirmed": record.previous, "previous": None}
    return _to(record, Kept(), denied=denied, history=history, **back)
