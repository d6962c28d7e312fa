"""Moves submissions from the outbox to the central service, exactly once in effect.

A row is marked as in flight before it leaves and delivered only on a verified acknowledgement; a process that
dies in between sends it again, and the central service answers with the acknowledgement it gave before.
"""

from collections.abc import Callable, Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from pydantic import ValidationError

from kiosk.agent.item_errors import ItemErrors, Verdict
from kiosk.agent.notes import Notes
from kiosk.agent.pace import Pace
from kiosk.agent.part_sender import PartSender
from kiosk.central_client.answer import Answer, Response
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import (
    Channel,
    ClockSkew,
    Done,
    Item,
    Meaning,
    Refused,
    item_meaning,
    meaning,
    reason_of,
)
from kiosk.contract import acknowledgement
from kiosk.contract.api import MAX_BATCH_BYTES, BatchItem, BatchRequest, BatchResponse, SubmissionAccepted
from kiosk.contract.envelope import MEDIA_TYPE
from kiosk.contract.problem import ProblemKind
from offline_cache.outcomes import Delivered, Outcome, Postponed, Quarantined
from offline_cache.rows import OutboxRow
from offline_cache.sending_end import SendingEnd

ITEM_ERRORS = "item_errors_in_a_row"
PARTS_MISSING = reason_of(0, ProblemKind.PARTS_MISSING)
PARTS_TRIES = 5
"""How often a submission's parts are sent again before a person must look."""
_ASIDE_SECONDS = 2.0
"""Suspected items wait this much longer than the channel, so that another one probes it."""
_BATCH_ROOM = MAX_BATCH_BYTES - 16 * 1024
"""For envelopes; the rest is for the JSON around them."""


