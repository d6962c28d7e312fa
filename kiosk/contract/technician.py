"""How a technician is let in: the terminal's challenge, and the token of the central service that answers it.

The challenge names the terminal and a number used once; the token repeats both and says who may come in, as
what, and for how long. The terminal checks it with the central service's key that its enrolment gave it, so
it needs no line. That the number is fresh is what makes the token fresh: no clock is looked at.
"""

import secrets
from dataclasses import dataclass
from typing import Annotated, Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from pydantic import Field as Constraint
from pydantic import ValidationError

from kiosk.contract import jws
from kiosk.contract.model import Model
from kiosk.contract.receipt_number import CROCKFORD, LOOKALIKES
from kiosk.contract.technician_role import Role

TOKEN_TYPE = "kiosk-technician+jws"
NONCE_LENGTH = 16
"""Characters of 5 bits."""
USUAL_LIFE_S, LONGEST_LIFE_S = 1800, 3600
"""Seconds from the challenge to the scan of the token: time to call the desk, and no more than that."""
_BEGINS = "KIOSK-TECH"
_GROUP = 4


class BadChallenge(ValueError):
    """Not a challenge of a terminal."""


class BadToken(ValueError):
    """Not a token by that key."""


@dataclass(frozen=True)
class Challenge:
    """What the entrance shows. `counter` rises with each challenge of a terminal."""

    terminal: str
    nonce: str
    counter: int

    @classmethod
    def new(cls, terminal: str, counter: int) -> Self:
        """With a number that nobody can guess."""
        return cls(terminal, "".join(secrets.choice(CROCKFORD) for _ in range(NONCE_LENGTH)), counter)

    @property
    def text(self) -> str:
        """As the QR says it, in the characters that make a QR small."""
        return f"{_BEGINS}:{self.terminal}:{self.nonce}:{self.counter}"

    @property
    def spoken(self) -> str:
        """As it is read out on the telephone, where no telephone can scan."""
        groups = (self.nonce[at : at + _GROUP] for at in range(0, NONCE_LENGTH, _GROUP))
        return "-".join((self.terminal, *groups, str(self.counter)))

    @classmethod
    def parse(cls, untrusted_text: str) -> Self:
        """Either of the two, as scanned or typed.

        Raises:
            BadChallenge: it is neither.

        """
        text = untrusted_text.strip().upper().removeprefix(f"{_BEGINS}:")
        parts = text.replace(":", "-").replace(" ", "-").split("-")
        head, nonce = "".join(parts[:1]), "".join(parts[1:-1]).translate(LOOKALIKES)
        terminal, counter = head.translate(LOOKALIKES), parts[-1]
        if (
            len(terminal) != _GROUP
            or len(nonce) != NONCE_LENGTH
            or not set(terminal + nonce) <= set(CROCKFORD)
            or not (counter.isascii() and counter.isdigit() and len(counter) < 10)
        ):
            raise BadChallenge("that is no challenge: scan it, or type all of it, the number at its end too")
        return cls(terminal, nonce, int(counter))


class TechnicianToken(Model):
    """What the central service says of somebody who stands before a terminal."""

    terminal: Annotated[str, Constraint(pattern=r"^[0-9A-HJKMNP-TV-Z]{4}$")]
    nonce: Annotated[str, Constraint(pattern=r"^[0-9A-HJKMNP-TV-Z]{16}$")]
    counter: Annotated[int, Constraint(ge=1)]
    technician: Annotated[str, Constraint(pattern=r"^[a-z0-9_.-]{1,40}$")]
    """An id of the operator's, never a name: it stands in the audit trail."""
    role: Annotated[Role, Constraint(strict=False)]
    issued: int
    expires: int
    """Seconds since 1970 by the central service's clock."""

    @property
    def life_s(self) -> int:
        """How long it was meant to be good for."""
        return min(LONGEST_LIFE_S, self.expires - self.issued)


def sign(token: TechnicianToken, key: Ed25519PrivateKey) -> str:
    """As a compact JWS, which a QR carries."""
    return jws.sign(token.model_dump_json().encode(), key, kind=TOKEN_TYPE, headers={})


def looks_like_one(untrusted_text: str) -> bool:
    """Whether it is meant as a token at all; what is not cannot be a try."""
    try:
        jws.untrusted_headers(untrusted_text, kind=TOKEN_TYPE)
    except jws.BadJws:
        return False
    return True


def verify(untrusted_text: str, key: Ed25519PublicKey) -> TechnicianToken:
    """What it says, once it is proven to be the central service's.

    Raises:
        BadToken: by another key, altered, or no token.

    """
    try:
        _, payload = jws.verify(untrusted_text, key, kind=TOKEN_TYPE)
        return TechnicianToken.model_validate_json(payload)
    except (jws.BadJws, ValidationError) as error:
        raise BadToken("not a technician's token of this central service") from error
