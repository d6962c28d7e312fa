"""Each device as the technician's screens name it: its state, cause, remedy, and when it was last proven.
Pure.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from devices.standing import Cause, DeviceState
from kiosk.technician.front import OWN_PARTS, front
from kiosk.technician.terminal_facts import TerminalFacts
from offline_cache.rows import ChannelState
from ui.viewmodels.bench.state import Bench
from ui.viewmodels.bench.times import when
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker

if TYPE_CHECKING:
    from offline_cache.service_record import DeviceRecord, TestResult

CONDITIONS = tuple(DeviceState)
"""In the order of `StatusTile.Condition`."""
URGENCY = (
    DeviceState.FAULTED,
    DeviceState.ABSENT,
    DeviceState.ATTENTION,
    DeviceState.PRESENT,
    DeviceState.CLAIMED,
    DeviceState.WORKING,
)
TO_SEE_TO = (DeviceState.FAULTED, DeviceState.ABSENT, DeviceState.ATTENTION)


@dataclass(frozen=True)
class Part:
    """One device, in words. `why` and `remedy` are empty where there is nothing to do."""

    name: str
    state: DeviceState
    cause: Cause
    why: str
    remedy: str
    since: float
    """Seconds since 1970; 0 where nobody has watched."""
    record: "DeviceRecord | None"
    proven: bool = True
    """Whether its state is a word of its own; else only a test shows how it is."""


def parts(snapshot: Snapshot) -> list[Part]:
    """Every device of the settings and the terminal's own parts, what needs attention first."""
    bench, speaker = snapshot.bench, snapshot.speaker
    order = list(front().devices)
    named = [*bench.devices, *(each for each in OWN_PARTS if each not in bench.devices)]
    found = [part(name, bench, speaker) for name in named]
    return sorted(
        found,
        key=lambda each: (
            URGENCY.index(each.state),
            not each.proven,
            order.index(each.name) if each.name in order else len(order),
        ),
    )


def part(name: str, bench: Bench, speaker: Speaker) -> Part:
    """One device by its name."""
    record = bench.records.get(name)
    watched = bench.devices.get(name)
    if watched is None:
        state, key = _own(name, bench.facts)
        if not key:
            return Part(name, state, Cause.NONE, "", "", 0.0, record)
        why, remedy = speaker.key(f"own.{key}"), speaker.key(f"own.{key}_remedy")
        return Part(name, state, Cause.NONE, why, remedy, 0.0, record, proven=key != "not_watched")
    standing = watched.standing
    said = standing.cause is not Cause.NONE
    return Part(
        name,
        standing.state,
        standing.cause,
        _sentence(speaker.key(f"bench.cause.{standing.cause.value}")) if said else "",
        _sentence(speaker.key(f"bench.remedy.{standing.cause.value}")) if said else "",
        watched.since,
        record,
    )


def _sentence(text: str) -> str:
    """With a capital: the words are written for the middle of a line of the command."""
    return text[:1].upper() + text[1:]


def _own(name: str, facts: TerminalFacts | None) -> tuple[DeviceState, str]:
    """How a part of the terminal itself is, and the key of what is to be said of it."""
    if name == "network":
        return _network(facts)
    if name == "computer" and facts is not None:
        if not facts.clock_possible:
            return DeviceState.FAULTED, "clock_wrong"
        if facts.disk_low:
            return DeviceState.ATTENTION, "disk_low"
        if any(each.stale for each in facts.references):
            return DeviceState.ATTENTION, "reference_stale"
        return DeviceState.WORKING, "" if facts.clock_confirmed else "clock_unconfirmed"
    return DeviceState.PRESENT, "not_watched"


def _network(facts: TerminalFacts | None) -> tuple[DeviceState, str]:
    channel = ChannelState.UNKNOWN if facts is None or facts.queue is None else facts.queue.channel
    match channel:
        case ChannelState.OPEN:
            return DeviceState.WORKING, ""
        case ChannelState.DOWN:
            return DeviceState.ATTENTION, "network_down"
        case ChannelState.PAUSED:
            return DeviceState.FAULTED, "network_paused"
        case _:
            return DeviceState.PRESENT, "network_unknown"


def last_test(each: Part) -> "TestResult | None":
    """The newest of its tests, if there is any."""
    return None if each.record is None or not each.record.tests else each.record.tests[0]


def name_of(name: str, speaker: Speaker) -> str:
    """What the device is called: the report calls a driver's devices the same, the terminal's own parts are
    the screens' only.
    """
    return speaker.key(f"part.{name}" if name in OWN_PARTS else f"bench.part.{name}")


def row(each: Part, snapshot: Snapshot) -> dict[str, Any]:
    """A device in the list."""
    speaker = snapshot.speaker
    test = last_test(each)
    return {
        "name": each.name,
        "label": name_of(each.name, speaker),
        "condition": CONDITIONS.index(each.state),
        "word": word(each, speaker),
        "why": each.why,
        "tested": tested(each, snapshot),
        "passed": test is None or test.passed,
        "ill": each.state in TO_SEE_TO,
    }


def word(each: Part, speaker: Speaker) -> str:
    """Its state in a word; of what cannot say how it is, that the test says it."""
    return speaker.key(f"state.{each.state.value}" if each.proven else "state.see_test")


def tested(each: Part, snapshot: Snapshot) -> str:
    """The last test, apart from the state: that something answers does not say that it works. Of one that is
    under way, that it is.
    """
    speaker = snapshot.speaker
    if any(course.device == each.name and course.runs for course in snapshot.visit.courses):
        return speaker.key("test.on_its_way")
    last = last_test(each)
    if last is None:
        return speaker.key("bench.never_tested")
    outcome = "bench.test_passed" if last.passed else "bench.test_failed"
    return speaker.key(outcome, time=when(last.at, snapshot.clock, speaker))


def since(each: Part, snapshot: Snapshot) -> str:
    """When it came into its state; "" where nobody has watched."""
    if not each.since:
        return ""
    at = datetime.fromtimestamp(each.since, UTC)
    return when(at, snapshot.clock, snapshot.speaker)
