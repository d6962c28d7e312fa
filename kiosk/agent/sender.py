"""Moves submissions from the outbox to the central service, exactly once in effect.

A row is marked as in flight before it leaves and delivered only on a verified acknowledgement; a process that
dies in between sends it again, and the central service answers with the acknowledgement it gave before.

Of a backlog, once the way has proved good, two loads are under way at a time, each on a line of its own:
while the acknowledgements of one are verified and stored here, the central service is busy with the other.
What is stored of one load and the mark on the next are one commit, after which that next one leaves.
"""

from collections import deque
from collections.abc import Callable, Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.agent.item_errors import ItemErrors, Verdict
from kiosk.agent.line import Line
from kiosk.agent.load import Load, Said
from kiosk.agent.notes import Notes
from kiosk.agent.pace import Pace
from kiosk.agent.part_sender import PartSender
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import (
    Channel,
    ClockSkew,
    Done,
    Item,
    Meaning,
    Refused,
    reason_of,
)
from kiosk.contract.api import MAX_BATCH_BYTES
from kiosk.contract.problem import ProblemKind
from offline_cache.errors import StorageUnwritable
from offline_cache.outcomes import Outcome, Postponed, Quarantined
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
    """Belongs to the loop's thread. ``monotonic``: seconds of a clock that never goes back, for waits."""

    def __init__(
        self,
        end: SendingEnd,
        client: CentralClient,
        central_key: Ed25519PublicKey,
        pace: Pace,
        notes: Notes,
        monotonic: Callable[[], float],
        second: CentralClient | None = None,
    ) -> None:
        """``second``: another line to the central service, for backlogs. Without it loads go one by one."""
        self._end = end
        self._client = client
        self._central_key = central_key
        self._pace = pace
        self._notes = notes
        self._monotonic = monotonic
        self._items = ItemErrors()
        self._parts = PartSender(end, client)
        self._lines = (
            ()
            if second is None
            else (Line("delivery", client, central_key), Line("more delivery", second, central_key))
        )
        self._idle = list(self._lines)
        self._away: deque[tuple[Load, Line]] = deque()
        """What is under way, in the order it left."""
        self._singly = 0
        """How many rows are to go one by one, after a batch was refused as a whole."""
        self._in_doubt = True
        """Whether rows may be in flight of which nobody knows what became: a former sender's, at first."""

    def step(self) -> bool:
        """Send what is due and hear what became of it, once. Gives whether there may be more to do at once:
        of a backlog, the next load is under way then.

        Raises:
            StorageUnwritable: what became of some could not be written down. They are sent again with a later
            step, and the central service says what it said before.
        """
        if self._in_doubt:
            self._own_again()
        try:
            return self._step()
        except StorageUnwritable:
            self._in_doubt = True
            raise

    def close(self) -> None:
        """Let the lines' threads end. What is under way is not waited for: the next sender asks about it."""
        for line in self._lines:
            line.close()

    def _own_again(self) -> None:
        while self._away:
            _, line = self._away.popleft()
            line.wait()
            self._idle.append(line)
        if count := self._end.own_what_was_in_flight():
            self._notes.owned_again(count)
        self._in_doubt = False

    def _step(self) -> bool:
        if not self._away:
            rows = self._due()
            if not rows:
                return False
            ready = self._with_all_parts(rows)
            if not ready:
                # What has its attachments over there already goes first: a large one holds up nobody.
                self._part_sent(rows[0], self._parts.send_next(rows[0]))
                return self._may_send()
            is_backlog = self._free_line() and len(rows) == self._limit()
            load = self._loaded(ready)
            if not is_backlog:
                self._heard(load, load.exchange(self._client, self._central_key))
                return self._may_send()
            self._send_off(load)
        while self._free_line() and (ready := self._with_all_parts(self._due())):
            self._send_off(self._loaded(ready))
        load, line = self._away.popleft()
        said = line.wait()
        self._idle.append(line)
        self._heard(load, said, is_backlog=True)
        return bool(self._away) or self._may_send()

    def _free_line(self) -> bool:
        """Whether one more load may leave while others are under way."""
        return bool(self._idle) and self._pace.proven and not self._singly

    def _may_send(self) -> bool:
        return self._pace.may_send(self._monotonic())

    def _limit(self) -> int:
        return 1 if self._singly else self._pace.limit

    def _due(self) -> list[OutboxRow]:
        if not self._may_send():
            return []
        return self._end.next_due(self._client.clock.now().timestamp(), self._limit())

    def _with_all_parts(self, rows: Sequence[OutboxRow]) -> list[OutboxRow]:
        if not rows:
            return []
        lacking = self._end.outbox.with_parts_to_send([row.id for row in rows])
        return [row for row in rows if row.id not in lacking]

    def _loaded(self, rows: Sequence[OutboxRow]) -> Load:
        """As many of `rows` as fit, from here on in flight."""
        self._singly = max(0, self._singly - 1)
        load = self._load(rows)
        self._end.mark_sending(row.id for row in load.rows)
        return load

    def _load(self, rows: Sequence[OutboxRow]) -> Load:
        """As many of `rows` as fit; whoever sends it marks them first."""
        envelopes = self._end.outbox.envelopes(rows, _BATCH_ROOM)
        return Load.of(rows[: len(envelopes)], envelopes)

    def _next_of_backlog(self) -> Load | None:
        """What may leave on a line that is free now."""
        ready = self._with_all_parts(self._due()) if self._free_line() else []
        return self._load(ready) if ready else None

    def _send_off(self, load: Load) -> None:
        line = self._idle.pop()
        line.carry(load)
        self._away.append((load, line))

    def _part_sent(self, row: OutboxRow, said: Meaning) -> None:
        if isinstance(said, Done):
            self._judge(None, heard=True)
        elif isinstance(said, Item):
            self._end.mark_sending([row.id])
            self._settle([(row, said, None)])
        else:
            self._judge(_trouble(said), heard=False)

    def _heard(self, load: Load, said: list[Said] | Item, *, is_backlog: bool = False) -> None:
        if isinstance(said, Item):
            self._singly = len(load.rows)
            self._end.postpone([row.id for row in load.rows], said.reason)
        else:
            self._settle(said, is_backlog=is_backlog)

    def _settle(self, outcomes: Sequence[Said], *, is_backlog: bool = False) -> None:
        """Write down what became of each row, in one step; the channel is judged once, by the last thing that
        went wrong. Of a backlog that goes well the next load leaves with that same step, and what is noted is
        noted while it travels.
        """
        trouble: Channel | Refused | None = None
        settled: list[Outcome] = []
        delivered: list[OutboxRow] = []
        quarantined: list[tuple[OutboxRow, str]] = []
        heard = False
        for row, said, acknowledged in outcomes:
            if acknowledged is not None:
                self._items.went_through()
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
        following = self._next_of_backlog() if is_backlog and trouble is None else None
        self._end.settle(settled, leaving=[row.id for row in following.rows] if following else ())
        if following:
            self._send_off(following)
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

    def _channel_failed(self, trouble: Channel) -> None:
        now = self._monotonic()
        # Of two that were under way together one failure is counted.
        wait = self._pace.wait(now) or self._pace.failed(now, trouble.retry_after)
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
