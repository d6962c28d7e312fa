"""Composes the agent. Nothing else in this package makes its own collaborators."""

import random
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import timedelta
from functools import partial
from importlib.metadata import version
from pathlib import Path

from kiosk.agent.alarms import alarms, of_disk
from kiosk.agent.applying import Applying
from kiosk.agent.audit_sender import AuditSender
from kiosk.agent.commands import Commands
from kiosk.agent.deeds import Terminal, deeds
from kiosk.agent.doorbell import Doorbell, ring
from kiosk.agent.heartbeat import Heartbeat
from kiosk.agent.key_rotation import KeyRotation
from kiosk.agent.life import AgentLife
from kiosk.agent.loop import Loop
from kiosk.agent.notes import Log, Notes, note_of_disk
from kiosk.agent.pace import Pace
from kiosk.agent.reference_fetcher import ReferenceFetcher
from kiosk.agent.sender import Sender
from kiosk.agent.status import StatusTeller
from kiosk.agent.update_watch import UpdateErrand, UpdateWatch
from kiosk.apply.catalogue import catalogue_in_force
from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock, system_now
from kiosk.central_client.transport import Transport
from kiosk.config import Config
from kiosk.contract.api import LONGEST_WAIT
from kiosk.contract.suite import HpkeX25519
from kiosk.submission.clock_quality import can_be_dated
from kiosk.submission.limits import limits_of
from kiosk.terminal import identity as identities
from kiosk.terminal.admission import Admission
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.own_outbox import open_own
from kiosk.terminal.place import TerminalPlace
from kiosk.terminal.references import current_sealing_key
from kiosk.updates.place import UpdatesPlace
from kiosk.updates.updates import Updates
from offline_cache.audit_patient import PatientTrail
from offline_cache.commands import CommandMemory
from offline_cache.disk_watch import DiskWatch
from offline_cache.reference import ReferenceCache
from offline_cache.roles import Role, RoleLock
from offline_cache.rows import ChannelState
from offline_cache.sending_end import SendingEnd

KIBIBYTE = 1024


