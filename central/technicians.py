"""Letting a technician in at a terminal: the answer to the challenge that its entrance shows."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from pydantic import ValidationError
from sqlalchemy.orm import Session

from central import journal
from central.admission import find
from central.errors import CentralError
from central.keys import Keys
from kiosk.contract.technician import (
    LONGEST_LIFE_S,
    USUAL_LIFE_S,
    BadChallenge,
    Challenge,
    TechnicianToken,
    sign,
)
from kiosk.contract.technician_role import Role


@dataclass(frozen=True)
class IssuedToken:
    """A new token, to be shown to the terminal's scanner as a QR, on the technician's telephone."""

    token: str
    terminal: str
    technician: str
    role: Role
    expires: datetime


def issue_token(
    session: Session,
    keys: Keys,
    untrusted_challenge: str,
    *,
    technician: str,
    role: Role,
    now: datetime,
    by: str = "",
    address: str = "",
    life_s: int = USUAL_LIFE_S,
) -> IssuedToken:
    """The token for this challenge alone. `technician` is an id, not a name: small letters, digits and _ . -;
    `life_s` in seconds from the challenge on. It stands in the journal.

    Raises:
        CentralError: that is no challenge of a terminal that is let in, or no such id.

    """
    try:
        challenge = Challenge.parse(untrusted_challenge)
    except BadChallenge as error:
        raise CentralError(str(error)) from error
    terminal = find(session, challenge.terminal)
    if terminal.revoked is not None:
        raise CentralError(f"{terminal.code} was shut out; it believes nothing of this service any more")
    if not 0 < life_s <= LONGEST_LIFE_S:
        raise CentralError(f"a token is good for {LONGEST_LIFE_S // 60} minutes at most")
    expires = now + timedelta(seconds=life_s)
    try:
        token = TechnicianToken(
            terminal=terminal.code,
            nonce=challenge.nonce,
            counter=challenge.counter,
            technician=technician,
            role=role,
            issued=int(now.timestamp()),
            expires=int(expires.timestamp()),
        )
    except ValidationError as error:
        raise CentralError(
            "a technician's id has small letters, digits and _ . - only, 40 at most; it is no name"
        ) from error
    detail = f"{technician}, {role}, challenge {challenge.counter}"
    deed = "technician.token_issued"
    journal.write(session, now, by, deed, terminal=terminal.code, detail=detail, address=address)
    return IssuedToken(sign(token, keys.signing), terminal.code, technician, role, expires)
