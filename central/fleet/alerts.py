"""What calls for somebody, the most urgent first. Pure: it looks at what was read, and at a clock."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from central.fleet.machines import Machine
from central.fleet.words import ALARMS, CAUSES, PARTS, PHASES, REASONS, STATES, counted, joined, said
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.status import ApplyPhase, DeviceStatus, TerminalStatus


class Alert(StrEnum):
    """Why somebody is called; in the order of urgency. `central.words.ALERTS` says what to do."""

    OFFLINE = "offline"
    UNSENT = "unsent"
    QUARANTINE = "quarantine"
    HOLES = "holes"
    SCREEN = "screen"
    STORAGE = "storage"
    PAPER = "paper"
    DEVICE = "device"
    STALE_CONFIGURATION = "stale_configuration"
    CLOCK = "clock"
    LOW_RATINGS = "low_ratings"
    TO_APPROVE = "to_approve"
    OTHER = "other"


@dataclass(frozen=True)
class Call:
    """One alert of one terminal. `since`: when it began, as far as this service can know; `detail`: what
    exactly, in words.
    """

    alert: Alert
    code: str
    since: datetime | None
    detail: Text | None = None


@dataclass(frozen=True)
class Limits:
    """From when on something is an alert."""

    offline: timedelta = timedelta(minutes=5)
    """Since the last heartbeat: a parked one is answered within a minute, a lost one asked again."""
    unsent: timedelta = timedelta(hours=1)
    """So long something waits at the terminal, though it is heard of."""
    device: timedelta = timedelta(minutes=2)
    """So long a device is away: one that was plugged in anew is back by then."""
    screen: timedelta = timedelta(minutes=10)
    """So long before the heartbeat the screen's process has told of the devices last."""
    behind: timedelta = timedelta(hours=2)
    """After an assignment, without a word that it was taken up."""
    waiting: timedelta = timedelta(hours=24)
    """So long something that was checked waits for a moment without people."""
    clock: timedelta = timedelta(minutes=5)
    low_ratings: int = 3
    """So many of the two lowest marks within a week."""


_OF_WORDS: Mapping[str, Alert] = {
    "quarantined": Alert.QUARANTINE,
    "storage_low": Alert.STORAGE,
    "storage_full": Alert.STORAGE,
    "storage_read_only": Alert.STORAGE,
    "storage_io_error": Alert.STORAGE,
    "storage_unknown": Alert.STORAGE,
    "outbox_set_aside": Alert.STORAGE,
    "updates_stale": Alert.STALE_CONFIGURATION,
    "updates_refused": Alert.STALE_CONFIGURATION,
    "updates_no_root": Alert.STALE_CONFIGURATION,
    "bundle_refused": Alert.STALE_CONFIGURATION,
    "bundle_undone": Alert.STALE_CONFIGURATION,
    "apply_failed": Alert.STALE_CONFIGURATION,
}
PAPER_CAUSES = frozenset(
    {"paper_out", "paper_low", "jam", "page_jam", "tray_empty", "tray_low", "tray_missing"}
    | {"output_full", "output_nearly_full", "toner_empty", "toner_low", "waste_full", "waste_nearly_full"}
)
"""What whoever looks after a place mends without a technician, or with the part in the hand."""
BAD_STATES = frozenset({"faulted", "absent", "present", "attention"})
_REFUSED_HERE = frozenset({ApplyPhase.REFUSED, ApplyPhase.UNDONE})


def calls(
    machines: Iterable[Machine],
    now: datetime,
    limits: Limits = Limits(),
    low_ratings: Mapping[str, int] | None = None,
) -> list[Call]:
    """Those of all terminals that were not shut out. `low_ratings`: of a week, by code."""
    found = [
        call
        for each in machines
        if not each.line.shut_out
        for call in _of_one(each, now, limits, (low_ratings or {}).get(each.code, 0))
    ]
    order = list(Alert)
    return sorted(found, key=lambda call: (order.index(call.alert), call.since or now, call.code))


