"""One-time codes by which an operator lets one machine in."""

import secrets
import string
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy.orm import Session

from central import journal
from central.keys import Keys
from central.reassignment import require_movable, terminal_of
from central.storage.models import EnrolmentCode
from kiosk.contract.enrolment_code import CODE_LENGTH, grouped
from kiosk.contract.receipt_number import LOOKALIKES

CODE_LIFE = timedelta(hours=24)


@dataclass(frozen=True)
class IssuedCode:
    """A new code, shown once."""

    code: str
    hardware_serial: str
    expires: datetime


def issue(
    session: Session, keys: Keys, *, hardware_serial: str, now: datetime, site: str = "", by: str = ""
) -> IssuedCode:
    """A new code for the machine with that serial number. `site`: the sub-district it will stand in, 9
    digits; "" leaves it where it is. `by`: who issues it.

    Raises:
        CentralError: it is a terminal of another site, and what it filed there is not all here.

    """
    if site:
        require_movable(session, terminal_of(session, hardware_serial), site, now)
    code = "".join(secrets.choice(string.digits) for _ in range(CODE_LENGTH))
    expires = now + CODE_LIFE
    session.add(
        EnrolmentCode(
            digest=code_digest(keys, code),
            hardware_serial=hardware_serial,
            expires=expires,
            site=site or None,
        )
    )
    journal.write(session, now, by, "enrolment.code_issued", detail=f"{hardware_serial} {site}".strip())
    return IssuedCode(grouped(code), hardware_serial, expires)


def code_digest(keys: Keys, untrusted_code: str) -> bytes:
    """What is kept of a code as typed: case, blanks and dashes do not matter, I L O are 1 1 0."""
    compact = "".join(ch for ch in untrusted_code.upper() if ch not in "- ")
    return keys.fingerprint("enrolment-code", compact.translate(LOOKALIKES))
