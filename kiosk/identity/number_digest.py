"""How a statement names a person without showing the ID number."""

import hashlib
from uuid import UUID


def number_digest(number: str, verification: UUID) -> str:
    """SHA-256 of the ID number and the verification's id, 64 hex digits: useless for looking people up, as
    each verification has another.
    """
    return hashlib.sha256(f"{number}:{verification}".encode()).hexdigest()
