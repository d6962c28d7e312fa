"""The terminal itself in figures, for the technician's screens: who, where, how far with delivering, disk,
clock.

Reads files and asks the system; done in a worker's thread. Nothing of it is about a resident.
"""

import shutil
from contextlib import closing
from datetime import UTC, datetime
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from kiosk.apply.pushed import central_of
from kiosk.apply.record import Kept, Outcome, Probation, Ready, Record
from kiosk.apply.store import Store
from kiosk.config import Config
from kiosk.config.load import IDENTITY_FILE
from kiosk.errors import KioskError
from kiosk.submission.clock_quality import SYNCHRONISED, can_be_dated
from kiosk.technician.storage import MEBIBYTE, existing
from kiosk.technician.terminal_facts import PushFacts, Queue, ReferenceFact, TerminalFacts, Way
from kiosk.terminal.place import TerminalPlace
from offline_cache.errors import CacheError
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, held
from offline_cache.states import UNDELIVERED, State

_BEGAN = (Outcome.KEPT, Outcome.UNCHANGED)
_NOT_KNOWN = "not_known"
"""A newer program had a reason that this one has no sentence for."""
_DID_NOT_WORK = {Outcome.REFUSED: Way.REFUSED, Outcome.UNDONE: Way.UNDONE}


def gather(config: Config, data_dir: Path, marker: Path = SYNCHRONISED) -> TerminalFacts:
    """How it is now. Never raises for what it looks at: what cannot be read is said to be missing."""
    place = TerminalPlace(data_dir)
    queue, offset = _queue(place)
    disk = shutil.disk_usage(existing(data_dir))
    return TerminalFacts(
        code=_code(data_dir),
        version=_version(),
        queue=queue,
        disk_free=disk.free // MEBIBYTE,
        disk_total=disk.total // MEBIBYTE,
        disk_needed=config.storage.minimum_free_mebibytes,
        clock_possible=can_be_dated(datetime.now(UTC)),
        clock_confirmed=marker.exists(),
        clock_offset=offset,
        push=push_facts(Store(data_dir, central_of(data_dir)).read()),
        references=_references(place),
    )


def push_facts(record: Record) -> PushFacts | None:
    """What a technician asks first: what runs, since when, and what became of the last push."""
    if not record.history and isinstance(record.state, Kept):
        return None
    confirmed, last = record.confirmed, record.history[-1] if record.history else None
    names, number = " ".join(confirmed.names.values()), record.sequence
    began = [each.at for each in record.history if each.digest == confirmed.digest and each.outcome in _BEGAN]
    since = began[-1] if began and names else None
    if isinstance(record.state, Probation):
        running = " ".join(record.state.candidate.names.values())
        return PushFacts(running, number, record.state.since, Way.PROBATION, record.state.since)
    if isinstance(record.state, Ready):
        return PushFacts(names, number, since, Way.WAITING, record.state.since)
    if last is None or last.sequence != record.sequence or last.outcome not in _DID_NOT_WORK:
        return PushFacts(names, number, since)
    why = last.reason.value if last.reason.known else _NOT_KNOWN
    return PushFacts(names, number, since, _DID_NOT_WORK[last.outcome], last.at, why)


def _queue(place: TerminalPlace) -> tuple[Queue | None, float]:
    """The queue, and the clock's offset that the channel knows."""
    try:
        with closing(Outbox.open(place.outbox)) as outbox:
            counts, channel, oldest = outbox.counts(), outbox.channel(), outbox.oldest_undelivered()
            first_try = outbox.next_try()
    except (CacheError, OSError):
        return None, 0.0
    waiting = sum(counts[state] for state in UNDELIVERED)
    return Queue(
        waiting=waiting,
        oldest=oldest,
        next_try=None if first_try is None else datetime.fromtimestamp(first_try, UTC),
        quarantined=counts[State.QUARANTINED],
        channel=channel.state,
        reason=channel.reason or "",
        since=channel.since,
        agent_runs=held(place.directory, Role.SENDER),
    ), channel.clock_offset_seconds


def _references(place: TerminalPlace) -> tuple[ReferenceFact, ...]:
    if not place.identity.is_file():
        return ()
    from kiosk.technician.reference import reference_facts  # noqa: PLC0415  cryptography, as below

    return reference_facts(place, datetime.now(UTC))


def _code(data_dir: Path) -> str:
    if not (data_dir / IDENTITY_FILE).is_file():
        return ""
    from kiosk.terminal import identity  # noqa: PLC0415  cryptography, which nothing else here needs

    try:
        return identity.load(TerminalPlace(data_dir)).code
    except KioskError:
        return ""


@cache
def _version() -> str:
    try:
        return version("kiosk")
    except PackageNotFoundError:
        return ""
