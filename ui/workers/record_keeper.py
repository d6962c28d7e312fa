"""The thread that writes what the devices' owners tell: how each device stands, and what was done with it.

`run/devices.json` is for programs that may not ask a device while this process has its port; the service
record keeps counters and tests. Nobody waits for this thread, and what it cannot write it tries again.
"""

import threading
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from datetime import UTC, datetime

from kiosk.equipment.standings_file import Seen, write
from kiosk.terminal.place import TerminalPlace
from offline_cache.errors import CacheError
from offline_cache.roles import Role, RoleLock
from offline_cache.service_record import ServiceRecord
from ui.device_board import Posted

REFRESH_S = 10.0
"""How old the times in the file may be while nothing changes."""
GATHER_S = 0.2
"""What comes in a burst, as when everything is plugged in, is written once."""


class RecordKeeper:
    """Every method but `start` and `stop` may be called in any thread, and never waits. `failed` hears of
    what could not be written.
    """

    def __init__(
        self,
        place: TerminalPlace,
        failed: Callable[[str, Exception], None],
        ports: Callable[[], Mapping[str, str]] = dict,
    ) -> None:
        """`ports`: which are open now, and for which device."""
        self._place = place
        self._ports = ports
        self._failed = failed
        self._lock = threading.Lock()
        self._news = threading.Event()
        self._ending = threading.Event()
        self._seen: dict[str, Posted] = {}
        self._counts: Counter[tuple[str, str]] = Counter()
        self._tests: dict[tuple[str, str], tuple[bool, datetime]] = {}
        self._services: dict[str, tuple[datetime, str]] = {}
        self._thread = threading.Thread(target=self._run, name="record", daemon=True)

    def stood(self, device: str, posted: Posted) -> None:
        """A look at a device, whatever came of it."""
        before = self._seen.get(device)
        self._seen[device] = posted
        if before is None or before.standing != posted.standing:
            self._news.set()

    def count(self, device: str, counter: str, by: int = 1) -> None:
        """Move a counter on."""
        with self._lock:
            self._counts[device, counter] += by
        self._news.set()

    def tested(self, device: str, test: str, passed: bool, at: datetime) -> None:
        """A test has ended so."""
        with self._lock:
            self._tests[device, test] = (passed, at)
        self._news.set()

    def serviced(self, device: str, at: datetime, who: str) -> None:
        """A technician has serviced the device: what was counted until now was before it."""
        with self._lock:
            self._services[device] = (at, who)
        self._news.set()

    def start(self) -> None:
        """Begin to write."""
        self._thread.start()

    def stop(self, timeout: float = 3.0) -> None:
        """Write what is there still, and end."""
        self._ending.set()
        self._news.set()
        if self._thread.is_alive():
            self._thread.join(timeout)

    def _run(self) -> None:
        with ExitStack() as stack:
            has_devices = self._take_role(stack)
            while not self._ending.is_set():
                self._write(has_devices)
                self._news.wait(REFRESH_S)
                self._ending.wait(GATHER_S)
                self._news.clear()
            self._write(has_devices)

    def _take_role(self, stack: ExitStack) -> bool:
        try:
            self._place.run.mkdir(mode=0o700, parents=True, exist_ok=True)
            stack.enter_context(RoleLock.take(self._place.run, Role.WATCHER))
        except (CacheError, OSError) as error:
            self._failed("devices.not_told", error)
            return False
        return True

    def _write(self, has_devices: bool) -> None:
        if has_devices:
            try:
                seen = {name: _seen(posted) for name, posted in self._seen.copy().items()}
                write(self._place.devices, seen, datetime.now(UTC), self._ports())
            except OSError as error:
                self._failed("devices.not_told", error)
        with self._lock:
            counts, self._counts = self._counts, Counter()
            tests, self._tests = self._tests, {}
            services, self._services = self._services, {}
        if not (counts or tests or services):
            return
        try:
            self._record(counts, tests, services)
        except CacheError as error:
            self._failed("devices.not_recorded", error)
            with self._lock:  # what has come meanwhile is newer
                self._counts.update(counts)
                self._tests = tests | self._tests
                self._services = services | self._services

    def _record(
        self,
        counts: Counter[tuple[str, str]],
        tests: dict[tuple[str, str], tuple[bool, datetime]],
        services: dict[str, tuple[datetime, str]],
    ) -> None:
        with ServiceRecord.open(self._place.service_record) as record:
            record.count_all(counts)
            for (device, test), (passed, at) in tests.items():
                record.tested(device, test, passed, at)
            for device, (at, who) in services.items():
                record.serviced(device, at, who)


def _seen(posted: Posted) -> Seen:
    looked = datetime.fromtimestamp(posted.looked, UTC) if posted.looked else None
    return Seen(posted.standing, datetime.fromtimestamp(posted.since, UTC), looked)