class Sender:
    """``monotonic`` gives seconds of a clock that never goes back, for waits."""

    def __init__(
        self,
        end: SendingEnd,
        client: CentralClient,
        central_key: Ed25519PublicKey,
        pace: Pace,
        notes: Notes,
        monotonic: Callable[[], float],
    ) -> None:
        self._end = end
        self._client = client
        self._central_key = central_key
        self._pace = pace
        self._notes = notes
        self._monotonic = monotonic
        self._items = ItemErrors()
        self._parts = PartSender(end, client)
        self._singly = 0
        """How many rows are to go one by one, after a batch was refused as a whole."""

    def step(self) -> bool:
        """Send what is due, once. Gives whether there may be more to send at once."""
        if not self._pace.may_send(self._monotonic()):
            return False
        limit = 1 if self._singly else self._pace.limit
        rows = self._end.next_due(self._client.clock.now().timestamp(), limit)
        if not rows:
            return False
        # What has its attachments over there already goes first: a large one holds up nobody.
        lacking = self._end.outbox.with_parts_to_send([row.id for row in rows])
        ready = [row for row in rows if row.id not in lacking]
        if ready:
            self._send(ready)
        else:
            self._part_sent(rows[0], self._parts.send_next(rows[0]))
        return self._pace.may_send(self._monotonic())

    def _part_sent(self, row: OutboxRow, said: Meaning) -> None:
        if isinstance(said, Done):
            self._judge(None, heard=True)
        elif isinstance(said, Item):
            self._end.mark_sending([row.id])
            self._settle([(row, said, None)])
        else:
            self._judge(_trouble(said), heard=False)

    def _send(self, rows: Sequence[OutboxRow]) -> None:
        self._singly = max(0, self._singly - 1)
        envelopes = self._fitting(rows)
        rows = rows[: len(envelopes)]
        self._end.mark_sending(row.id for row in rows)
        if len(rows) == 1:
            self._send_one(rows[0], envelopes[0])
        else:
            self._send_batch(rows, envelopes)

    def _fitting(self, rows: Sequence[OutboxRow]) -> list[bytes]:
        envelopes: list[bytes] = []
        for row in rows:
            envelopes.append(self._end.outbox.envelope(row.id))
            if len(envelopes) > 1 and sum(map(len, envelopes)) > _BATCH_ROOM:
                envelopes.pop()
                break
        return envelopes

    def _send_one(self, row: OutboxRow, envelope: bytes) -> None:
        response = self._client.exchange("PUT", f"/v1/submissions/{row.id}", envelope, MEDIA_TYPE)
        said, token = meaning(response), None
        if isinstance(said, Done):
            token = _acknowledgement(response)
        self._settle([(row, said, token)])

    def _send_batch(self, rows: Sequence[OutboxRow], envelopes: Sequence[bytes]) -> None:
        body = BatchRequest(envelopes=tuple(each.decode("ascii") for each in envelopes))
        response = self._client.exchange("POST", "/v1/submissions", body.model_dump_json().encode())
        said = meaning(response)
        if isinstance(said, Item):
            # The batch as such was refused: each one is heard alone.
            self._singly = len(rows)
            self._end.postpone([row.id for row in rows], said.reason)
            return
        results = _results(response, rows) if isinstance(said, Done) else None
        if results is None or not isinstance(response, Answer):
            failed = Channel("malformed_answer") if isinstance(said, Done) else said
            self._settle([(row, failed, None) for row in rows])
            return
        self._settle(
            [
                (
                    row,
                    item_meaning(response, each.status, each.problem.type if each.problem else None),
                    each.acknowledgement,
                )
                for row, each in zip(rows, results, strict=True)
            ]
        )

    def _settle(self, outcomes: Sequence[tuple[OutboxRow, Meaning, str | None]]) -> None:
        """Write down what became of each row, in one step; the channel is judged once, by the last thing that
        went wrong.
        """
        trouble: Channel | Refused | None = None
        settled: list[Outcome] = []
        delivered: list[OutboxRow] = []
        quarantined: list[tuple[OutboxRow, str]] = []
        heard = False
        for row, said, token in outcomes:
            acknowledged = self._acknowledged(row, token) if isinstance(said, Done) else None
            if acknowledged is not None:
                heard = True
                delivered.append(row)
                settled.append(acknowledged)
            elif isinstance(said, Item) and said.reason == PARTS_MISSING and row.attempts < PARTS_TRIES:
                heard = True
                self._end.send_parts_again(row.id)
                settled.append(Postponed(row.id, said.reason))
            elif isinstance(said, Item) and self._items.refused(row.id) is Verdict.ITEM:
                settled.append(Quarantined(row.id, said.reason))
                quarantined.append((row, said.reason))
            elif isinstance(said, Item):
                settled.append(Postponed(row.id, said.reason))
                self._notes.item_errors_in_a_row(self._items.suspects)
                trouble = Channel(ITEM_ERRORS)
            else:
                trouble = _trouble(said)
                settled.append(Postponed(row.id, trouble.reason))
        self._end.settle(settled)
        if delivered:
            self._notes.delivered(delivered)
        for row, reason in quarantined:
            self._notes.quarantined(row, reason)
        self._judge(trouble, heard=heard)

    def _judge(self, trouble: Channel | Refused | None, *, heard: bool) -> None:
        if isinstance(trouble, Refused):
            self._pace.refused()
            self._notes.channel_paused(trouble.reason)
        elif isinstance(trouble, Channel):
            self._channel_failed(trouble)
        elif heard:
            self._pace.succeeded()
            self._notes.channel_open()

    def _acknowledged(self, row: OutboxRow, token: str | None) -> Delivered | None:
        try:
            said = acknowledgement.verify(
                token or "", self._central_key, submission=row.id, digest=row.digest
            )
        except acknowledgement.BadAcknowledgement:
            return None
        self._items.went_through()
        return Delivered(row.id, token or "", said.received)

    def _channel_failed(self, trouble: Channel) -> None:
        wait = self._pace.failed(self._monotonic(), trouble.retry_after)
        self._notes.channel_down(trouble.reason, wait)
        if trouble.reason == ITEM_ERRORS:
            until = self._client.clock.now().timestamp() + wait + _ASIDE_SECONDS
            # Those set aside by what was the channel's fault go back to the queue, behind the others.
            self._end.release(self._items.suspects, trouble.reason, until)


def _trouble(said: Meaning) -> Channel | Refused:
    if isinstance(said, Channel | Refused):
        return said
    if isinstance(said, ClockSkew):
        return Refused("clock_skew")  # still, after the correction
    return Channel("bad_acknowledgement")


def _acknowledgement(response: Response) -> str | None:
    try:
        return SubmissionAccepted.model_validate_json(getattr(response, "body", b"")).acknowledgement
    except ValidationError:
        return None


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
