"""Status up; the delivery horizon down. An answered heartbeat is also what ends a wait."""

from http import HTTPStatus

from pydantic import ValidationError

from kiosk.agent.notes import Notes
from kiosk.agent.pace import Pace
from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.meaning import Channel, Done, Refused, meaning
from kiosk.contract.api import HeartbeatRequest, HeartbeatResponse
from offline_cache.sending_end import SendingEnd
from offline_cache.states import UNDELIVERED

_PATH = "/v1/heartbeat?wait=0"


class Heartbeat:
    """Beats when told to; when is the loop's business."""

    def __init__(
        self, end: SendingEnd, client: CentralClient, epoch: int, version: str, pace: Pace, notes: Notes
    ) -> None:
        self._end = end
        self._client = client
        self._epoch = epoch
        self._version = version
        self._pace = pace
        self._notes = notes
        self._sent_again_after: int | None = None

    def beat(self) -> None:
        """One exchange, and what follows from it."""
        response = self._client.exchange("POST", _PATH, self._status().model_dump_json().encode())
        said = meaning(response)
        if isinstance(said, Done) and isinstance(response, Answer) and response.status == HTTPStatus.OK:
            self._answered(response.body)
        elif isinstance(said, Refused):
            self._pace.refused()
            self._notes.channel_paused(said.reason)
        else:
            self._notes.channel_down(said.reason if isinstance(said, Channel) else "heartbeat_refused")

    def _status(self) -> HeartbeatRequest:
        counts = self._end.outbox.counts()
        issued = next(
            (each.last_sequence for each in self._end.outbox.epochs() if each.epoch == self._epoch), 0
        )
        return HeartbeatRequest(
            version=self._version, sequence=issued, waiting=sum(counts[state] for state in UNDELIVERED)
        )

    def _answered(self, body: bytes) -> None:
        try:
            answer = HeartbeatResponse.model_validate_json(body)
        except ValidationError:
            self._notes.channel_down("malformed_answer")
            return
        self._pace.heartbeat_answered()
        self._notes.channel_open()
        # Once per horizon: a central service that keeps naming the same one has not lost anything anew.
        if answer.highest_contiguous != self._sent_again_after:
            count = self._end.send_again_after(self._epoch, answer.highest_contiguous)
            if count:
                self._sent_again_after = answer.highest_contiguous
                self._notes.sent_again(count)
