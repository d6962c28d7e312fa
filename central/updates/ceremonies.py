"""The ceremonies: making the keys, replacing one, bringing a new root into service. Nothing is overwritten.

A new root is a file that travels: made where the database is, signed on each holder's own machine, accepted
where the database is. It counts once 2 of the old root's holders and 2 of the new one's have signed.
"""

from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from securesystemslib.signer import CryptoSigner
from sqlalchemy.orm import Session
from tuf.api.metadata import Metadata, Root, Targets

from central import journal
from central.storage import turns
from central.storage.database import Storage
from central.updates import metadata, repository
from central.updates.deed import Deed
from central.updates.errors import CeremonyRefused, KeyRefused
from central.updates.key_files import KeyRing
from central.updates.online_keys import FILE, NEXT_FILE, OnlineKeys
from kiosk.contract.assignment import TargetKind
from kiosk.contract.updates import ROOT_KEYS, ROOT_THRESHOLD

ROOT_FILE = "root.key"
SHOWN = 12
"""Hex digits of a key's id that people compare."""


@dataclass(frozen=True)
class Desk:
    """Where the ceremonies are held: the database, the service's own keys, the time, and by whom."""

    storage: Storage
    keys: Path
    now: datetime
    by: str = ""

    def note(self, session: Session, deed: str, detail: str) -> None:
        """Into the journal, within the transaction that does it."""
        journal.write(session, self.now, self.by, deed, detail=detail)


def init(desk: Desk, roots: list[Path], roles: Path, ring: KeyRing) -> Deed:
    """Make every key and the first metadata. All or nothing.

    Raises:
        CeremonyRefused: it was held before, or the root directories are not three.
        KeyRefused: a key cannot be written.

    """
    if len({each.resolve() for each in roots}) != ROOT_KEYS:
        raise CeremonyRefused(f"give --root {ROOT_KEYS} times, each time another stick's directory")
    with desk.storage.read() as session:
        if repository.newest(session, Root.type) is not None:
            raise CeremonyRefused(
                "the keys were made before and stay; to replace one: kiosk central keys rotate"
            )
    with ExitStack() as undo:
        root_signers = [_create(each / ROOT_FILE, ring, undo) for each in roots]
        role_signers = {role: _create(roles / f"{role}.key", ring, undo) for role in metadata.OFFLINE_ROLES}
        online = OnlineKeys.generate()
        undo.callback(online.save(desk.keys).unlink)
        root = metadata.first_root(
            [each.public_key for each in root_signers],
            role_signers[Targets.type].public_key,
            online,
            desk.now,
        )
        for signer in root_signers:
            root.sign(signer, append=True)
        kinds = {kind: role_signers[kind] for kind in TargetKind}
        top = metadata.first_targets(
            {kind: signer.public_key for kind, signer in kinds.items()}, role_signers[Targets.type], desk.now
        )
        roles_signed = {kind.value: metadata.first_role(signer, desk.now) for kind, signer in kinds.items()}
        with desk.storage.write(turns.UPDATES) as session:
            if repository.newest(session, Root.type) is not None:
                raise CeremonyRefused("somebody else has just made the keys; nothing of this was kept")
            repository.commit(session, {Root.type: root, Targets.type: top, **roles_signed}, online, desk.now)
            desk.note(session, "updates.keys_made", " ".join(map(shown, root_signers)))
        undo.pop_all()
    return Deed(
        did=(
            *(
                f"root key {shown(signer)} in {place / ROOT_FILE}"
                for signer, place in zip(root_signers, roots, strict=True)
            ),
            *(
                f"{role} key {shown(signer)} in {roles / f'{role}.key'}"
                for role, signer in role_signers.items()
            ),
            f"online keys of snapshot and timestamp in {desk.keys / FILE}",
            f"root version 1 is in service until {root.signed.expires:%Y-%m-%d}, "
            f"{ROOT_THRESHOLD} of {ROOT_KEYS} holders sign the next",
        ),
        then=(
            "take the three root sticks out, give them to three people, lock each away in another place",
            f"move each file in {roles} to the stick of whoever publishes that kind; targets.key to a safe",
            "enrol terminals: each is given this root with its enrolment",
        ),
        facts={"root_version": 1, "root_keys": [each.public_key.keyid for each in root_signers]},
    )


def rotate_root(desk: Desk, draft: Path, drop: str | None, new: Path | None, ring: KeyRing) -> Deed:
    """A new root to be signed: with one holder's key replaced, or the same keys for another year."""
    if (drop is None) != (new is None):
        raise CeremonyRefused("a root key is replaced: give both --drop KEY and --new DIR, or neither")
    following = _next_root(desk)
    did = []
    with ExitStack() as undo:
        if drop is not None and new is not None:
            gone = _root_key(following.signed, drop)
            signer = _create(new / ROOT_FILE, ring, undo)
            following.signed.revoke_key(gone, Root.type)
            following.signed.add_key(signer.public_key, Root.type)
            did = [f"root key {shown(signer)} in {new / ROOT_FILE}, to take the place of {gone[:SHOWN]}"]
        _write(draft, following, undo)
        undo.pop_all()
    return _drafted(draft, following, did)


