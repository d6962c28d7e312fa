"""Everything the UI's process needs to file: made once at its start, away from the first frame."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.agent.doorbell import BellPush
from kiosk.central_client.clock import NOTABLE_SECONDS, system_now
from kiosk.contract.submission import ClockQuality
from kiosk.contract.suite import HpkeX25519
from kiosk.submission.clock_quality import clock_quality
from kiosk.submission.filing import Filer
from kiosk.terminal import identity as identities
from kiosk.terminal.errors import IdentityUnusable, NotApproved
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.own_outbox import open_own
from kiosk.terminal.place import TerminalPlace
from kiosk.terminal.references import References, with_current_keys
from offline_cache.audit_patient import PatientTrail
from offline_cache.filing_end import FilingEnd
from offline_cache.outbox import Outbox
from offline_cache.reference import ReferenceCache
from offline_cache.roles import Role, RoleLock
from offline_cache.storage import Limits, Room


@dataclass(frozen=True)
class FilingDesk:
    """The filer's role and what is done with it. One per terminal; keep it until the process ends."""

    identity: TerminalIdentity
    filer: Filer
    outbox: Outbox
    """For reading: what was delivered, how the channel is."""
    audit: PatientTrail
    role: RoleLock
    references: References
    """What the agent has fetched, verified."""
    now: Callable[[], datetime]
    """The local time, corrected by what the central service last said."""
    agent: BellPush
    """To wake it."""
    _limits: Limits
    _cache: ReferenceCache

    def room(self) -> Room:
        """Whether a new visit may begin. Raises ``OSError`` when the disk cannot be asked: then none may."""
        return self.outbox.room(self._limits)

    def make_ready(self) -> None:
        """Prepare the next filing, for the key that the central service named last."""
        self.filer.prepare(with_current_keys(self.identity, self.references.keys()))

    def close(self) -> None:
        """Give the role back."""
        self.agent.close()
        self._cache.close()
        self.outbox.close()
        self.audit.close()
        self.role.release()


def open_desk(data_dir: Path, limits: Limits) -> FilingDesk:
    """Take the filer's role.

    Raises:
        NotEnrolled, IdentityUnusable, NoSpareEpoch: nothing can be filed until a technician has enrolled the
            terminal.
        NotApproved: nothing can be filed until the operator has approved its key.
        CacheError: another filer runs, or the disk refuses.
    """
    place = TerminalPlace(data_dir)
    identity = identities.load(place)
    suite = HpkeX25519()
    if identity.suite != suite.name:
        raise IdentityUnusable(
            f"{place.identity}: wants the suite {identity.suite}; install a release that has it"
        )
    if not identity.approved:
        raise NotApproved(f"{place.identity}: the operator has yet to approve {identity.fingerprint}")
    place.prepare()
    role = RoleLock.take(place.directory, Role.FILER)
    try:
        own = open_own(place, system_now)
        identity, outbox = own.identity, own.outbox
        audit = PatientTrail(place.audit)
        own.tell(audit)
        cache = ReferenceCache(place.references)
    except BaseException:
        role.release()
        raise
    clock = _CorrectedClock(outbox)
    agent = BellPush(place.doorbell)
    filer = Filer(identity, FilingEnd(outbox, role), suite, clock=clock.read, ring=agent.ring)
    references = References(cache, identity)
    desk = FilingDesk(identity, filer, outbox, audit, role, references, clock.now, agent, limits, cache)
    desk.make_ready()
    return desk


@dataclass(frozen=True)
class _CorrectedClock:
    outbox: Outbox

    def now(self) -> datetime:
        return self.read()[0]

    def read(self) -> tuple[datetime, ClockQuality]:
        now, offset = datetime.now(UTC).astimezone(), self.outbox.clock_offset()
        # Signed times have whole seconds; a machine that follows a time server is nearer than that.
        if offset is not None and abs(offset) >= NOTABLE_SECONDS:
            now += timedelta(seconds=offset)
        return now, clock_quality(offset)
