"""Reference data: what is known here, and how old it is."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime, timedelta
from typing import Any

from kiosk.errors import KioskError
from kiosk.technician.task import Finding, Machine, info, ok, warning
from kiosk.technician.terminal_facts import ReferenceFact
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace
from kiosk.terminal.references import Known, References
from kiosk.updates import state as states
from kiosk.updates.place import UpdatesPlace
from offline_cache.errors import CacheError
from offline_cache.reference import ReferenceCache

STALE = timedelta(days=7)
"""A week without a word; a shorter cut of the network is nobody's business here."""
CALENDAR_ENDS = timedelta(days=14)


def reference(machine: Machine) -> Finding:
    """Places nearby, calendar and keys, as the agent fetched them last."""
    place = TerminalPlace(machine.data_dir)
    if not place.references.exists():
        return info("nothing fetched yet")
    try:
        with _known_at(place) as known:
            return judge(known, datetime.now(UTC))
    except (CacheError, KioskError) as error:
        return warning(str(error), "restart the agent")


def reference_facts(place: TerminalPlace, now: datetime) -> tuple[ReferenceFact, ...]:
    """When each of them, and what is pushed, was confirmed last; empty where nothing of it can be read."""
    facts: list[ReferenceFact] = []
    try:
        if place.references.exists():
            with _known_at(place) as known:
                facts += [
                    ReferenceFact(name, each.confirmed, each.age(now) > STALE) for name, each in _found(known)
                ]
        pushed = states.load(UpdatesPlace(place.updates))
    except (CacheError, KioskError, OSError):
        return tuple(facts)
    if pushed is not None and pushed.confirmed is not None:
        facts.append(ReferenceFact("updates", pushed.confirmed, pushed.stale(now)))
    return tuple(facts)


@contextmanager
def _known_at(place: TerminalPlace) -> Iterator[References]:
    identity = identities.load(place)
    with closing(ReferenceCache(place.references)) as cache:
        yield References(cache, identity)


def judge(known: References, now: datetime) -> Finding:
    """As `reference`, on what is there."""
    found = dict(_found(known))
    if not found:
        return info("nothing fetched yet")
    told = ", ".join(f"{name} {aged(each.age(now))}" for name, each in found.items())
    if any(each.age(now) > STALE for each in found.values()):
        return warning(told, "look at the way to the central service")
    calendar = known.holidays()
    if calendar is not None and calendar.content.last - now.date() < CALENDAR_ENDS:
        return warning(
            f"{told}; the calendar of working days ends on {calendar.content.last}",
            "tell the operator: the central service needs next year's",
        )
    return ok(told)


def _found(known: References) -> Iterator[tuple[str, Known[Any]]]:
    for name, each in (("nearby", known.nearby()), ("holidays", known.holidays()), ("keys", known.keys())):
        if each is not None:
            yield name, each


def aged(age: timedelta) -> str:
    """An age as a technician reads it."""
    if age < timedelta(hours=1):
        return f"{age // timedelta(minutes=1)} min old"
    if age < timedelta(days=2):
        return f"{age // timedelta(hours=1)} h old"
    return f"{age.days} days old"
