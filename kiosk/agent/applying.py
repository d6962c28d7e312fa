"""The applying of bundles, as the agent composes it."""

import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from kiosk.agent.notes import Log
from kiosk.apply.applier import Applier
from kiosk.apply.checks import Checks
from kiosk.apply.notes import ApplyNotes
from kiosk.apply.record import Reason
from kiosk.apply.releases import release_name
from kiosk.apply.staging import PathOf
from kiosk.apply.status import Applied, alarms, told
from kiosk.apply.store import Store
from kiosk.apply.trial import Trial
from kiosk.apply.worker import ApplyWorker
from kiosk.apply.world import limits_of, terminal_world
from kiosk.central_client.clock import CorrectedClock
from kiosk.config import Config
from kiosk.contract.assignment import Assignment
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail

OWN_TABLES = ("central", "storage", "agent", "apply", "logging")
"""What of the settings the agent itself runs on."""


def own_settings(config: Config) -> dict[str, object]:
    """What must stay the same for the agent to run on undisturbed."""
    return {table: getattr(config, table) for table in OWN_TABLES}


class Applying:
    """`stale`: another bundle has proved itself, with other settings for the agent: it is to start again."""

    def __init__(
        self,
        place: TerminalPlace,
        identity: TerminalIdentity,
        config: Config,
        local_file: Path | None,
        refresh: Callable[[], Assignment],
        path_of: PathOf,
        heartbeat: Callable[[], bytes],
        reachable: Callable[[], bool],
        clock: CorrectedClock,
        audit: AuditTrail,
        log: Log,
        wake: Callable[[], None],
    ) -> None:
        self._store = Store(place.data_dir, identity.signing_key_id)
        self._checks = Checks(self._store.directory, self._store.releases, local_file, place.data_dir)
        self._mine = own_settings(config)
        confirmed = self._store.read().confirmed
        self._effect, self._program = confirmed.effect, release_name(confirmed.software)
        self._wake = wake
        self._ending = threading.Event()
        self.stale = False
        drawing = Trial(config.apply.drawing_seconds, self._ending)
        checking = replace(drawing, failed=Reason.SELF_CHECK_FAILED, hung=Reason.SELF_CHECK_HUNG)
        world = terminal_world(
            place, local_file, drawing, checking, identity.credentials, clock, heartbeat, reachable
        )
        notes = ApplyNotes(log, audit)
        self._applier = Applier(self._store, refresh, path_of, self._checks, world, limits_of(config), notes)
        self._worker = ApplyWorker(self._applier, notes, self._look)

    def take(self) -> None:
        """Ask what is assigned, and take it. May be slow; raises KioskError or OSError."""
        self._worker.take()

    def start(self) -> None:
        """Watch what is on its way from now on."""
        self._worker.start()

    def stop(self) -> None:
        """Let go of what is under way; it begins anew."""
        self._applier.closed = True
        self._ending.set()
        self._worker.stop()

    def alarms(self) -> tuple[str, ...]:
        """What somebody must look at, in stable words."""
        return (*alarms(self._store.read()), *(("apply_failed",) if self._worker.failed else ()))

    @property
    def effect(self) -> str:
        """Of the bundle that the agent runs on."""
        return self._effect

    def applied(self) -> Applied:
        """What runs, and how far the last assignment is."""
        record = self._store.read()
        return Applied(record.running, told(record, self._applier.staging))

    def _look(self) -> None:
        """After each look of the worker, in its thread: has what is confirmed become another?"""
        confirmed = self._store.read().confirmed
        if confirmed.effect == self._effect:
            return
        same_program = release_name(confirmed.software) == self._program
        if same_program and own_settings(self._checks.settings(confirmed)) == self._mine:
            self._effect = confirmed.effect
        elif not self.stale:
            self.stale = True
            self._wake()
