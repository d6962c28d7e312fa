"""The terminal's own outbox: opened, replaced where it is damaged or gone, and able to issue numbers."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.contract import envelope
from kiosk.terminal import identity as identities
from kiosk.terminal.identity import TerminalIdentity
from kiosk.terminal.place import TerminalPlace
from offline_cache import chain
from offline_cache.audit import AuditTrail
from offline_cache.opening import as_keeper, open_owned
from offline_cache.outbox import Outbox
from offline_cache.recovery import Recovered
from offline_cache.rows import Epoch, OutboxRow
from offline_cache.states import State


@dataclass(frozen=True)
class OwnOutbox:
    """``recovered`` is there when this process has just replaced the file; somebody must be told."""

    outbox: Outbox
    identity: TerminalIdentity
    recovered: Recovered | None

    @property
    def sentence(self) -> str | None:
        """What became of the file, for whoever starts the program; None where it was in order."""
        found = self.recovered
        if found is None:
            return None
        if found.aside is None:
            return f"the outbox was gone; a new one goes on in epoch {self.identity.epoch}"
        return (
            f"the outbox could not be used and is kept as {found.aside}: send it to the operator;"
            f" {found.saved} of its submissions were saved, {found.lost} were not; a new one goes on"
        )

    def tell(self, audit: AuditTrail) -> None:
        """Write down that the file was replaced, if it was."""
        if self.recovered is not None:
            audit.record(
                "outbox.set_aside",
                saved=min(self.recovered.saved, 999_999),
                lost=min(self.recovered.lost, 999_999),
                epoch=self.identity.epoch,
            )


def open_own(place: TerminalPlace, now: Callable[[], datetime]) -> OwnOutbox:
    """Open the outbox with every page checked. One process at a time looks; the others wait.

    Raises:
        NotEnrolled, IdentityUnusable: nothing can be filed or sent.
        NoSpareEpoch: the outbox was lost and no epoch is left to go on under; only then must somebody enrol.
        CacheError: what a new file would not mend.
    """
    place.prepare()
    with as_keeper(place.directory):
        identities.finish_replacing(place)
        identity = identities.load(place)
        opened = open_owned(place.outbox, known_epoch(identity), describe, now)
        try:
            identity = _in_an_open_epoch(opened.outbox, identity, place)
        except BaseException:
            opened.outbox.close()
            raise
    return OwnOutbox(opened.outbox, identity, opened.recovered)


def known_epoch(identity: TerminalIdentity) -> Epoch:
    """The epoch that the terminal is in, as far as its identity knows."""
    seed = chain.seed(identity.epoch, identity.terminal, identity.public_key)
    return Epoch(identity.epoch, identity.terminal, identity.public_key, 0, seed, None)


def describe(untrusted_envelope: bytes, epoch: Epoch) -> OutboxRow | None:
    """The row of an envelope that this terminal signed in this epoch: to be sent once more, which does no
    harm.
    """
    try:
        header, _ = envelope.verify(untrusted_envelope, Ed25519PublicKey.from_public_bytes(epoch.public_key))
    except (envelope.BadEnvelope, ValueError):
        return None
    if (header.terminal, header.epoch) != (epoch.terminal, epoch.epoch):
        return None
    return OutboxRow(
        id=header.id,
        epoch=header.epoch,
        sequence=header.sequence,
        receipt_number=header.receipt_number,
        kind=header.kind.value,
        service=header.service,
        state=State.COMMITTED,
        created=header.created,
        digest=envelope.digest(untrusted_envelope),
        attempts=0,
        next_try=None,
        reason=None,
        acknowledgement=None,
        acknowledged_at=None,
        after=header.after,
        chain="",
    )


def _in_an_open_epoch(outbox: Outbox, identity: TerminalIdentity, place: TerminalPlace) -> TerminalIdentity:
    """The identity under the first of its epochs that issues numbers; opened, where it was not yet."""
    closed = {each.epoch for each in outbox.epochs() if each.closed}
    while identity.epoch in closed:
        identity = identity.next_epoch()
        identities.save_epoch(identity, place)
    outbox.begin_epoch(identity.epoch, identity.terminal, identity.public_key)
    return identity
