"""What a published target holds, for those who look at it before anybody gets it."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from central.storage.update_tables import UpdatePiece, UpdateTarget

MOST_BYTES = 16 * 1024 * 1024
"""A larger target is told by its name alone: nobody reads a film."""


def content_of(session: Session, name: str | None) -> bytes | None:
    """The bytes of the target of that name; None where there is none, or it is too large to be read here."""
    target = session.get(UpdateTarget, name) if name else None
    if target is None or target.length > MOST_BYTES:
        return None
    pieces = session.scalars(
        select(UpdatePiece.content).where(UpdatePiece.sha256 == target.sha256).order_by(UpdatePiece.number)
    )
    return b"".join(pieces)
