"""Everything the UI's process needs to file: made once at its start, away from the first frame."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from kiosk.agent.doorbell import ring
from kiosk.contract.suite import HpkeX25519
from kiosk.submission.clock_quality import clock_quality
from kiosk.submission.filing import Filer
from kiosk.terminal import identity as identities
from kiosk.terminal.errors import IdentityUnusable
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from offline_cache.filing_end import FilingEnd
from offline_cache.opening import open_owned
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from offline_cache.storage import Room, room


@dataclass(frozen=True)
class FilingDesk:
    """The filer's role and what is done with it. One per terminal; keep it until the process ends."""

    identity: TerminalIdentity
    filer: Filer
    outbox: Outbox
    """For reading: what was delivered, how the channel is."""
    audit: AuditTrail
    role: RoleLock
    _minimum_free_mebibytes: int

    def room(self) -> Room:
        """Whether a new visit may begin. Raises ``OSError`` when the disk cannot be asked: then none may."""
        return room(self.outbox.database.path.parent, self._minimum_free_mebibytes)

    def close(self) -> None:
        """Give the role back."""
        self.outbox.close()
        self.audit.close()
        self.role.release()


def open_desk(data_dir: Path, minimum_free_mebibytes: int) -> FilingDesk:
    """Take the filer's role.

    Raises:
        NotEnrolled, IdentityUnusable: nothing can be filed until a technician has enrolled the terminal.
        CacheError: another filer runs, or the outbox cannot be used.
    """
    place = TerminalPlace(data_dir)
    identity = identities.load(place)
    suite = HpkeX25519()
    if identity.suite != suite.name:
        raise IdentityUnusable(
            f"{place.identity}: wants the suite {identity.suite}; install a release that has it"
        )
    place.prepare()
    role = RoleLock.take(place.directory, Role.FILER)
    try:
        outbox = open_owned(place.outbox, role, lambda: datetime.now(UTC))
        audit = AuditTrail(place.audit)
    except BaseException:
        role.release()
        raise
    filer = Filer(
        identity,
        FilingEnd(outbox, role),
        suite,
        now=lambda: datetime.now().astimezone(),
        clock=lambda: clock_quality(_offset(outbox)),
        ring=lambda: ring(place.doorbell),
    )
    return FilingDesk(identity, filer, outbox, audit, role, minimum_free_mebibytes)


def _offset(outbox: Outbox) -> float | None:
    channel = outbox.channel()
    return channel.clock_offset_seconds if channel.since else None