def rotate_online(desk: Desk, draft: Path) -> Deed:
    """A new root to be signed that names new keys of snapshot and timestamp; those wait beside the old."""
    following = _next_root(desk)
    online = OnlineKeys.generate()
    metadata.name_online_keys(following.signed, online)
    with ExitStack() as undo:
        place = online.save(desk.keys, NEXT_FILE)
        undo.callback(place.unlink)
        _write(draft, following, undo)
        undo.pop_all()
    return _drafted(draft, following, [f"new online keys wait in {place}"])


def rotate_targets(desk: Desk, draft: Path, new: Path, ring: KeyRing) -> Deed:
    """A new root to be signed that names a new key of the top targets role."""
    following = _next_root(desk)
    with ExitStack() as undo:
        place = new / f"{Targets.type}.key"
        signer = _create(place, ring, undo)
        metadata.only_key(following.signed, Targets.type, signer.public_key)
        _write(draft, following, undo)
        undo.pop_all()
    return _drafted(draft, following, [f"targets key {shown(signer)} in {place}; accept wants it"])


def rotate_kind(desk: Desk, kind: TargetKind, new: Path, targets_key: Path, ring: KeyRing) -> Deed:
    """Another key signs that kind, at once: the holder of the targets key says so."""
    with ExitStack() as undo:
        top_signer = ring.load(targets_key)
        place = new / f"{kind}.key"
        signer = _create(place, ring, undo)
        with desk.storage.write(turns.UPDATES) as session:
            root, present = repository.root(session), repository.targets(session, Targets.type)
            require(top_signer, signers_of(root, present, Targets.type), targets_key, Targets.type)
            top = metadata.with_delegated_key(present, kind, signer.public_key, top_signer, desk.now)
            role = metadata.next_targets(repository.targets(session, kind), signer, desk.now)
            online = OnlineKeys.named_by(root.signed, desk.keys)
            repository.commit(session, {Targets.type: top, kind.value: role}, online, desk.now)
            desk.note(session, "updates.key_rotated", f"{kind} {shown(signer)}")
        undo.pop_all()
    return Deed(
        did=(
            f"{kind} key {shown(signer)} in {place} signs {kind}/* from now on; the one before signs nothing",
        ),
        then=("look at what the old key had signed: kiosk central targets", "destroy the old key's stick"),
        facts={"key": signer.public_key.keyid, "version": role.signed.version},
    )


def renew(desk: Desk, role: str, key: Path, ring: KeyRing) -> Deed:
    """Another year for the top targets role or a kind, without a change."""
    signer = ring.load(key)
    with desk.storage.write(turns.UPDATES) as session:
        root = repository.root(session)
        require(signer, signers_of(root, repository.targets(session, Targets.type), role), key, role)
        renewed = metadata.next_targets(repository.targets(session, role), signer, desk.now)
        repository.commit(session, {role: renewed}, OnlineKeys.named_by(root.signed, desk.keys), desk.now)
        desk.note(session, "updates.role_renewed", role)
    until = f"{renewed.signed.expires:%Y-%m-%d}"
    return Deed((f"{role} version {renewed.signed.version} is good until {until}",), facts={"expires": until})


def sign(draft: Path, key: Path, ring: KeyRing) -> Deed:
    """One holder's signature under a new root. Needs neither the database nor a network."""
    root = _read(draft)
    signer = ring.load(key)
    keyid = signer.public_key.keyid
    if keyid in root.signatures:
        raise CeremonyRefused(f"{draft}: {shown(signer)} has signed it already; it is the next holder's turn")
    root.sign(signer, append=True)
    draft.write_bytes(root.to_bytes())
    counts = root.signed.get_verification_result(Root.type, root.signed_bytes, root.signatures)
    own = "" if keyid in root.signed.roles[Root.type].keyids else " (it counts as one of the old root only)"
    return Deed(
        did=(f"{shown(signer)} signed root version {root.signed.version}{own}",),
        says=says(root.signed),
        then=(
            (f"carry {draft} to the service: kiosk central keys accept {draft}",)
            if len(counts.signed) >= ROOT_THRESHOLD
            else (
                f"{ROOT_THRESHOLD - len(counts.signed)} more must sign: "
                f"kiosk central keys sign {draft} --key FILE",
            )
        ),
        facts={"version": root.signed.version, "signed_by": sorted(root.signatures)},
    )