def _of_one(machine: Machine, now: datetime, limits: Limits, low_ratings: int) -> Iterator[Call]:
    line, status = machine.line, machine.status
    if not line.approved:
        yield Call(Alert.TO_APPROVE, line.code, None, Text(zh=line.fingerprint))
        return
    if line.seen is None or now - line.seen > limits.offline:
        yield Call(Alert.OFFLINE, line.code, line.seen, _unsent(line.waiting) if line.waiting else None)
    else:
        yield from _late(machine, line.seen, now, limits)
    if line.holes:
        count = sum(each.count for each in line.holes)
        yield Call(
            Alert.HOLES,
            line.code,
            min(each.since for each in line.holes),
            counted(count, "件没到", "submission missing", "submissions missing"),
        )
    bundle = _of_bundle(machine, now, limits)
    yield from _of_words(machine, has_bundle=bundle is not None)
    if bundle is not None:
        yield bundle
    if status is not None and line.seen is not None:
        yield from _of_devices(line.code, status, now, limits)
        yield from _of_clock(line.code, status, line.seen, limits)
    if low_ratings >= limits.low_ratings:
        detail = counted(low_ratings, "条差评", "low rating", "low ratings")
        yield Call(Alert.LOW_RATINGS, line.code, None, detail)


def _unsent(count: int) -> Text:
    return counted(count, "件还在终端里", "submission is still there", "submissions are still there")


def _late(machine: Machine, seen: datetime, now: datetime, limits: Limits) -> Iterator[Call]:
    """What waits at a terminal that is heard of."""
    waiting = machine.line.waiting
    if not waiting:
        return
    oldest = machine.oldest_unsent
    since = machine.last_received if oldest is None else seen - oldest
    if since is None or now - since > limits.unsent:
        yield Call(Alert.UNSENT, machine.code, since, _unsent(waiting))


def _of_words(machine: Machine, *, has_bundle: bool) -> Iterator[Call]:
    """The alarms of the heartbeat; what is told better elsewhere is not said twice."""
    status = machine.status
    for word in machine.line.alarms:
        alert = _OF_WORDS.get(word, Alert.OTHER)
        detail = said(ALARMS, word)
        if word == "quarantined" and status is not None and status.queue.quarantined:
            detail = counted(
                status.queue.quarantined, "件被退回", "submission refused", "submissions refused"
            )
        if not (has_bundle and word in ("bundle_refused", "bundle_undone")):
            yield Call(alert, machine.code, None, detail)


def _of_bundle(machine: Machine, now: datetime, limits: Limits) -> Call | None:
    """Where the terminal does not run what it was given."""
    given, status = machine.given, machine.status
    if given is None or status is None:
        return None
    how = status.apply
    if how is None or how.sequence < given.sequence:
        late = now - given.issued > limits.behind
        detail = Text(zh="还没有取指派给它的配置", en="It has not fetched what was assigned to it")
        return Call(Alert.STALE_CONFIGURATION, machine.code, given.issued, detail) if late else None
    if how.phase in _REFUSED_HERE:
        phase = said(PHASES, how.phase)
        detail = joined(phase, said(REASONS, how.reason)) if how.reason else phase
        return Call(Alert.STALE_CONFIGURATION, machine.code, how.since, detail)
    if how.phase is ApplyPhase.WAITING and how.since is not None and now - how.since > limits.waiting:
        detail = Text(zh="一天了还没等到没人用的时候", en="For a day no moment without people has come")
        return Call(Alert.STALE_CONFIGURATION, machine.code, how.since, detail)
    return None


def _of_devices(code: str, status: TerminalStatus, now: datetime, limits: Limits) -> Iterator[Call]:
    skew = timedelta(seconds=status.clock_offset_seconds)
    for device in status.devices:
        since = device.since + skew
        if device.state in BAD_STATES and device.cause in PAPER_CAUSES:
            yield Call(Alert.PAPER, code, since, device_said(device))
        elif device.state in BAD_STATES and now - since > limits.device:
            yield Call(Alert.DEVICE, code, since, device_said(device))


def device_said(device: DeviceStatus) -> Text:
    """What is wrong with it: ``凭条打印机：没有纸了``."""
    known = device.cause in CAUSES
    return joined(said(PARTS, device.name), CAUSES[device.cause] if known else said(STATES, device.state))


def _of_clock(code: str, status: TerminalStatus, seen: datetime, limits: Limits) -> Iterator[Call]:
    skew = timedelta(seconds=status.clock_offset_seconds)
    if status.devices_at is not None and seen - (status.devices_at + skew) > limits.screen:
        detail = Text(zh="画面程序没有动静", en="Its screen gives no sign of life")
        yield Call(Alert.SCREEN, code, status.devices_at + skew, detail)
    if abs(skew) >= limits.clock:
        minutes = round(abs(skew).total_seconds() / 60)
        zh, en = ("慢", "slow") if skew > timedelta(0) else ("快", "fast")
        yield Call(
            Alert.CLOCK,
            code,
            None,
            Text(zh=f"时钟{zh}了 {minutes} 分钟", en=f"Its clock is {minutes} min {en}"),
        )
