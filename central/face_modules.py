"""Which face modules are believed: each by a key of its own, for the terminal that it is built into.

A module is the vendor's certified part in a terminal that compares a face with the portrait on a card. An
operator registers its public key, and revokes it when terminal or module is lost; both stand in the journal.
"""

from dataclasses import dataclass
from datetime import datetime

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from sqlalchemy import select
from sqlalchemy.orm import Session

from central import journal
from central.admission import find
from central.errors import CentralError
from central.storage.models import Terminal
from central.storage.verification_tables import FaceModule
from kiosk.contract import face
from kiosk.contract.fingerprint import fingerprint, same_fingerprint

LONGEST_NAME = 80


@dataclass(frozen=True)
class ModuleLine:
    """One module, for a list. `name`: vendor, model, number of its certificate."""

    terminal: str
    fingerprint: str
    name: str
    registered: datetime
    revoked: datetime | None


def register(session: Session, terminal: str, untrusted_pem: bytes, name: str, now: datetime, by: str) -> str:
    """Believe this module at this terminal from now on. Gives the fingerprint of its key.

    Raises:
        CentralError: no such terminal, it was shut out, no Ed25519 key, or the key is known already: one
            that was revoked never comes back, and none speaks for two terminals.

    """
    found = find(session, terminal)
    if found.revoked is not None:
        raise CentralError(f"{found.code} was shut out; enrol it again before its face module")
    if not name.strip() or len(name) > LONGEST_NAME:
        raise CentralError(
            f"give vendor, model and certificate as its name, {LONGEST_NAME} characters at most"
        )
    raw = _key(untrusted_pem).public_bytes_raw()
    known = session.scalar(select(FaceModule).where(FaceModule.public_key == raw))
    if known is not None:
        code = session.get_one(Terminal, known.terminal).code
        standing = "revoked" if known.revoked else "registered"
        raise CentralError(f"this key is {standing} already, for {code}; each module has a key of its own")
    session.add(FaceModule(public_key=raw, terminal=found.id, name=name.strip(), registered=now))
    mark = fingerprint(raw)
    detail = f"{name.strip()}, {mark}"
    journal.write(session, now, by, "face_module.registered", terminal=found.code, detail=detail)
    return mark


def revoke(session: Session, untrusted_fingerprint: str, now: datetime, by: str) -> str:
    """Believe it no more, from now on. Gives the terminal it was built into.

    Raises:
        CentralError: no module with that fingerprint is believed.

    """
    for module in session.scalars(select(FaceModule).where(FaceModule.revoked.is_(None))):
        if same_fingerprint(untrusted_fingerprint, module.public_key):
            module.revoked = now
            code = session.get_one(Terminal, module.terminal).code
            detail = f"{module.name}, {fingerprint(module.public_key)}"
            journal.write(session, now, by, "face_module.revoked", terminal=code, detail=detail)
            return code
    raise CentralError("no face module with this fingerprint is believed; `face-modules list` shows all")


def listing(session: Session) -> list[ModuleLine]:
    """All there ever were, those that are believed first."""
    rows = session.execute(
        select(FaceModule, Terminal.code)
        .join(Terminal, Terminal.id == FaceModule.terminal)
        .order_by(FaceModule.revoked.is_not(None), Terminal.code, FaceModule.registered)
    )
    return [
        ModuleLine(code, fingerprint(each.public_key), each.name, each.registered, each.revoked)
        for each, code in rows
    ]


def is_any(session: Session, terminal: int) -> bool:
    """Whether any module is believed at this terminal."""
    return bool(_believed(session, terminal))


def heard(session: Session, terminal: int, untrusted_assertion: str) -> face.FaceClaims | None:
    """What a module that is believed at this terminal says; None where none of them has signed this."""
    for key in _believed(session, terminal):
        try:
            return face.verify(untrusted_assertion, Ed25519PublicKey.from_public_bytes(key))
        except face.BadAssertion:
            continue
    return None


def _believed(session: Session, terminal: int) -> list[bytes]:
    query = select(FaceModule.public_key).where(FaceModule.terminal == terminal, FaceModule.revoked.is_(None))
    return list(session.scalars(query))


def _key(untrusted_pem: bytes) -> Ed25519PublicKey:
    try:
        key = load_pem_public_key(untrusted_pem)
    except (ValueError, UnsupportedAlgorithm) as error:
        raise CentralError("give the module's public key as PEM (SubjectPublicKeyInfo, Ed25519)") from error
    if not isinstance(key, Ed25519PublicKey):
        raise CentralError("the module's key is of another kind; Ed25519 is taken")
    return key
