"""What calls for somebody, the most urgent first. Pure: it looks at what was read, and at a clock."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from central.fleet.machines import OFFLINE_AFTER, Machine


class Alert(StrEnum):
    """Why somebody is called; in the order of urgency. `central.words.ALERTS` says what to do."""

    OFFLINE = "offline"
    UNSENT = "unsent"
    QUARANTINE = "quarantine"
    HOLES = "holes"
    STORAGE = "storage"
    PAPER = "paper"
    DEVICE = "device"
    STALE_CONFIGURATION = "stale_configuration"
    LOW_RATINGS = "low_ratings"
    TO_APPROVE = "to_approve"
    OTHER = "other"


@dataclass(frozen=True)
class Call:
    """One alert of one terminal. `since`: when it began, as far as this service can know; `detail`: a
    figure or the terminal's own word for it.
    """

    alert: Alert
    code: str
    since: datetime | None
    detail: str = ""


@dataclass(frozen=True)
class Limits:
    """From when on something is an alert."""

    offline: timedelta = OFFLINE_AFTER
    unsent: timedelta = timedelta(hours=1)
    """So long something waits at the terminal and nothing came, though it is heard of."""
    low_ratings: int = 3
    """So many of the two lowest marks within a week."""


_OF_WORDS: Mapping[str, Alert] = {
    "quarantined": Alert.QUARANTINE,
    "storage_low": Alert.STORAGE,
    "storage_full": Alert.STORAGE,
    "storage_unknown": Alert.STORAGE,
    "outbox_set_aside": Alert.STORAGE,
    "paper_low": Alert.PAPER,
    "paper_out": Alert.PAPER,
    "updates_stale": Alert.STALE_CONFIGURATION,
    "updates_refused": Alert.STALE_CONFIGURATION,
    "updates_no_root": Alert.STALE_CONFIGURATION,
}
_PAPER_CAUSES = frozenset({"paper_out", "paper_low", "jam"})
_BAD_STATES = frozenset({"faulted", "absent", "present"})


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
    line = machine.line
    if not line.approved:
        yield Call(Alert.TO_APPROVE, line.code, None, line.fingerprint)
        return
    offline = line.seen is None or now - line.seen > limits.offline
    if offline:
        yield Call(Alert.OFFLINE, line.code, line.seen)
    elif line.waiting and (machine.last_received is None or now - machine.last_received > limits.unsent):
        yield Call(Alert.UNSENT, line.code, machine.last_received, str(line.waiting))
    if line.holes:
        count = sum(each.count for each in line.holes)
        yield Call(Alert.HOLES, line.code, min(each.since for each in line.holes), str(count))
    for word in line.alarms:
        yield Call(_OF_WORDS.get(word, Alert.OTHER), line.code, None, word)
    yield from _of_devices(machine, line.alarms)
    if low_ratings >= limits.low_ratings:
        yield Call(Alert.LOW_RATINGS, line.code, None, str(low_ratings))


def _of_devices(machine: Machine, said: tuple[str, ...]) -> Iterator[Call]:
    """What the last report says of devices; what the heartbeat says already is not said twice."""
    if machine.report is None:
        return
    for device in machine.report.devices:
        if device.cause in _PAPER_CAUSES:
            if device.cause not in said:
                yield Call(Alert.PAPER, machine.code, machine.reported, f"{device.name}: {device.cause}")
        elif device.state in _BAD_STATES:
            yield Call(Alert.DEVICE, machine.code, machine.reported, f"{device.name}: {device.cause}")
