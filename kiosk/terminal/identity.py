"""Who this terminal is and whom it trusts, as enrolment wrote it to disk."""

import base64
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import Field, ValidationError

from kiosk.central_client.client import Credentials
from kiosk.contract.api import terminal_key_id
from kiosk.contract.fingerprint import fingerprint
from kiosk.contract.model import Model
from kiosk.contract.receipt_number import terminal_code
from kiosk.contract.suite import key_id
from kiosk.terminal import durable_file
from kiosk.terminal.errors import IdentityUnusable, NoSpareEpoch, NotEnrolled
from kiosk.terminal.place import TerminalPlace

RECEIPT_KEY_BYTES = 32
_REMEDY = "enrol this terminal again: kiosk enrol --code CODE"


@dataclass(frozen=True)
class TerminalIdentity:
    """One enrolment. The keys never show in a `repr`."""

    terminal: int
    epoch: int
    central_url: str
    signing_key: Ed25519PublicKey = field(repr=False)
    """The central service's: answers and acknowledgements."""
    signing_key_id: str
    sealing_key: bytes = field(repr=False)
    """The central service's public key that submissions are sealed to."""
    sealing_key_id: str
    suite: str
    terminal_key: Ed25519PrivateKey = field(repr=False)
    receipt_key: bytes = field(repr=False)
    """HMAC key of receipt numbers of this epoch, 32 bytes."""
    spare: Mapping[int, bytes] = field(default_factory=dict, repr=False)
    """Epochs that the terminal may open by itself when it has lost its outbox, and their receipt keys."""
    approved: bool = True
    """Whether the central service's operator has approved its key; until then nobody may file here."""

    def __post_init__(self) -> None:
        """A key with one bit changed on the disk would seal to nobody.

        Raises:
            ValueError: the sealing key is not the one that is named.
        """
        if key_id(self.sealing_key) != self.sealing_key_id:
            raise ValueError("the sealing key is not the one that is named")

    @property
    def code(self) -> str:
        """The four characters that open this terminal's receipt numbers."""
        return terminal_code(self.terminal)

    @property
    def fingerprint(self) -> str:
        """Of its public key: what the operator compares."""
        return fingerprint(self.public_key)

    @property
    def public_key(self) -> bytes:
        """The terminal's own public key, 32 raw bytes."""
        return self.terminal_key.public_key().public_bytes_raw()

    def next_epoch(self) -> "TerminalIdentity":
        """The same terminal under its next spare epoch.

        Raises:
            NoSpareEpoch: all are used up; only an enrolment gives new ones.
        """
        later = sorted(epoch for epoch in self.spare if epoch > self.epoch)
        if not later:
            raise NoSpareEpoch(f"terminal {self.code} has no spare epoch left; {_REMEDY}")
        return replace(self, epoch=later[0], receipt_key=self.spare[later[0]])

    @property
    def credentials(self) -> Credentials:
        """What requests are signed with and answers are checked against."""
        return Credentials(
            terminal_key_id(self.terminal), self.terminal_key, self.signing_key_id, self.signing_key
        )


class _Stored(Model):
    """`identity.json`."""

    terminal_id: str
    terminal: int
    epoch: int
    central_url: str
    public_key: str
    signing_key: str
    signing_key_id: str
    sealing_key: str
    sealing_key_id: str
    suite: str
    approved: bool = True


class _Whole(Model):
    """`rotated.json`: everything of an identity at once."""

    stored: _Stored
    terminal_key: str = Field(repr=False)
    """Raw, in Base64."""
    receipt_key: str = Field(repr=False)
    spare: dict[int, str] = Field(repr=False)


def replace_whole(identity: TerminalIdentity, place: TerminalPlace) -> None:
    """As `save`, where there is an identity already: a power cut leaves the old one or the new one."""
    whole = _Whole(
        stored=_stored(identity),
        terminal_key=_text(identity.terminal_key.private_bytes_raw()),
        receipt_key=_text(identity.receipt_key),
        spare={epoch: _text(key) for epoch, key in identity.spare.items()},
    )
    durable_file.write(place.rotated, whole.model_dump_json().encode())
    finish_replacing(place)


def finish_replacing(place: TerminalPlace) -> None:
    """What a power cut has left half done; by one process at a time."""
    if place.rotated.exists():
        save(load(place), place)
        place.rotated.unlink()


def save(identity: TerminalIdentity, place: TerminalPlace) -> None:
    """Write the identity, keys first: a terminal that dies in between has its old one or says what is
    wrong.
    """
    place.prepare()
    pem = identity.terminal_key.private_bytes(
        serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
    )
    spare = "".join(f"{epoch} {key.hex()}\n" for epoch, key in sorted(identity.spare.items()))
    durable_file.write(place.receipt_key, identity.receipt_key.hex().encode("ascii"))
    durable_file.write(place.spare_keys, spare.encode("ascii"))
    durable_file.write(place.terminal_key, pem)
    save_epoch(identity, place)


