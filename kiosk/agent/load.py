"""What goes to the central service in one request, and what its answer says of each submission."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Self

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import ValidationError

from kiosk.central_client.answer import Answer, Response
from kiosk.central_client.client import JSON, CentralClient
from kiosk.central_client.meaning import Channel, Done, Item, Meaning, item_meaning, meaning
from kiosk.contract import acknowledgement
from kiosk.contract.api import BatchItem, BatchRequest, BatchResponse, SubmissionAccepted
from kiosk.contract.envelope import MEDIA_TYPE
from offline_cache.outcomes import Delivered
from offline_cache.rows import OutboxRow

Said = tuple[OutboxRow, Meaning, Delivered | None]
"""A row, what its answer means, and the acknowledgement that came with it, if that is good."""


@dataclass(frozen=True)
class Load:
    """Submissions that leave together: one by itself, several as a batch."""

    rows: tuple[OutboxRow, ...]
    method: str
    path: str
    body: bytes
    content_type: str

    @classmethod
    def of(cls, rows: Sequence[OutboxRow], envelopes: Sequence[bytes]) -> Self:
        """`envelopes` are those of `rows`; neither is empty."""
        if len(rows) == 1:
            path = f"/v1/submissions/{rows[0].id}"
            return cls(tuple(rows), "PUT", path, envelopes[0], MEDIA_TYPE)
        body = BatchRequest(envelopes=tuple(each.decode("ascii") for each in envelopes)).model_dump_json()
        return cls(tuple(rows), "POST", "/v1/submissions", body.encode(), JSON)

    def exchange(self, client: CentralClient, central_key: Ed25519PublicKey) -> list[Said] | Item:
        """Send it; what became of each row, its acknowledgement verified with `central_key`. An `Item` when a
        batch was refused as such: each is to be heard alone.
        """
        response = client.exchange(self.method, self.path, self.body, self.content_type)
        said = self._judged(response)
        if isinstance(said, Item):
            return said
        return [
            (row, means, _verified(row, token, central_key) if isinstance(means, Done) else None)
            for row, means, token in said
        ]

    def _judged(self, response: Response) -> list[tuple[OutboxRow, Meaning, str | None]] | Item:
        """The same with the acknowledgements as they came."""
        said = meaning(response)
        if len(self.rows) == 1:
            return [(self.rows[0], said, _acknowledgement(response) if isinstance(said, Done) else None)]
        if isinstance(said, Item):
            return said
        results = _results(response, self.rows) if isinstance(said, Done) else None
        if results is None or not isinstance(response, Answer):
            failed = Channel("malformed_answer") if isinstance(said, Done) else said
            return [(row, failed, None) for row in self.rows]
        return [
            (
                row,
                item_meaning(response, each.status, each.problem.type if each.problem else None),
                each.acknowledgement,
            )
            for row, each in zip(self.rows, results, strict=True)
        ]


def _acknowledgement(response: Response) -> str | None:
    try:
        return SubmissionAccepted.model_validate_json(getattr(response, "body", b"")).acknowledgement
    except ValidationError:
        return None


def _verified(row: OutboxRow, token: str | None, central_key: Ed25519PublicKey) -> Delivered | None:
    try:
        said = acknowledgement.verify(token or "", central_key, submission=row.id, digest=row.digest)
    except acknowledgement.BadAcknowledgement:
        return None
    return Delivered(row.id, token or "", said.received)


def _results(response: Response, rows: Sequence[OutboxRow]) -> tuple[BatchItem, ...] | None:
    """The answers in the order of the rows, or None when they cannot be theirs."""
    try:
        results = BatchResponse.model_validate_json(getattr(response, "body", b"")).results
    except ValidationError:
        return None
    if len(results) != len(rows):
        return None
    if any(each.id not in (None, row.id) for each, row in zip(results, rows, strict=True)):
        return None
    return results
