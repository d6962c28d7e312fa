"""Attachments (scans, photographs): opened where the key is, sealed anew for departments. A row waits for the
opening; it comes after the cases, because a picture costs a hundred times what a form does.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from uuid import UUID, uuid4

import structlog
from sqlalchemy import delete, select

from central.casework.slots import slot_and_piece
from central.opening_key import OpeningKey
from central.personal_data import PersonalData, SealedRow, keep_all
from central.storage.case_tables import Attachment, SealedAttachments
from central.storage.database import Storage
from central.storage.models import Part
from kiosk.contract.envelope import part_info
from kiosk.contract.suite import CannotOpen

ATTACHMENT = "attachment"
"""What `personal_data` calls it."""
_KINDS: Mapping[bytes, str] = {
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG": "image/png",
    b"%PDF-": "application/pdf",
}
_UNKNOWN = "application/octet-stream"


class AttachmentOpening:
    """Opens them, one submission at a time. Part of the opening: it has the key."""

    def __init__(self, storage: Storage, key: OpeningKey, data: PersonalData) -> None:
        self._storage = storage
        self._key = key
        self._data = data
        self._log = structlog.get_logger("central.opener")

    def step(self) -> bool:
        """Open those of one submission. Gives whether any waited."""
        with self._storage.read() as session:
            submission = session.scalar(
                select(SealedAttachments.submission_id).order_by(SealedAttachments.submission_id).limit(1)
            )
            if submission is None:
                return False
            parts = session.scalars(select(Part).where(Part.submission == submission)).all()
            contents = self._contents([(part, part.sealed) for part in parts])
        rows = [(slot, content, self._data.seal(ATTACHMENT, content)) for slot, content in contents.items()]
        with self._storage.write() as session:
            mine = session.execute(
                delete(SealedAttachments)
                .where(SealedAttachments.submission_id == submission)
                .returning(SealedAttachments.submission_id)
            ).all()
            if mine:  # else another process was quicker
                keep_all(session, [sealed for _, _, sealed in rows])
                session.add_all(_row(submission, *each) for each in rows)
        return True

    def _contents(self, parts: Sequence[tuple[Part, bytes]]) -> dict[str, bytes]:
        """What can be opened, whole; an attachment of which a piece cannot be is left out, and logged."""
        pieces: dict[str, dict[int, bytes]] = defaultdict(dict)
        broken = set()
        for part, sealed in parts:
            slot, number = slot_and_piece(part.slot)
            info = part_info(part.submission, part.terminal, part.slot)
            try:
                pieces[slot][number] = self._key.unseal(sealed, info)
            except CannotOpen:
                broken.add(slot)
        if broken:
            self._log.warning("attachments not opened", count=len(broken))
        return {
            slot: b"".join(found[each] for each in sorted(found))
            for slot, found in sorted(pieces.items())
            if slot not in broken
        }


def media_type(content: bytes) -> str:
    """By its first bytes; a browser shows these three and nothing else."""
    return next((kind for start, kind in _KINDS.items() if content.startswith(start)), _UNKNOWN)


def _row(submission: UUID, slot: str, content: bytes, sealed: SealedRow) -> Attachment:
    return Attachment(
        id=uuid4(),
        submission_id=submission,
        slot=slot,
        media_type=media_type(content),
        size=len(content),
        content=sealed.id,
    )
