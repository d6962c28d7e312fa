"""Sends attachments, one a step: a transfer that breaks off goes on with the part it broke off in."""

from pydantic import ValidationError

from kiosk.central_client.answer import Answer, Response
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import Channel, Done, Item, Meaning, meaning
from kiosk.contract.api import PartAccepted
from offline_cache.rows import OutboxRow
from offline_cache.sending_end import SendingEnd

_MEDIA_TYPE = "application/octet-stream"


class PartSender:
    """The central service's answer to a part is signed as a whole and names the digest it holds."""

    def __init__(self, end: SendingEnd, client: CentralClient) -> None:
        self._end = end
        self._client = client

    def send_next(self, row: OutboxRow) -> Meaning:
        """Send the first part of `row` that the central service does not hold; it has one."""
        part = next(each for each in self._end.outbox.parts(row.id) if not each.held)
        path = f"/v1/submissions/{row.id}/parts/{part.slot}"
        response = self._client.exchange("PUT", path, self._end.outbox.part(part.number), _MEDIA_TYPE)
        said = meaning(response)
        if isinstance(said, Item):
            return Item(f"part_{said.reason}")
        if not isinstance(said, Done):
            return said
        if not _holds(response, part.digest):
            return Channel("malformed_answer")
        self._end.part_is_held(part.number)
        return said


def _holds(response: Response, digest: str) -> bool:
    if not isinstance(response, Answer):
        return False
    try:
        return PartAccepted.model_validate_json(response.body).digest == digest
    except ValidationError:
        return False
