"""Status up; the delivery horizon and version hints down. An answered heartbeat is also what ends a wait.

While all is well the central service keeps it waiting until it has news; the exchange itself is the loop's.
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from http import HTTPStatus
from itertools import islice

from pydantic import ValidationError

from kiosk.agent.notes import Notes
from kiosk.agent.pace import Pace
from kiosk.central_client.answer import Answer, Response
from kiosk.central_client.meaning import Channel, Done, Refused, meaning
from kiosk.contract.api import LONGEST_WAIT, HeartbeatRequest, HeartbeatResponse, MissingSequences
from kiosk.contract.status import TerminalStatus
from kiosk.contract.void_reason import MAX_VOID_REASONS, VoidReason, without_a_person
from offline_cache.rows import Epoch
from offline_cache.sending_end import SendingEnd
from offline_cache.states import UNDELIVERED, State

Named = Callable[[Mapping[str, str], datetime], None]
"""Takes the versions that the central service names, and when it did, by its own clock."""


def _nobody(_versions: Mapping[str, str], _at: datetime) -> None:
    """Nobody keeps reference data here."""


Admitted = Callable[[bool], None]
"""Takes whether the central service's operator has approved the terminal's key."""
NOT_APPROVED = "not_approved"


def _anybody(_approved: bool) -> None:
    """Nobody keeps it here."""


Commanded = Callable[[int], None]
"""Takes the number of the newest command."""


def _no_commands(_newest: int) -> None:
    """Nobody does any here."""


MAX_VOIDED = 1000
"""As many as the contract lets one heartbeat name: the latest; the earlier ones were named before."""


@dataclass(frozen=True)
class Beat:
    """One heartbeat on its way."""

    path: str
    body: bytes
    epoch: int
    """Of which it tells."""
    delivered: int
    """How many were, when it was sent. What was delivered meanwhile an answer may not know of."""
    waits: bool = False
    """Whether the central service was asked to keep it until there is news."""
    reasons: tuple[int, ...] = ()
    """Of which voided sequences it says why."""


class Heartbeat:
    """What a heartbeat says, and what follows from its answer. When it is sent is the loop's business."""

    def __init__(
        self,
        end: SendingEnd,
        version: str,
        retention: timedelta,
        alarms: Callable[[], tuple[str, ...]],
        pace: Pace,
        notes: Notes,
        named: Named = _nobody,
        admitted: Admitted = _anybody,
        assigned: Callable[[int | None], None] = lambda _: None,
        commanded: Commanded = _no_commands,
        how: Callable[[], TerminalStatus | None] = lambda: None,
        catalogue: Callable[[str | None], None] = lambda _: None,
    ) -> None:
        self._end = end
        self._version = version
        self._retention = retention
        self._alarms = alarms
        self._pace = pace
        self._notes = notes
        self._named = named
        self._admitted = admitted
        self._assigned = assigned
        self._commanded = commanded
        self._how = how
        self._catalogue = catalogue
        self._sent_again_after: tuple[int, int, tuple[MissingSequences, ...]] | None = None
        self._told: int | None = None
        self._answers = False
        self._last: tuple[HeartbeatRequest, Beat] | None = None
        """What was said last, and how."""
        self._reasons_told: set[tuple[int, int]] = set()
        """Epoch and sequence of what was voided and why, since this process began."""

    def request(self) -> Beat:
        """The next one. Only a central service that answers is asked to wait: whether it is back is to be
        known at once.
        """
        epoch = self._end.outbox.present_epoch()
        said = self._status(epoch)
        reasons = tuple(each.sequence for each in said.void_reasons)
        beat = self._beat(said, Beat("", b"", epoch.epoch, self._delivered(), reasons=reasons))
        self._last = said, beat
        return beat

    def again(self, alarms: Collection[str]) -> Beat | None:
        """What was said last, and these alarms: for a disk that cannot be read. None where nothing was."""
        if self._last is None:
            return None
        said, beat = self._last
        more = {"alarms": tuple(sorted({*said.alarms, *alarms})), "told": self._told, "status": None}
        return self._beat(said.model_copy(update=more), beat)

    def _beat(self, said: HeartbeatRequest, beat: Beat) -> Beat:
        wait = LONGEST_WAIT if self._answers and self._told is not None else 0
        body = said.model_dump_json().encode()
        return replace(beat, path=f"/v1/heartbeat?wait={wait}", body=body, waits=wait > 0)

    def heard(self, beat: Beat, response: Response) -> bool:
        """Do what follows from what came back. Gives whether there may be more to hear at once."""
        said = meaning(response)
        self._answers = False
        if isinstance(said, Done) and isinstance(response, Answer) and response.status == HTTPStatus.OK:
            return self._answered(beat, response)
        if isinstance(said, Refused):
            self._pace.refused()
            self._notes.channel_paused(said.reason)
        elif beat.waits:
            # A gateway does not like quiet connections, perhaps: one that need not wait tells how it is.
            return True
        else:
            self._notes.channel_down(said.reason if isinstance(said, Channel) else "heartbeat_refused")
        return False

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
            void_reasons=self._void_reasons(epoch.epoch),
            alarms=tuple(sorted(alarms)),
            told=self._told,
            status=self._how(),
        )

    def _void_reasons(self, epoch: int) -> tuple[VoidReason, ...]:
        """Those that were not told yet. What an earlier release wrote down may not be fit to be: that stays
        here.
        """
        fit = {
            sequence: words
            for sequence, reason in self._end.outbox.void_reasons(epoch).items()
            if (epoch, sequence) not in self._reasons_told and (words := without_a_person(reason))
        }
        untold = islice(fit.items(), MAX_VOID_REASONS)
        return tuple(VoidReason(sequence=sequence, reason=words) for sequence, words in untold)

    def _delivered(self) -> int:
        counts = self._end.outbox.counts()
        return counts[State.DELIVERED] + counts[State.PURGED]

    def _answered(self, beat: Beat, response: Answer) -> bool:
        try:
            answer = HeartbeatResponse.model_validate_json(response.body)
        except ValidationError:
            self._notes.channel_down("malformed_answer")
            return False
        self._answers = True
        epoch = beat.epoch
        self._reasons_told |= {(epoch, sequence) for sequence in beat.reasons}
        self._admitted(answer.approved)
        if not answer.approved:
            # What may be asked is asked; what was filed under an earlier key waits here, and is not lost.
            self._pace.refused()
            self._notes.channel_paused(NOT_APPROVED)
            self._named(answer.references, response.signed_at)
            return self._may_hear_more(beat, answer)
        self._pace.heartbeat_answered()
        self._notes.channel_open()
        # Once per horizon: a central service that keeps naming the same one has not lost anything anew.
        horizon = (epoch, answer.highest_contiguous, answer.missing)
        if horizon != self._sent_again_after and self._delivered() == beat.delivered:
            # A service that names no holes is an older one: then everything after the first hole goes again.
            count = (
                sum(self._end.send_again(each.epoch, each.first, each.last) for each in answer.missing)
                if answer.missing
                else self._end.send_again_after(epoch, answer.highest_contiguous)
            )
            if count:
                self._sent_again_after = horizon
                self._notes.sent_again(count)
        for each in answer.not_opened:
            if row := self._end.set_aside_again(each.id, each.reason):
                self._notes.quarantined(row, each.reason)
        # By the central service's signed time: this machine's own may have jumped.
        before = response.signed_at - self._retention
        if count := self._end.purge(epoch, answer.highest_contiguous, before):
            self._notes.purged(count)
        self._named(answer.references, response.signed_at)
        self._assigned(answer.assignment)
        self._catalogue(answer.catalogue_version)
        self._commanded(answer.commands)
        return self._may_hear_more(beat, answer)

    def _may_hear_more(self, beat: Beat, answer: HeartbeatResponse) -> bool:
        told, self._told = self._told, answer.news
        return answer.news is not None and (answer.news != told or not beat.waits)
