"""The terminal itself as rows of name and value. Pure."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.technician.terminal_facts import PushFacts, Queue, ReferenceFact, TerminalFacts, Way, age
from offline_cache.rows import ChannelState
from ui.viewmodels.bench.times import long, when
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker

MIB_PER_GB = 1000**3 / (1 << 20)
CLOCK_OFF_S = 5.0
"""From how many seconds on the difference to the central service's clock is said."""


@dataclass(frozen=True)
class Fact:
    """One line; `ill` where somebody should see to it."""

    key: str
    value: str
    ill: bool = False
    code: bool = False


def facts(snapshot: Snapshot) -> list[Fact]:
    """What a technician asks first. The outbox's line says how many wait, since when, and when they go on."""
    speaker, known = snapshot.speaker, snapshot.bench.facts
    if known is None:
        unknown = speaker.key("bench.fact_unknown")
        return [Fact("terminal", unknown), Fact("place", snapshot.place_name)]
    return [
        Fact(
            "terminal",
            known.code or speaker.key("bench.fact_not_enrolled"),
            ill=not known.code,
            code=bool(known.code),
        ),
        Fact("place", snapshot.place_name),
        Fact("version", known.version),
        _push(known.push, snapshot),
        _online(known.queue, snapshot),
        _queue(known.queue, snapshot),
        _disk(known, speaker),
        _clock(known, speaker),
    ]


def _push(push: PushFacts | None, snapshot: Snapshot) -> Fact:
    """What runs, or what became of the last push; everything about it is on the computer's page."""
    if push is None or push.way is None:
        return Fact("push", _what_runs(push, snapshot.speaker))
    ill = push.way in (Way.REFUSED, Way.UNDONE)
    return Fact("push", _what_became(push, snapshot), ill=ill)


def pushed(push: PushFacts | None, snapshot: Snapshot) -> list[Fact]:
    """All that is known of what the central service pushed."""
    rows = [Fact("push_runs", _what_runs(push, snapshot.speaker))]
    if push is None:
        return rows
    if push.since is not None:
        rows.append(Fact("push_since", when(push.since, snapshot.clock, snapshot.speaker)))
    rows.append(Fact("push_number", str(push.number)))
    if push.way is not None:
        rows.append(Fact("push_last", _what_became(push, snapshot)))
    return rows


def references(known: tuple[ReferenceFact, ...], snapshot: Snapshot) -> list[Fact]:
    """What the central service lets this terminal know, each with when it last said so."""
    clock, speaker = snapshot.clock, snapshot.speaker
    return [
        Fact(
            f"reference_{each.name}",
            speaker.key("bench.fact_reference_at", time=when(each.confirmed, clock, speaker)),
            ill=each.stale,
        )
        for each in known
    ]


def _what_runs(push: PushFacts | None, speaker: Speaker) -> str:
    if push is None:
        return speaker.key("bench.fact_push_never")
    return push.names or speaker.key("bench.fact_push_factory")


def _what_became(push: PushFacts, snapshot: Snapshot) -> str:
    """In a sentence."""
    speaker = snapshot.speaker
    at = "" if push.at is None else when(push.at, snapshot.clock, speaker)
    why = speaker.key(f"push_reason.{push.reason}") if push.reason else ""
    return speaker.key(f"bench.fact_push_{push.way}", time=at, why=why)


def _online(queue: Queue | None, snapshot: Snapshot) -> Fact:
    speaker = snapshot.speaker
    if queue is None or queue.channel is ChannelState.UNKNOWN:
        return Fact("online", speaker.key("bench.fact_online_unknown"), ill=True)
    if not queue.agent_runs:
        return Fact("online", speaker.key("bench.fact_no_agent"), ill=True)
    if queue.channel is ChannelState.OPEN:
        return Fact("online", speaker.key("bench.fact_online_yes"))
    if queue.channel is ChannelState.PAUSED:
        return Fact("online", speaker.key("bench.fact_online_paused"), ill=True)
    if queue.since is None:
        return Fact("online", speaker.key("bench.fact_online_no"), ill=True)
    began = when(queue.since, snapshot.clock, speaker)
    return Fact("online", speaker.key("bench.fact_online_since", time=began), ill=True)


def _queue(queue: Queue | None, snapshot: Snapshot) -> Fact:
    speaker, clock = snapshot.speaker, snapshot.clock
    if queue is None:
        return Fact("queue", speaker.key("bench.fact_queue_unreadable"), ill=True)
    if queue.waiting == 0 or queue.oldest is None:
        return Fact("queue", speaker.key("bench.fact_queue_none"))
    lines = [
        speaker.key(
            "bench.fact_queue_count", count=queue.waiting, age=long(age(queue.oldest, clock), speaker)
        ),
        _next(queue.next_try, clock, speaker),
    ]
    if queue.quarantined:
        lines.append(speaker.key("bench.fact_quarantined", count=queue.quarantined))
    return Fact("queue", "\n".join(lines), ill=queue.quarantined > 0)


def _next(at: datetime | None, clock: datetime, speaker: Speaker) -> str:
    if at is None or at <= clock:
        return speaker.key("bench.fact_queue_now")
    return speaker.key("bench.fact_queue_next", time=f"{at.astimezone(clock.tzinfo):%H:%M:%S}")


def _disk(known: TerminalFacts, speaker: Speaker) -> Fact:
    free, total = known.disk_free / MIB_PER_GB, known.disk_total / MIB_PER_GB
    value = speaker.key("bench.fact_disk_value", free=f"{free:.1f}", total=f"{total:.0f}")
    return Fact("disk", value, ill=known.disk_low)


def _clock(known: TerminalFacts, speaker: Speaker) -> Fact:
    if not known.clock_possible:
        return Fact("clock", speaker.key("bench.fact_clock_wrong"), ill=True)
    if abs(known.clock_offset) >= CLOCK_OFF_S:
        seconds = round(known.clock_offset)
        return Fact("clock", speaker.key("bench.fact_clock_off", seconds=seconds), ill=True)
    key = "bench.fact_clock_ok" if known.clock_confirmed else "bench.fact_clock_unconfirmed"
    return Fact("clock", speaker.key(key), ill=not known.clock_confirmed)
