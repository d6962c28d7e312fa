"""Adding a target: the file into the database; its name, length and hash under its kind's signature."""

import hashlib
import tomllib
import zipfile
from pathlib import Path

from pydantic import ValidationError
from sqlalchemy import delete
from tuf.api.metadata import TargetFile, Targets

from central.storage import turns
from central.storage.database import Storage
from central.storage.inserting import insert_if_absent
from central.storage.update_tables import UpdatePiece, UpdateTarget
from central.updates import metadata, repository
from central.updates.ceremonies import Desk, require, signers_of
from central.updates.deed import Deed
from central.updates.errors import TargetRefused
from central.updates.key_files import KeyRing
from central.updates.online_keys import OnlineKeys
from kiosk.contract.assignment import MAX_TARGET_BYTES, TargetKind, TargetRef
from kiosk.contract.updates import PATTERNS, PIECE_BYTES

_AT_A_TIME = 16
"""Pieces in one commit: what terminals send meanwhile waits for no more than four mebibytes."""


def publish(desk: Desk, kind: TargetKind, file: Path, key: Path, ring: KeyRing) -> Deed:
    """Sign `file` as `KIND/its name` and put it where terminals can fetch it. Nobody gets it before it is
    assigned.

    Raises:
        TargetRefused: no such file, not of its kind, a name that does not fit or means another file already.
        KeyRefused: the key does not sign that kind.

    """
    ref = _looked_at(kind, file)
    signer = ring.load(key)
    _store(desk.storage, ref, file)
    with desk.storage.write(turns.UPDATES) as session:
        root, top = repository.root(session), repository.targets(session, Targets.type)
        require(signer, signers_of(root, top, kind), key, PATTERNS[kind])
        held = session.get(UpdateTarget, ref.name)
        if held is not None:
            same = held.sha256 == ref.sha256
            what = (
                "is published already, the same"
                if same
                else "means another file; give this one a new version"
            )
            raise TargetRefused(f"{ref.name}: {what}")
        session.add(UpdateTarget(name=ref.name, sha256=ref.sha256, length=ref.length, published=desk.now))
        added = TargetFile(ref.length, {"sha256": ref.sha256}, ref.name)
        role = metadata.next_targets(repository.targets(session, kind), signer, desk.now, added)
        online = OnlineKeys.named_by(root.signed, desk.keys)
        repository.commit(session, {kind.value: role}, online, desk.now)
        desk.note(session, "updates.published", f"{ref.name} {ref.sha256}")
    return Deed(
        did=(
            f"{ref.name}: {ref.length} bytes, SHA-256 {ref.sha256}, in {kind} version {role.signed.version}",
        ),
        then=(f"give it to a terminal: kiosk central assign --terminal CODE {ref.name}",),
        facts={**ref.model_dump(), "version": role.signed.version},
    )


def withdraw(desk: Desk, name: str, key: Path, ring: KeyRing) -> Deed:
    """Sign for a target no longer: no terminal takes it from now on, whoever assigns it. Its name stays used.

    Raises:
        TargetRefused: nobody signs for it now.
        KeyRefused: the key does not sign that kind.

    """
    try:
        kind = TargetKind(name.partition("/")[0])
    except ValueError as error:
        raise TargetRefused(f"{name}: no target's name; kiosk central targets lists them") from error
    signer = ring.load(key)
    with desk.storage.write(turns.UPDATES) as session:
        root, top = repository.root(session), repository.targets(session, Targets.type)
        require(signer, signers_of(root, top, kind), key, PATTERNS[kind])
        present = repository.targets(session, kind)
        if name not in present.signed.targets:
            raise TargetRefused(f"{name}: nobody signs for that")
        role = metadata.next_targets(present, signer, desk.now, drop=name)
        online = OnlineKeys.named_by(root.signed, desk.keys)
        repository.commit(session, {kind.value: role}, online, desk.now)
        desk.note(session, "updates.withdrawn", name)
    return Deed(
        did=(f"{name}: signed for by nobody since {kind} version {role.signed.version}",),
        then=("assign another to every terminal that has it: kiosk central assign",),
        facts={"name": name, "version": role.signed.version},
    )


def _looked_at(kind: TargetKind, file: Path) -> TargetRef:
    try:
        length = file.stat().st_size
        if length > MAX_TARGET_BYTES:
            raise TargetRefused(f"{file}: {length} bytes, but a target has at most {MAX_TARGET_BYTES}")
        with file.open("rb") as content:
            digest = hashlib.file_digest(content, "sha256").hexdigest()
        if kind is TargetKind.CONFIG:
            tomllib.loads(file.read_text(encoding="utf-8"))
        elif not zipfile.is_zipfile(file):
            raise TargetRefused(f"{file}: a {kind} target is a ZIP file")
        return TargetRef(name=f"{kind}/{file.name}", sha256=digest, length=length)
    except OSError as error:
        raise TargetRefused(f"{file}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise TargetRefused(f"{file}: is no TOML ({error}); kiosk config check says more") from error
    except ValidationError as error:
        raise TargetRefused(
            f"{file}: a target is not empty, and its name has small letters, digits, . _ - "
            f"and ends in {kind.suffix}"
        ) from error


def _store(storage: Storage, ref: TargetRef, file: Path) -> None:
    """In pieces, a few at a time. What is there already, of an attempt that broke off, is left as it is; that
    it is still the file that was looked at is found out at the end.
    """
    digest, number, last = hashlib.sha256(), 0, False
    with file.open("rb") as content:
        while not last:
            with storage.write() as session:
                for _ in range(_AT_A_TIME):
                    piece = content.read(PIECE_BYTES)
                    digest.update(piece)
                    row = {"sha256": ref.sha256, "number": number, "content": piece}
                    insert_if_absent(session, UpdatePiece, row)
                    number += 1
                    last = len(piece) < PIECE_BYTES
                    if last:
                        break
    if digest.hexdigest() != ref.sha256:
        with storage.write() as session:
            session.execute(delete(UpdatePiece).where(UpdatePiece.sha256 == ref.sha256))
        raise TargetRefused(f"{file}: changed while it was read; nothing was published")