def accept(desk: Desk, draft: Path, targets_key: Path | None, ring: KeyRing) -> Deed:
    """Bring a new root into service, once enough holders of the old and of the new one have signed."""
    root = _read(draft)
    changed: dict[str, Metadata[Root] | Metadata[Targets]] = {Root.type: root}
    with desk.storage.write(turns.UPDATES) as session:
        present = repository.root(session)
        if root.signed.version != present.signed.version + 1:
            raise CeremonyRefused(
                f"{draft}: is version {root.signed.version}, "
                f"but {present.signed.version + 1} is the next; begin anew"
            )
        result = root.signed.get_root_verification_result(present.signed, root.signed_bytes, root.signatures)
        if not result.verified:
            raise CeremonyRefused(
                f"{draft}: {len(result.first.signed)} of the old root's holders and "
                f"{len(result.second.signed)} of the new one's have signed; "
                f"{ROOT_THRESHOLD} of each must: kiosk central keys sign"
            )
        online = OnlineKeys.named_by(root.signed, desk.keys)
        if root.signed.roles[Targets.type].keyids != present.signed.roles[Targets.type].keyids:
            if targets_key is None:
                raise CeremonyRefused("this root names a new targets key; give its file: --targets-key FILE")
            signer = ring.load(targets_key)
            require(signer, root.signed.roles[Targets.type].keyids, targets_key, Targets.type)
            top = metadata.next_targets(repository.targets(session, Targets.type), signer, desk.now)
            changed[Targets.type] = top
        repository.commit(session, changed, online, desk.now)
        signers = " ".join(sorted(key[:SHOWN] for key in root.signatures))
        desk.note(session, "updates.root_accepted", f"version {root.signed.version}, signed by {signers}")
    OnlineKeys.settle(root.signed, desk.keys)
    return Deed(
        did=(f"root version {root.signed.version} is in service",),
        says=says(root.signed),
        then=("terminals follow it by themselves; destroy the sticks of keys that no longer count",),
        facts={"root_version": root.signed.version, "root_keys": list(root.signed.roles[Root.type].keyids)},
    )


def shown(signer: CryptoSigner) -> str:
    """What people compare of a key."""
    return signer.public_key.keyid[:SHOWN]


def says(root: Root) -> tuple[str, ...]:
    """What a root says, for whoever is asked to sign it."""
    return tuple(
        f"{role} is signed by {each.threshold} of {', '.join(key[:SHOWN] for key in each.keyids)}"
        for role, each in root.roles.items()
    )


def signers_of(root: Metadata[Root], top: Metadata[Targets], role: str) -> list[str]:
    """The ids of the keys that sign an offline role."""
    if role == Targets.type:
        return list(root.signed.roles[Targets.type].keyids)
    return metadata.delegated_keys(top.signed, TargetKind(role))


def _create(file: Path, ring: KeyRing, undo: ExitStack) -> CryptoSigner:
    """A new key; what was made for a ceremony that fails is taken away again: nothing was signed with it."""
    signer = ring.create(file)
    undo.callback(file.unlink, missing_ok=True)
    return signer


def require(signer: CryptoSigner, keyids: list[str], file: Path, role: str) -> None:
    """Raises KeyRefused where this key is none of those that sign the role."""
    if signer.public_key.keyid not in keyids:
        raise KeyRefused(f"{file}: this key does not sign {role}; take the stick of whoever does")


def _next_root(desk: Desk) -> Metadata[Root]:
    with desk.storage.read() as session:
        return metadata.next_root(repository.root(session), desk.now)


def _root_key(root: Root, shown_id: str) -> str:
    found = [each for each in root.roles[Root.type].keyids if each.startswith(shown_id)]
    if len(found) != 1 or not shown_id:
        raise CeremonyRefused(f"{shown_id}: is no root key's id; kiosk central keys status names them")
    return found[0]


def _write(draft: Path, root: Metadata[Root], undo: ExitStack) -> None:
    try:
        with draft.open("xb") as file:
            undo.callback(draft.unlink)
            file.write(root.to_bytes())
    except FileExistsError as error:
        raise CeremonyRefused(f"{draft}: is there already and was not touched; name another file") from error
    except OSError as error:
        raise CeremonyRefused(f"{draft}: cannot be written ({error.strerror})") from error


def _read(draft: Path) -> Metadata[Root]:
    try:
        return metadata.parse(Root, draft.read_bytes())
    except OSError as error:
        raise CeremonyRefused(f"{draft}: cannot be read ({error.strerror})") from error


def _drafted(draft: Path, root: Metadata[Root], did: list[str]) -> Deed:
    return Deed(
        did=(*did, f"root version {root.signed.version} drafted in {draft}, signed by nobody"),
        says=says(root.signed),
        then=(f"carry {draft} to {ROOT_THRESHOLD} holders: kiosk central keys sign {draft} --key FILE",),
        facts={"version": root.signed.version, "draft": str(draft)},
    )
