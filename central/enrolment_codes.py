"""One-time codes by which an operator lets one machine in."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from central.keys import Keys
from central.storage.models import EnrolmentCode
from kiosk.contract.receipt_number import CROCKFORD

CODE_LENGTH = 12
"""Characters of 5 bits: 60 bits, above the 50 that security.md asks for."""
CODE_LIFE = timedelta(hours=24)

_GROUP = 4
_LOOKALIKES = str.maketrans({"I": "1", "L": "1", "O": "0"})


@dataclass(frozen=True)
class IssuedCode:
    """A new code, shown once."""

    code: str
    hardware_serial: str
    expires: datetime


def issue(session: Session, keys: Keys, *, hardware_serial: str, now: datetime) -> IssuedCode:
    """A new code for the machine with that serial number."""
    code = "".join(secrets.choice(CROCKFORD) for _ in range(CODE_LENGTH))
    expires = now + CODE_LIFE
    session.add(
        EnrolmentCode(digest=code_digest(keys, code), hardware_serial=hardware_serial, expires=expires)
    )
    groups = (code[at : at + _GROUP] for at in range(0, CODE_LENGTH, _GROUP))
    return IssuedCode("-".join(groups), hardware_serial, expires)


def code_digest(keys: Keys, untrusted_code: str) -> bytes:
    """What is kept of a code as typed: case, blanks and dashes do not matter, I L O are 1 1 0."""
    compact = "".join(ch for ch in untrusted_code.upper() if ch not in "- ")
    return keys.fingerprint("enrolment-code", compact.translate(_LOOKALIKES))