def save_epoch(identity: TerminalIdentity, place: TerminalPlace) -> None:
    """Write which epoch the terminal is in, and whether it is approved; its keys are on disk already."""
    durable_file.write(place.identity, _stored(identity).model_dump_json(indent=1).encode())


def _stored(identity: TerminalIdentity) -> _Stored:
    return _Stored(
        terminal_id=identity.code,
        terminal=identity.terminal,
        epoch=identity.epoch,
        central_url=identity.central_url,
        public_key=_text(identity.public_key),
        signing_key=_text(identity.signing_key.public_bytes_raw()),
        signing_key_id=identity.signing_key_id,
        sealing_key=_text(identity.sealing_key),
        sealing_key_id=identity.sealing_key_id,
        suite=identity.suite,
        approved=identity.approved,
    )


def load(place: TerminalPlace) -> TerminalIdentity:
    """The identity on disk.

    Raises:
        NotEnrolled: there is none.
        IdentityUnusable: a file is damaged, missing, readable by others, or of another enrolment.
    """
    if place.rotated.exists():
        return _rotated(place)
    if not place.identity.exists():
        raise NotEnrolled(f"{place.identity}: this terminal is not enrolled; {_REMEDY}")
    try:
        stored = _Stored.model_validate_json(_read(place.identity))
        key = serialization.load_pem_private_key(_secret(place.terminal_key), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise IdentityUnusable(f"{place.terminal_key}: is no Ed25519 key; {_REMEDY}")
        spare = _spare(place)
        own_key = bytes.fromhex(_secret(place.receipt_key).decode("ascii"))
        identity = TerminalIdentity(
            terminal=stored.terminal,
            epoch=stored.epoch,
            central_url=stored.central_url,
            signing_key=Ed25519PublicKey.from_public_bytes(base64.b64decode(stored.signing_key)),
            signing_key_id=stored.signing_key_id,
            sealing_key=base64.b64decode(stored.sealing_key),
            sealing_key_id=stored.sealing_key_id,
            suite=stored.suite,
            terminal_key=key,
            receipt_key=spare.get(stored.epoch, own_key),
            spare=spare,
            approved=stored.approved,
        )
    except (ValidationError, ValueError, TypeError) as error:
        raise IdentityUnusable(f"{place.directory}: the identity is damaged; {_REMEDY}") from error
    if {len(own_key), *map(len, spare.values())} != {RECEIPT_KEY_BYTES}:
        raise IdentityUnusable(f"{place.receipt_key}: is damaged; {_REMEDY}")
    if stored.public_key != _text(identity.public_key):
        raise IdentityUnusable(f"{place.terminal_key}: belongs to another enrolment; {_REMEDY}")
    return identity


def _rotated(place: TerminalPlace) -> TerminalIdentity:
    try:
        whole = _Whole.model_validate_json(_secret(place.rotated))
        stored = whole.stored
        return TerminalIdentity(
            terminal=stored.terminal,
            epoch=stored.epoch,
            central_url=stored.central_url,
            signing_key=Ed25519PublicKey.from_public_bytes(base64.b64decode(stored.signing_key)),
            signing_key_id=stored.signing_key_id,
            sealing_key=base64.b64decode(stored.sealing_key),
            sealing_key_id=stored.sealing_key_id,
            suite=stored.suite,
            terminal_key=Ed25519PrivateKey.from_private_bytes(base64.b64decode(whole.terminal_key)),
            receipt_key=base64.b64decode(whole.receipt_key),
            spare={epoch: base64.b64decode(key) for epoch, key in whole.spare.items()},
            approved=stored.approved,
        )
    except (ValidationError, ValueError) as error:
        raise IdentityUnusable(f"{place.rotated}: is damaged; {_REMEDY}") from error


def _spare(place: TerminalPlace) -> dict[int, bytes]:
    """None for a terminal that was enrolled before there were any."""
    if not place.spare_keys.exists():
        return {}
    lines = (line.split() for line in _secret(place.spare_keys).decode("ascii").splitlines())
    return {int(epoch): bytes.fromhex(key) for epoch, key in lines}


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise IdentityUnusable(f"{path}: cannot be read ({error.strerror}); {_REMEDY}") from error


def _secret(path: Path) -> bytes:
    content = _read(path)
    if stat.S_IMODE(path.stat().st_mode) & 0o077:
        raise IdentityUnusable(f"{path}: others may have read this key; chmod 600 it, then {_REMEDY}")
    return content


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode("ascii")
