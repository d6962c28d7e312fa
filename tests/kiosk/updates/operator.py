"""Who publishes and assigns, with every key at hand; and whoever has taken the service over."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from securesystemslib.signer import CryptoSigner
from sqlalchemy import delete, insert, select
from tuf.api.metadata import Metadata, Root, TargetFile, Targets

from central.storage.update_tables import TerminalAssignment, UpdateMetadata, UpdatePiece, UpdateTarget
from central.updates import assigning, ceremonies, metadata, publishing, repository
from central.updates.ceremonies import Desk
from central.updates.key_files import KeyRing
from central.updates.online_keys import OnlineKeys
from kiosk.contract.assignment import Assignment, TargetKind, TargetRef
from tests.central.service import RunningService

TABLES = (UpdateMetadata, UpdateTarget, UpdatePiece, TerminalAssignment)


def keys_in_memory() -> KeyRing:
    """What the sticks hold, without what a passphrase costs."""
    held: dict[Path, CryptoSigner] = {}

    def create(file: Path) -> CryptoSigner:
        held[file] = CryptoSigner.generate_ed25519()
        return held[file]

    return KeyRing(create, held.__getitem__)


@dataclass
class Operator:
    """The real ceremonies on the service's own database. `signers` are the keys of the offline roles, `roots`
    those of the root, as their holders have them.
    """

    service: RunningService
    directory: Path
    ring: KeyRing
    signers: dict[str, CryptoSigner]
    roots: list[CryptoSigner]

    @classmethod
    def of(cls, service: RunningService, directory: Path) -> "Operator":
        """Holds the first ceremony."""
        sticks = [directory / f"stick-{number}" for number in range(3)]
        desk = Desk(service.storage, directory / "keys", service.clock())
        ring = keys_in_memory()
        ceremonies.init(desk, sticks, directory / "roles", ring)
        files = {role: directory / "roles" / f"{role}.key" for role in metadata.OFFLINE_ROLES}
        return cls(
            service,
            directory,
            ring,
            {role: ring.load(file) for role, file in files.items()},
            [ring.load(stick / ceremonies.ROOT_FILE) for stick in sticks],
        )

    @property
    def desk(self) -> Desk:
        return Desk(self.service.storage, self.keys, self.service.clock())

    @property
    def keys(self) -> Path:
        return self.directory / "keys"

    def publish(self, name: str, content: bytes) -> TargetRef:
        """Publish as the holder of that kind's key does."""
        kind, _, file_name = name.partition("/")
        file = self.directory / file_name
        file.write_bytes(content)
        key = self.directory / "roles" / f"{kind}.key"
        deed = publishing.publish(self.desk, TargetKind(kind), file, key, self.ring)
        return TargetRef(**{field: deed.facts[field] for field in ("name", "sha256", "length")})

    def assign(self, terminal: int, *names: str) -> int:
        choice = assigning.chosen(names)
        return assigning.assign(self.service.storage, [terminal], choice, self.service.clock())[terminal]

    # What follows needs no ceremony: it is what somebody does who has the service's machine and its keys.

    def invent(self, said: Assignment) -> None:
        """Let the service sign this assignment."""
        with self.service.storage.write() as session:
            session.add(
                TerminalAssignment(
                    terminal=said.terminal,
                    sequence=said.sequence,
                    issued=said.issued,
                    content=said.model_dump_json(),
                )
            )

    def serve(self, role: str, version: int, content: bytes) -> None:
        """Serve this as that version of the role, whatever it is."""
        with self.service.storage.write() as session:
            session.execute(
                delete(UpdateMetadata).where(UpdateMetadata.role == role, UpdateMetadata.version == version)
            )
            session.add(UpdateMetadata(role=role, version=version, content=content))

    def forget(self, role: str, version: int) -> None:
        """As if that version had never been."""
        with self.service.storage.write() as session:
            session.execute(
                delete(UpdateMetadata).where(UpdateMetadata.role == role, UpdateMetadata.version >= version)
            )

    def sign_online(self) -> None:
        """A snapshot and a timestamp over whatever is served now."""
        online = OnlineKeys.load(self.keys)
        with self.service.storage.write() as session:
            repository.commit(session, {}, online, self.service.clock())

    def role(self, role: str) -> Metadata[Targets]:
        with self.service.storage.read() as session:
            return repository.targets(session, role)

    def root(self) -> Metadata[Root]:
        with self.service.storage.read() as session:
            return repository.root(session)

    def next_role(self, role: str, signer: CryptoSigner, ref: TargetRef | None = None) -> Metadata[Targets]:
        """The role's next version, signed by whoever's key that is."""
        added = TargetFile(ref.length, {"sha256": ref.sha256}, ref.name) if ref else None
        following = metadata.next_targets(self.role(role), signer, self.service.clock(), added)
        self.serve(role, following.signed.version, following.to_bytes())
        return following

    def next_root(self, *signers: CryptoSigner, instead: CryptoSigner | None = None) -> None:
        """The next root, signed by these; `instead` takes the place of the first holder's key."""
        following = metadata.next_root(self.root(), self.service.clock())
        if instead is not None:
            following.signed.revoke_key(self.roots[0].public_key.keyid, Root.type)
            following.signed.add_key(instead.public_key, Root.type)
        for signer in signers:
            following.sign(signer, append=True)
        self.serve(Root.type, following.signed.version, following.to_bytes())

    def remembered(self) -> "Remembered":
        return Remembered(self)


class Remembered:
    """The whole repository as it is now, to be put back after a test has played with it."""

    def __init__(self, operator: Operator) -> None:
        self._operator = operator
        self._online = OnlineKeys.load(operator.keys)
        with operator.service.storage.read() as session:
            self._rows: list[tuple[Any, list[dict[str, Any]]]] = [
                (table, [dict(row) for row in session.execute(select(table.__table__)).mappings()])
                for table in TABLES
            ]

    def put_back(self) -> None:
        self._operator.service.clock.moved = timedelta(0)
        with suppress(FileNotFoundError):
            (self._operator.keys / "update-keys.json").unlink()
        self._online.save(self._operator.keys)
        with self._operator.service.storage.write() as session:
            for table, rows in self._rows:
                session.execute(delete(table))
                if rows:
                    session.execute(insert(table.__table__), rows)