def run(
    data_dir: Path,
    config: Config,
    log: Log,
    report_command: Sequence[str],
    local_file: Path | None = None,
    say: Callable[[str], None] = lambda _: None,
) -> None:
    """Deliver until ``Stopping``; returns when another bundle has proved itself, with which it is to start
    again. `config`: what has proved itself so far; `local_file`: where its local part came from;
    `report_command` writes a readiness report to its standard output; `say` takes a line for whoever
    starts it, where something is wrong and it goes on all the same.

    Raises:
        NotEnrolled, IdentityUnusable, NoSpareEpoch: enrol first.
        CacheError: another sender runs, or the disk refuses.
    """
    place = TerminalPlace(data_dir)
    identities.load(place)
    place.prepare()
    with ExitStack() as stack:
        role = RoleLock.take(place.directory, Role.SENDER)
        stack.callback(role.release)
        own = open_own(place, system_now)
        identity, outbox = own.identity, own.outbox
        stack.callback(outbox.close)
        audit = PatientTrail(place.audit)
        stack.callback(audit.close)
        stack.callback(_tell_what_is_lost, audit, log)
        own.tell(audit)
        if own.sentence:
            say(own.sentence)
        if not can_be_dated(system_now()):
            say(f"the clock shows {system_now():%Y-%m-%d}: nothing can be filed until it is set")
        cache = ReferenceCache(place.references)
        stack.callback(cache.close)
        doorbell = Doorbell(place.doorbell)
        stack.callback(doorbell.close)
        clock = CorrectedClock(offset=timedelta(seconds=outbox.channel().clock_offset_seconds))
        client = _line(config, identity, clock)
        stack.callback(client.close)
        line = _line(config, identity, clock, patience=LONGEST_WAIT, paced=False)
        end = SendingEnd(outbox, role)

        def probe() -> None:
            outbox.database.require_writable()
            audit.write_kept()

        disk = DiskWatch(probe, partial(note_of_disk, log))
        notes = Notes(end, audit, clock, log)
        pace = Pace(random.random)
        # Two lines would use twice what one may.
        second = None if config.agent.upload_kibibytes_per_second else _line(config, identity, clock)
        if second:
            stack.callback(second.close)
        sender = Sender(end, client, identity.signing_key, pace, notes, time.monotonic, second)
        stack.callback(sender.close)
        pushed = UpdatesPlace(place.updates)
        fetching = _line(config, identity, clock, paced=False)
        stack.callback(fetching.close)
        updates = Updates(pushed, fetching, identity.terminal, identity.signing_key)
        applying = Applying(
            place,
            identity,
            config,
            local_file,
            updates.refresh,
            updates.path_of,
            lambda: heartbeat.request().body,
            lambda: outbox.channel().state is ChannelState.OPEN,
            clock,
            audit,
            log,
            partial(ring, place.doorbell),
        )
        watch = UpdateWatch(
            pushed,
            applying.take,
            updates.held,
            partial(catalogue_in_force, data_dir),
            spread_seconds=config.apply.spread_seconds,
        )
        memory = CommandMemory(place.commands)
        stack.callback(memory.close)
        acting = Terminal(
            data_dir,
            identity.terminal,
            _line(config, identity, clock),
            HpkeX25519(),
            partial(current_sealing_key, place, identity),
            report_command,
        )
        commands = Commands(memory, client, identity, audit, log, deeds(acting))
        heartbeat = Heartbeat(
            end,
            version("kiosk"),
            timedelta(days=config.storage.retention_days),
            lambda: (
                *alarms(outbox, limits_of(config)),
                *of_disk(disk),
                *watch.alarms(clock.now()),
                *applying.alarms(),
            ),
            pace,
            notes,
            ReferenceFetcher(cache, client, identity, log).named,
            Admission(place, audit, lambda yes: log.info("terminal.approval", verified=yes)).heard,
            watch.hinted,
            commands.named,
            StatusTeller(place, config, outbox, cache, applying.applied, clock.now, log),
            watch.catalogue_hinted,
        )
        log.info("agent.started", terminal=identity.code, epoch=identity.epoch)
        log.info("storage.opened", source=outbox.database.modes())
        audit.record("process.started", process="agent")
        stack.callback(audit.record, "process.stopped", process="agent")
        handing_on = AuditSender(audit, client, timedelta(days=config.storage.retention_days), log)
        errand = UpdateErrand(watch, audit, log)
        rotation = KeyRotation(place, client, config.agent.key_days, audit, log)
        life = AgentLife(data_dir, applying.effect, config.apply.steady_seconds)
        stack.callback(life.close)
        applying.start()
        stack.callback(applying.stop)
        Loop(
            sender,
            heartbeat,
            line,
            handing_on,
            end,
            pace,
            doorbell,
            errand,
            clock,
            config.agent.heartbeat_seconds,
            commands,
            disk,
            rotate_if_due=rotation.if_due,
            alive=life.turn,
            ended=lambda: applying.stale,
        ).run()
        log.info("agent.starts_again")


def _tell_what_is_lost(audit: PatientTrail, log: Log) -> None:
    if audit.unwritten:
        log.warning("audit.lost", count=audit.unwritten, remedy="kiosk doctor names what the disk lacks")


def _line(
    config: Config,
    identity: TerminalIdentity,
    clock: CorrectedClock,
    *,
    patience: float = 0.0,
    paced: bool = True,
) -> CentralClient:
    """A line of its own to the central service, for one thread. `patience`: seconds that an answer may take
    beyond the usual; `paced`: no faster than the settings let submissions go.
    """
    central = config.central
    transport = Transport(
        central.url,
        central.connect_timeout_seconds,
        patience + central.read_timeout_seconds,
        config.agent.upload_kibibytes_per_second * KIBIBYTE if paced else 0,
        central.ca_file,
    )
    return CentralClient(transport, identity.credentials, clock)
