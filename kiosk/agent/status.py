"""What a heartbeat says of how the terminal is, gathered from the files that both processes share."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from pydantic import ValidationError

from kiosk.agent.notes import Log
from kiosk.apply.catalogue import catalogue_in_force
from kiosk.apply.status import Applied
from kiosk.config import Config
from kiosk.contract.status import (
    MAX_COUNTERS,
    MAX_DEVICES,
    DeviceStatus,
    PaperStatus,
    QueueStatus,
    TerminalStatus,
)
from kiosk.equipment.roll import PRINTER, roll_on_record
from kiosk.equipment.standings_file import read as read_standings
from kiosk.submission.clock_quality import SYNCHRONISED
from kiosk.terminal.orders import read as read_orders
from kiosk.terminal.place import TerminalPlace
from offline_cache.errors import CacheError
from offline_cache.outbox import Outbox
from offline_cache.reference import ReferenceCache
from offline_cache.service_record import DeviceRecord, on_record
from offline_cache.states import UNDELIVERED, State


class StatusTeller:
    """Looks when asked. What cannot be read is left out: a heartbeat goes out whatever else is broken."""

    def __init__(
        self,
        place: TerminalPlace,
        config: Config,
        outbox: Outbox,
        references: ReferenceCache,
        applied: Callable[[], Applied],
        now: Callable[[], datetime],
        log: Log,
        synchronised: Path = SYNCHRONISED,
    ) -> None:
        self._place = place
        self._config = config
        self._outbox = outbox
        self._references = references
        self._applied = applied
        self._now = now
        self._log = log
        self._synchronised = synchronised

    def __call__(self) -> TerminalStatus | None:
        """All of it; None where it could not be put into words."""
        try:
            return self._status()
        except ValidationError:
            # A name or a figure beyond what the contract takes: said here; the heartbeat goes out.
            self._log.warning("status.refused", reason="beyond_the_contract")
            return None

    def _status(self) -> TerminalStatus:
        standings = read_standings(self._place.devices)
        record = self._record()
        data_dir = self._place.data_dir
        applied = self._applied()
        running = applied.running
        roll = roll_on_record(self._config, self._place)
        counted = {
            f"{device}.{counter}": count.for_ever
            for device, each in sorted(record.items())
            for counter, count in sorted(each.counters.items())
        }
        return TerminalStatus(
            devices=tuple(
                DeviceStatus(
                    name=name,
                    state=seen.standing.state.value,
                    cause=seen.standing.cause.value,
                    since=seen.since,
                )
                for name, seen in sorted(standings.devices.items())[:MAX_DEVICES]
            )
            if standings is not None
            else (),
            devices_at=standings.written if standings is not None else None,
            paper=PaperStatus(papers_left=roll.papers_left, millimetres_left=roll.left_mm)
            if PRINTER in record
            else None,
            queue=self._queue(),
            configuration=running.config.name if running.config is not None else "",
            assignment=running.sequence or None,
            apply=applied.how,
            catalogue=catalogue_in_force(data_dir),
            software=running.software.name if running.software is not None else "",
            references={each.name: each.version for each in self._references.all()},
            clock_offset_seconds=round(self._outbox.channel().clock_offset_seconds, 1),
            clock_confirmed=self._synchronised.exists(),
            closed=bool(read_orders(data_dir).closed),
            counters=dict(list(counted.items())[:MAX_COUNTERS]),
        )

    def _queue(self) -> QueueStatus:
        counts, oldest = self._outbox.counts(), self._outbox.oldest_undelivered()
        age = None if oldest is None else max(0, round((self._now() - oldest).total_seconds()))
        return QueueStatus(
            waiting=sum(counts[state] for state in UNDELIVERED),
            quarantined=counts[State.QUARANTINED],
            delivered=counts[State.DELIVERED] + counts[State.PURGED],
            oldest_seconds=age,
        )

    def _record(self) -> dict[str, DeviceRecord]:
        try:
            return on_record(self._place.service_record)
        except CacheError:
            return {}
