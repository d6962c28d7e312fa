"""The desk's real books: settings, service record, audit trail, ports. Used in the desk's thread."""

from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from devices.port_search import PortFound, present_ports
from devices.receipt_printer.roll import Roll
from kiosk.config import Config
from kiosk.equipment.roll import roll_on_record
from kiosk.technician.facts import gather
from kiosk.technician.terminal_facts import TerminalFacts
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from offline_cache.errors import CacheError
from offline_cache.service_record import DeviceRecord, ServiceRecord, on_record


class TerminalBooks:
    """`Books` of one terminal. `failed` hears of what could not be read or written."""

    def __init__(self, config: Config, data_dir: Path, failed: Callable[[str, Exception], None]) -> None:
        self._config = config
        self._data_dir = data_dir
        self._place = TerminalPlace(data_dir)
        self._failed = failed
        self._trail: AuditTrail | None = None

    def facts(self) -> TerminalFacts:
        """As `kiosk.technician.facts`."""
        return gather(self._config, self._data_dir)

    def ports(self) -> tuple[PortFound, ...]:
        """As the system lists them."""
        return tuple(present_ports())

    def records(self) -> Mapping[str, DeviceRecord]:
        """An empty record where it cannot be read: `failed` hears why."""
        try:
            return on_record(self._place.service_record)
        except CacheError as error:
            self._failed("bench.record_unread", error)
            return {}

    def serviced(self, device: str, at: datetime, who: str) -> None:
        """Write it down."""
        try:
            with ServiceRecord.open(self._place.service_record) as record:
                record.serviced(device, at, who)
        except CacheError as error:
            self._failed("bench.record_unwritten", error)

    def restore(self, device: str, before: DeviceRecord) -> None:
        """Take it back."""
        try:
            with ServiceRecord.open(self._place.service_record) as record:
                record.restore(device, before)
        except CacheError as error:
            self._failed("bench.record_unwritten", error)

    def tested(self, device: str, test: str, *, passed: bool, at: datetime) -> None:
        """Write it down."""
        try:
            with ServiceRecord.open(self._place.service_record) as record:
                record.tested(device, test, passed, at)
        except CacheError as error:
            self._failed("bench.record_unwritten", error)

    def roll(self) -> Roll | None:
        """As it was counted last."""
        found = roll_on_record(self._config, self._place)
        return found if found.length_mm > 0 else None

    def record(self, event: str, /, **words: str) -> None:
        """Beside the filer's own events: several may write at once, and this one has no need of an
        enrolment.
        """
        try:
            if self._trail is None:
                self._place.prepare()
                self._trail = AuditTrail(self._place.audit)
            self._trail.record(event, **words)
        except (CacheError, OSError) as error:
            self._failed("audit.failed", error)

    def close(self) -> None:
        """Give the trail back."""
        if self._trail is not None:
            self._trail.close()
            self._trail = None
