"""Status up; the delivery horizon down. An answered heartbeat is also what ends a wait."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from http import HTTPStatus

from pydantic import ValidationError

from kiosk.agent.notes import Notes
from kiosk.agent.pace import Pace
from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import Channel, Done, Refused, meaning
from kiosk.contract.api import HeartbeatRequest, HeartbeatResponse, MissingSequences
from offline_cache.rows import Epoch
from offline_cache.sending_end import SendingEnd
from offline_cache.states import UNDELIVERED, State

_PATH = "/v1/heartbeat?wait=0"


Named = Callable[[Mapping[str, str], datetime], None]
"""Takes the versions that the central service names, and when it did, by its own clock."""


def _nobody(_versions: Mapping[str, str], _at: datetime) -> None:
    """Nobody keeps reference data here."""


MAX_VOIDED = 1000
"""As many as the contract lets one heartbeat name: the latest; the earlier ones were named before."""


class Heartbeat:
    """Beats when told to; when is the loop's business."""

    def __init__(
        self,
        end: SendingEnd,
        client: CentralClient,
        version: str,
        retention: timedelta,
        alarms: Callable[[], tuple[str, ...]],
        pace: Pace,
        notes: Notes,
        named: Named = _nobody,
    ) -> None:
        self._end = end
        self._client = client
        self._version = version
        self._retention = retention
        self._alarms = alarms
        self._pace = pace
        self._notes = notes
        self._named = named
        self._sent_again_after: tuple[int, int, tuple[MissingSequences, ...]] | None = None

    def beat(self) -> None:
        """One exchange, and what follows from it."""
        epoch = self._end.outbox.present_epoch()
        body = self._status(epoch).model_dump_json().encode()
        response = self._client.exchange("POST", _PATH, body)
        said = meaning(response)
        if isinstance(said, Done) and isinstance(response, Answer) and response.status == HTTPStatus.OK:
            self._answered(epoch.epoch, response)
        elif isinstance(said, Refused):
            self._pace.refused()
            self._notes.channel_paused(said.reason)
        else:
            self._notes.channel_down(said.reason if isinstance(said, Channel) else "heartbeat_refused")

    def _status(self, epoch: Epoch) -> HeartbeatRequest:
        counts = self._end.outbox.counts()
        alarms = set(self._alarms())
        if counts[State.QUARANTINED]:
            alarms.add("quarantined")
        return HeartbeatRequest(
            version=self._version,
            sequence=epoch.last_sequence,
            epoch=epoch.epoch,
            waiting=sum(counts[state] for state in UNDELIVERED),
            voided=tuple(self._end.outbox.voided(epoch.epoch)[-MAX_VOIDED:]),
            alarms=tuple(sorted(alarms)),
        )

    def _answered(self, epoch: int, response: Answer) -> None:
        try:
            answer = HeartbeatResponse.model_validate_json(response.body)
        except ValidationError:
            self._notes.channel_down("malformed_answer")
            return
        self._pace.heartbeat_answered()
        self._notes.channel_open()
        # Once per horizon: a central service that keeps naming the same one has not lost anything anew.
        if (epoch, answer.highest_contiguous, answer.missing) != self._sent_again_after:
            # A service that names no holes is an older one: then everything after the first hole goes again.
            count = (
                sum(self._end.send_again(each.epoch, each.first, each.last) for each in answer.missing)
                if answer.missing
                else self._end.send_again_after(epoch, answer.highest_contiguous)
            )
            if count:
                self._sent_again_after = (epoch, answer.highest_contiguous, answer.missing)
                self._notes.sent_again(count)
        # By the central service's signed time: this machine's own may have jumped.
        before = response.signed_at - self._retention
        if count := self._end.purge(epoch, answer.highest_contiguous, before):
            self._notes.purged(count)
        self._named(answer.references, response.signed_at)
