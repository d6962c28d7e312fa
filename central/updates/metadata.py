"""TUF metadata as this project makes it. Pure: keys, contents and the time come in.

How long each is good is a trade between a thief who hides news and a service nobody signs for: terminals keep
what they have when it expires, and raise an alarm.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TypeVar

from securesystemslib.signer import CryptoSigner, Key
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import (
    DelegatedRole,
    Delegations,
    Metadata,
    MetaFile,
    Role,
    Root,
    Snapshot,
    TargetFile,
    Targets,
    Timestamp,
)

from central.updates.errors import CeremonyRefused
from central.updates.online_keys import OnlineKeys
from kiosk.contract.assignment import TargetKind
from kiosk.contract.updates import PATTERNS, ROOT_THRESHOLD

OFFLINE_DAYS = timedelta(days=365)
"""Root, targets and what they delegate to: people meet once a year, publishing renews its own role."""
SNAPSHOT_DAYS = timedelta(days=30)
TIMESTAMP_DAYS = timedelta(days=2)
"""The longest that somebody between the service's keys and a terminal can hide news without an alarm."""

OFFLINE_ROLES = (Targets.type, *TargetKind)
S = TypeVar("S", Root, Timestamp, Snapshot, Targets)


def parse(kind: type[S], content: bytes) -> Metadata[S]:
    """Metadata of one kind; its signatures are not looked at.

    Raises:
        CeremonyRefused: it is something else.

    """
    try:
        read: Metadata[S] = Metadata.from_bytes(content)
    except RepositoryError as error:
        raise CeremonyRefused("this is no TUF metadata; use the file that the step before wrote") from error
    if not isinstance(read.signed, kind):
        raise CeremonyRefused(f"this is no {kind.type} metadata")
    return read


def first_root(roots: Iterable[Key], targets: Key, online: OnlineKeys, now: datetime) -> Metadata[Root]:
    """Version 1: who signs what from now on. Not signed yet."""
    root = Root(version=1, expires=_in(now, OFFLINE_DAYS), consistent_snapshot=True)
    for key in roots:
        root.add_key(key, Root.type)
    root.roles[Root.type].threshold = ROOT_THRESHOLD
    root.add_key(targets, Targets.type)
    name_online_keys(root, online)
    return Metadata(root)


def name_online_keys(root: Root, online: OnlineKeys) -> None:
    """Let these and no others sign snapshot and timestamp."""
    for role, key in ((Snapshot.type, online.snapshot), (Timestamp.type, online.timestamp)):
        only_key(root, role, key.public_key)


def only_key(root: Root, role: str, key: Key) -> None:
    """Let this key and no other sign that role."""
    for earlier in list(root.roles.get(role, Role([], 1)).keyids):
        root.revoke_key(earlier, role)
    root.add_key(key, role)


def next_root(root: Metadata[Root], now: datetime) -> Metadata[Root]:
    """The following version, saying the same. Not signed yet."""
    following = parse(Root, root.to_bytes())
    following.signatures.clear()
    following.signed.version += 1
    following.signed.expires = _in(now, OFFLINE_DAYS)
    return following


def first_targets(keys: Mapping[TargetKind, Key], signer: CryptoSigner, now: datetime) -> Metadata[Targets]:
    """The top: signs no target itself, and says which key signs which kind."""
    roles = {
        kind.value: DelegatedRole(kind.value, [key.keyid], 1, terminating=True, paths=[PATTERNS[kind]])
        for kind, key in keys.items()
    }
    delegations = Delegations({key.keyid: key for key in keys.values()}, roles)
    top = Metadata(Targets(version=1, expires=_in(now, OFFLINE_DAYS), delegations=delegations))
    top.sign(signer)
    return top


def first_role(signer: CryptoSigner, now: datetime) -> Metadata[Targets]:
    """One kind, with no target yet."""
    role = Metadata(Targets(version=1, expires=_in(now, OFFLINE_DAYS)))
    role.sign(signer)
    return role


def next_targets(
    present: Metadata[Targets],
    signer: CryptoSigner,
    now: datetime,
    add: TargetFile | None = None,
    *,
    drop: str | None = None,
) -> Metadata[Targets]:
    """The following version of the top or of a kind, with one target more, or one less."""
    following = parse(Targets, present.to_bytes())
    following.signed.version += 1
    following.signed.expires = _in(now, OFFLINE_DAYS)
    if add is not None:
        following.signed.targets[add.path] = add
    if drop is not None:
        del following.signed.targets[drop]
    following.sign(signer)
    return following


def with_delegated_key(
    present: Metadata[Targets], kind: TargetKind, key: Key, signer: CryptoSigner, now: datetime
) -> Metadata[Targets]:
    """The following version of the top, where this key and no other signs that kind."""
    following = parse(Targets, present.to_bytes())
    delegations = following.signed.delegations
    assert delegations is not None
    assert delegations.roles is not None
    for earlier in list(delegations.roles[kind].keyids):
        following.signed.revoke_key(earlier, kind)
    following.signed.add_key(key, kind)
    return next_targets(following, signer, now)


def delegated_keys(top: Targets, kind: TargetKind) -> list[str]:
    """The ids of the keys that sign that kind."""
    assert top.delegations is not None
    assert top.delegations.roles is not None
    return list(top.delegations.roles[kind].keyids)


def snapshot_of(
    version: int, contents: Mapping[str, tuple[int, bytes]], signer: CryptoSigner, now: datetime
) -> Metadata[Snapshot]:
    """Which versions belong together: role to (version, metadata as it is served)."""
    meta = {f"{role}.json": _meta(number, content) for role, (number, content) in contents.items()}
    snapshot = Metadata(Snapshot(version=version, expires=_in(now, SNAPSHOT_DAYS), meta=meta))
    snapshot.sign(signer)
    return snapshot


def timestamp_of(
    version: int, snapshot: tuple[int, bytes], signer: CryptoSigner, now: datetime
) -> Metadata[Timestamp]:
    """Which snapshot (version, metadata as it is served) is the newest."""
    expires = _in(now, TIMESTAMP_DAYS)
    timestamp = Metadata(Timestamp(version=version, expires=expires, snapshot_meta=_meta(*snapshot)))
    timestamp.sign(signer)
    return timestamp


def half_over(expires: datetime, lifetime: timedelta, now: datetime) -> bool:
    """Whether less than half of its time is left."""
    return expires - now < lifetime / 2


def _meta(version: int, content: bytes) -> MetaFile:
    return MetaFile.from_data(version, content, ["sha256"])


def _in(now: datetime, lifetime: timedelta) -> datetime:
    return (now + lifetime).replace(microsecond=0)
