"""What a heartbeat leaves behind and what it is told: status up; the time, the delivery horizon and version
hints down. Many at a time, because a fleet's come by the hundred a second.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Text, bindparam, func, select, update
from sqlalchemy.orm import Session

from central.authentication import Authentication, Caller
from central.bodies import json_body
from central.catalogue import Services
from central.commands import newest_numbers
from central.horizon import horizons_of_many, missing
from central.nonces import spend_all
from central.problems import Refusal
from central.references import References
from central.review import not_opened
from central.settings import Clock
from central.storage.database import Storage
from central.storage.inserting import insert_all_absent
from central.storage.models import Enrolment, Terminal, VoidedSequence
from central.updates.assigning import latest_sequences
from kiosk.contract.api import HeartbeatRequest, HeartbeatResponse
from kiosk.contract.http_signature import HttpMessage
from kiosk.contract.receipt_number import MAX_SEQUENCE
from kiosk.contract.void_reason import without_a_person

_VERSION_LENGTH = 100


@dataclass(frozen=True, slots=True)
class Noted:
    """What the answer needs of a heartbeat that was noted."""

    terminal: int
    epoch: int
    """Under which the terminal files now."""
    told: int | None
    news: int


@dataclass(frozen=True, slots=True)
class _Said:
    caller: Caller
    said: HeartbeatRequest

    @property
    def epoch(self) -> int:
        return self.said.epoch or self.caller.epoch


class Heartbeats:
    """Notes how terminals are and tells them how far the service is."""

    def __init__(
        self,
        storage: Storage,
        clock: Clock,
        authentication: Authentication,
        services: Services,
        references: References,
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._authentication = authentication
        self._services = services
        self._references = references

    def note(self, messages: Sequence[HttpMessage]) -> list[Noted | Exception]:
        """Find out who sent each, and keep what the terminals say of themselves, in one commit; a refusal for
        each that is not taken.
        """
        judged = self._authentication.waiting_all(messages)
        results: list[Noted | Exception] = [
            each if isinstance(each, Refusal) else AssertionError() for each in judged
        ]
        good = [(place, each) for place, each in enumerate(judged) if not isinstance(each, Refusal)]
        with self._storage.write() as session:
            refusals = spend_all(session, [(each.code, each.signed) for _, each in good])
            self._authentication.sweep(session)
            said: dict[int, _Said] = {}
            for (place, each), refusal in zip(good, refusals, strict=True):
                try:
                    if refusal is not None:
                        raise refusal
                    body = json_body(HeartbeatRequest, messages[place].body)
                    said[place] = _Said(each.caller, body)
                except Refusal as found:
                    results[place] = found
            results_of = self._keep(session, list(said.values()))
        for place, noted in zip(said, results_of, strict=True):
            results[place] = noted
        return results

    def answer(self, noted: Sequence[Noted]) -> list[HeartbeatResponse | Exception]:
        """How far the service is with each of these terminals, now."""
        terminals = {each.terminal for each in noted}
        with self._storage.read() as session:
            current = (Enrolment.terminal == Terminal.id) & (Enrolment.epoch == Terminal.epoch)
            asked = select(Terminal.id, Terminal.news, Enrolment.approved).join(Enrolment, current)
            rows = {row.id: row for row in session.execute(asked.where(Terminal.id.in_(terminals)))}
            horizons = horizons_of_many(session, terminals)
            faulty = not_opened(session, terminals)
            assignments = latest_sequences(session, terminals)
            commands = newest_numbers(session, terminals)
        versions = self._references.versions_of(terminals)
        return [
            HeartbeatResponse(
                time=self._clock(),
                highest_contiguous=horizons[each.terminal][each.epoch].highest_contiguous,
                missing=missing(horizons[each.terminal], each.epoch),
                not_opened=faulty.get(each.terminal, ()),
                catalogue_version=self._services.version,
                references=versions[each.terminal],
                news=rows[each.terminal].news,
                assignment=assignments.get(each.terminal),
                commands=commands.get(each.terminal, 0),
                approved=rows[each.terminal].approved is not None,
            )
            for each in noted
        ]

    def _keep(self, session: Session, said: Sequence[_Said]) -> list[Noted]:
        if not said:
            return []
        now = self._clock()
        # In the order of the terminals: two workers that wait for each other's rows would wait for ever.
        in_order = sorted(said, key=lambda each: each.caller.terminal)
        session.connection().execute(
            _SEEN,
            [
                {
                    "of": each.caller.terminal,
                    "now": now,
                    "by": each.said.version[:_VERSION_LENGTH],
                    "left": min(each.said.waiting, MAX_SEQUENCE),
                    "calls": " ".join(each.said.alarms) or None,
                    "how": each.said.status.model_dump_json() if each.said.status else None,
                }
                for each in in_order
            ],
        )
        terminals = {each.caller.terminal for each in said}
        enrolled = select(Enrolment.terminal, Enrolment.epoch, Enrolment.issued)
        issued = {
            (row.terminal, row.epoch): row.issued
            for row in session.execute(enrolled.where(Enrolment.terminal.in_(terminals)))
        }
        known = [each for each in in_order if (each.caller.terminal, each.epoch) in issued]
        changed = [
            {"of": each.caller.terminal, "under": each.epoch, "last": last}
            for each in known
            if (last := min(each.said.sequence, MAX_SEQUENCE)) != issued[each.caller.terminal, each.epoch]
        ]
        if changed:
            session.connection().execute(_ISSUED, changed)
        self._void(session, known)
        rows = select(Terminal.id, Terminal.news).where(Terminal.id.in_(terminals))
        news = {row.id: row.news for row in session.execute(rows)}
        return [
            Noted(
                each.caller.terminal,
                each.epoch if (each.caller.terminal, each.epoch) in issued else each.caller.epoch,
                each.said.told,
                news[each.caller.terminal],
            )
            for each in said
        ]

    def _void(self, session: Session, said: Sequence[_Said]) -> None:
        rows = [
            {
                "terminal": each.caller.terminal,
                "epoch": each.epoch,
                "sequence": sequence,
                "told": self._clock(),
            }
            for each in said
            for sequence in sorted({voided for voided in each.said.voided if voided <= MAX_SEQUENCE})
        ]
        for first in range(0, len(rows), _ROWS):
            insert_all_absent(session, VoidedSequence, rows[first : first + _ROWS])
        reasons = [
            {"of": each.caller.terminal, "under": each.epoch, "number": why.sequence, "why": reason}
            for each in said
            for why in each.said.void_reasons
            if why.sequence <= MAX_SEQUENCE and (reason := without_a_person(why.reason))
        ]
        if reasons:
            session.connection().execute(_WHY, reasons)


_ROWS = 500
"""In one statement: SQLite takes 32 766 parameters."""
_SEEN = (
    update(Terminal)
    .where(Terminal.id == bindparam("of"))
    .values(
        seen=bindparam("now"),
        version=bindparam("by"),
        waiting=bindparam("left"),
        alarms=bindparam("calls"),
        status=func.coalesce(bindparam("how", type_=Text), Terminal.status),
    )
)
_ISSUED = (
    update(Enrolment)
    .where(Enrolment.terminal == bindparam("of"), Enrolment.epoch == bindparam("under"))
    .values(issued=bindparam("last"))
)
_WHY = (
    update(VoidedSequence)
    .where(
        VoidedSequence.terminal == bindparam("of"),
        VoidedSequence.epoch == bindparam("under"),
        VoidedSequence.sequence == bindparam("number"),
        VoidedSequence.reason.is_(None),
    )
    .values(reason=bindparam("why"))
)
"""The first word stands."""
