"""Takes submissions in: exactly once in effect, whatever is repeated, raced or broken off.

Nothing is opened here, and nothing here could open it: what came is held sealed, and waits for the process
that opens (`central.opener`). Submissions that come together and their acknowledgements become durable in one
transaction or not at all, and the acknowledgement that was given first is given for ever. One bad item is
refused alone.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import structlog
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from central.authentication import Caller
from central.examining import EpochKeys, examine
from central.held import Candidate, known, store
from central.keys import Keys
from central.problems import Refusal
from central.settings import Clock
from central.signed import Signed
from central.storage import turns
from central.storage.database import Storage
from central.storage.models import Enrolment, Review
from kiosk.contract import acknowledgement
from kiosk.contract.acknowledgement import Acknowledgement


@dataclass(frozen=True)
class Sent:
    """One envelope as it came; `submission` is the id it was sent under, None in a batch."""

    submission: UUID | None
    untrusted_envelope: bytes


@dataclass(frozen=True)
class Taken:
    """A submission is held. `new` is false when it was held before."""

    submission: UUID
    acknowledgement: str
    new: bool


@dataclass(frozen=True)
class _Epoch(EpochKeys):
    shut_out: bool
    """What comes under this key is held, and a person looks at it."""


Outcome = Taken | Refusal


Ring = Callable[[], None]
"""Tells the opening that something waits for it; that it does not hear is no failure."""
First = Callable[[Session], None]
"""What belongs into the same transaction, before anything is held."""


def nothing_first(_: Session) -> None:
    """For what did not come as a request."""


class Intake:
    """Where envelopes arrive."""

    def __init__(self, storage: Storage, keys: Keys, clock: Clock, ring: Ring = lambda: None) -> None:
        self._storage = storage
        self._keys = keys
        self._clock = clock
        self._ring = ring
        self._one_at_a_time = threading.Lock()
        """Who reckons, and where writers queue up anyway also who writes, up to the commit: two threads would
        wrest the interpreter from each other at each signature and each statement.
        """
        self._log = structlog.get_logger("central.intake")

    def take(
        self, caller: Caller, submission: UUID | None, untrusted_envelope: bytes, first: First = nothing_first
    ) -> Taken:
        """Hold one envelope; `submission` is the id it was sent under, `first` as in `take_all`.

        Raises:
            Refusal: 400, 409, 413 or 422; nothing was stored then.

        """
        (outcome,) = self.take_all(caller, [Sent(submission, untrusted_envelope)], first)
        if isinstance(outcome, Refusal):
            raise outcome
        return outcome

    def take_all(self, caller: Caller, sent: Sequence[Sent], first: First = nothing_first) -> list[Outcome]:
        """Hold what can be held, with one commit; an outcome for each, in the order sent, as alone.

        `first` is done within that commit; a `Refusal` it raises refuses the whole and holds nothing.
        """
        with self._storage.read() as session:
            epochs = self._epochs(session, caller.terminal)
        with ExitStack() as turn:
            turn.enter_context(self._one_at_a_time)
            judged = [self._candidate(caller, each, epochs) for each in sent]
            good = [each for each in judged if isinstance(each, Candidate)]
            if not self._storage.has_one_writer:
                turn.close()
            stored = iter(self._stored(caller, good, first, turn.close))
        return [next(stored) if isinstance(each, Candidate) else each for each in judged]

    def _epochs(self, session: Session, terminal: int) -> dict[int, _Epoch]:
        enrolments = session.scalars(select(Enrolment).where(Enrolment.terminal == terminal))
        return {
            each.epoch: _Epoch(
                Ed25519PublicKey.from_public_bytes(each.public_key),
                self._keys.receipt_key(terminal, each.epoch),
                each.revoked is not None,
            )
            for each in enrolments
        }

    def _candidate(self, caller: Caller, sent: Sent, epochs: Mapping[int, _Epoch]) -> Candidate | Refusal:
        """Whether it is held already is seen in its turn; until then it gets a word like any other."""
        try:
            signed = examine(
                sent.untrusted_envelope,
                terminal=caller.terminal,
                submission=sent.submission,
                epochs=epochs,
                keys=self._keys,
            )
        except Refusal as refusal:
            return refusal
        received = self._clock()
        return Candidate(
            signed=signed,
            envelope=sent.untrusted_envelope,
            received=received,
            acknowledgement=self._acknowledgement(signed, received),
            review=Review.PENDING if epochs[signed.header.epoch].shut_out else None,
        )

    def _acknowledgement(self, signed: Signed, received: datetime) -> str:
        header = signed.header
        word = Acknowledgement(
            id=header.id,
            digest=signed.digest,
            terminal=header.terminal,
            sequence=header.sequence,
            received=received,
        )
        return acknowledgement.sign(word, self._keys.signing)

    def _stored(
        self, caller: Caller, candidates: Sequence[Candidate], first: First, written: Callable[[], None]
    ) -> list[Outcome]:
        """`written` is called when only the commit is left to do."""
        if not candidates and first is nothing_first:
            return []
        try:
            outcomes = self._store(caller, candidates, first, written)
        except IntegrityError:
            # Another terminal was quicker with the same id; now it is held, and decides.
            outcomes = self._store(caller, candidates, first, written)
        new = [
            each.signed.header.sequence
            for each, outcome in zip(candidates, outcomes, strict=True)
            if isinstance(outcome, Taken) and outcome.new
        ]
        if new:
            self._ring()
            self._log.info("held", terminal=caller.terminal, count=len(new), first=min(new), last=max(new))
        return outcomes

    def _store(
        self, caller: Caller, candidates: Sequence[Candidate], first: First, written: Callable[[], None]
    ) -> list[Outcome]:
        """Nobody else takes in this terminal's submissions meanwhile."""
        outcomes: list[Outcome] = []
        with self._storage.write(turns.intake(caller.terminal)) as session:
            first(session)
            held = known(session, [each.signed for each in candidates])
            new: list[Candidate] = []
            for each in candidates:
                try:
                    token = held.acknowledgement(each.signed)
                    if token is None:
                        held.take(each.signed, each.acknowledgement)
                        new.append(each)
                except Refusal as refusal:
                    outcomes.append(refusal)
                else:
                    word = token or each.acknowledgement
                    outcomes.append(Taken(each.signed.header.id, word, new=token is None))
            store(session, new)
            written()
        return outcomes
