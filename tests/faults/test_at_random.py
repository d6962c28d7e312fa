"""The whole at random: the real outbox, the real sender and the real central service; clock, disk and network
are the machine's to break. Whatever it does, nothing is lost, nothing is doubled, nothing is readable.
"""

import os
import shutil
import sqlite3
import tempfile
from contextlib import ExitStack, closing, suppress
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import select

from central.storage.models import HeldSubmission
from kiosk.agent.heartbeat import Heartbeat
from kiosk.agent.notes import Notes
from kiosk.agent.pace import Pace
from kiosk.agent.sender import Sender
from kiosk.central_client import client
from kiosk.central_client.answer import Answer
from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport, UntrustedResponse
from kiosk.contract import acknowledgement
from kiosk.contract.acknowledgement import Acknowledgement
from kiosk.contract.submission import ClockQuality
from kiosk.contract.suite import HpkeX25519
from kiosk.submission.filing import Filer, FilingFailed
from kiosk.submission.new_submission import Attachment
from kiosk.terminal.enrolment import Enrolment, enrol
from kiosk.terminal.own_outbox import open_own
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from offline_cache.errors import StorageFull
from offline_cache.filing_end import FilingEnd
from offline_cache.roles import Role, RoleLock
from offline_cache.sending_end import SendingEnd
from offline_cache.states import State
from tests.central.service import RunningService
from tests.faults.canaries import personal_data_in
from tests.faults.faulty_network import FAULTS, FaultyNetwork, PowerCut
from tests.fixtures.filings import new_submission
from tests.kiosk.agent.conftest import HeardLog

EXAMPLES = int(os.environ.get("KIOSK_MACHINE_EXAMPLES", "12"))
STEPS = 30


class ATerminalsLife(RuleBasedStateMachine):
    """One terminal, one central service. `restart` is a new process on the same files."""

    def __init__(self) -> None:
        super().__init__()
        self.directory = Path(tempfile.mkdtemp(prefix="life-"))
        self.everything = ExitStack()
        self.everything.callback(shutil.rmtree, self.directory)
        self.service = self.everything.enter_context(RunningService(self.directory / "central"))
        self.place = TerminalPlace(self.directory / "terminal")
        transport = Transport(self.service.url, 60, 60)  # a busy machine is no fault of the network
        enrolled = enrol(
            Enrolment(self.service.enrolment_code("SN-1"), "SN-1"),
            place=self.place,
            central_url=self.service.url,
            transport=transport,
            suite=HpkeX25519(),
            now=lambda: datetime.now(UTC),
        )
        self.service.approve(enrolled.identity.code)
        self.network = FaultyNetwork(transport)
        self.everything.callback(self.network.close)
        self.clock_moved = timedelta()
        self.seconds = 1000.0
        self.shown: list[str] = []
        self.given_up: set[UUID] = set()
        self.lost_over_there: set[UUID] = set()
        self.backup = self.directory / "backup.db"
        self.the_central_service_is_backed_up()

    @initialize()
    def start(self) -> None:
        """The processes come up, as they would after any end of theirs."""
        self.process = ExitStack()
        own = open_own(self.place, lambda: datetime.now(UTC))
        assert own.recovered is None
        self.outbox = own.outbox
        self.process.callback(self.outbox.close)
        roles = [RoleLock.take(self.place.directory, role) for role in (Role.FILER, Role.SENDER)]
        for role in roles:
            self.process.callback(role.release)
        audit = AuditTrail(self.place.audit)
        self.process.callback(audit.close)
        self.end = SendingEnd(self.outbox, roles[1])
        clock = CorrectedClock(lambda: datetime.now(UTC) + self.clock_moved)
        self.client, second = (CentralClient(self.network, own.identity.credentials, clock) for _ in range(2))
        notes = Notes(self.end, audit, clock, HeardLog())
        # Two make a backlog here, which leaves on two lines.
        self.pace = Pace(lambda: 1.0, largest=2)
        self.sender = Sender(
            self.end, self.client, own.identity.signing_key, self.pace, notes, lambda: self.seconds, second
        )
        self.process.callback(self.sender.close)
        self.heartbeat = Heartbeat(self.end, "1", timedelta(days=90), lambda: (), self.pace, notes)
        self.identity = own.identity
        self.filer = Filer(
            self.identity,
            FilingEnd(self.outbox, roles[0]),
            HpkeX25519(),
            lambda: (datetime.now(UTC).astimezone(), ClockQuality(synchronised=False)),
        )
        self.end.own_what_was_in_flight()

    @rule()
    def the_desk_looks(self) -> None:
        """And makes what it can of the next filing: before some of them, and not before others."""
        self.filer.prepare(self.identity)

    @rule(strokes=st.integers(1, 6), attachment=st.booleans(), amends=st.booleans())
    def file(self, strokes: int, attachment: bool, amends: bool) -> None:
        rows = self.outbox.rows()
        new = replace(
            new_submission(strokes, service="S01"),
            attachments=(Attachment("premises", os.urandom(2000)),) if attachment else (),
            after=rows[-1].id if amends and rows else None,
        )
        # Nothing is shown when it says no, and the invariant looks whether that was true.
        with suppress(FilingFailed):
            self.shown.append(self.filer.file(new).receipt_number)

    @rule(fault=st.sampled_from(FAULTS))
    def the_network_turns(self, fault: str) -> None:
        self.network.fault = fault

    @rule()
    def send(self) -> None:
        try:
            self.sender.step()
        except (PowerCut, StorageFull):
            self.restart()

    def _beat(self) -> None:
        beat = self.heartbeat.request()
        # Nothing here stands still while a heartbeat waits, so none is asked to.
        self.heartbeat.heard(beat, self.client.exchange("POST", "/v1/heartbeat", beat.body))

    @rule()
    def beat(self) -> None:
        try:
            self._beat()
        except (PowerCut, StorageFull):
            self.restart()

    @rule(seconds=st.sampled_from([1.0, 30.0, 900.0]))
    def time_passes(self, seconds: float) -> None:
        self.seconds += seconds

    @rule(to=st.sampled_from([-3600, 3600, -1_700_000_000, 400_000_000, 0]))
    def the_clock_jumps(self, to: int) -> None:
        self.clock_moved = timedelta(seconds=to)

    @rule()
    def restart(self) -> None:
        self.process.close()
        self.start()

    @rule(full=st.booleans())
    def the_disk_fills(self, full: bool) -> None:
        (pages,) = self.outbox.database.query("SELECT page_count FROM pragma_page_count")
        most = pages["page_count"] if full else 2**30
        self.outbox.database.query(f"PRAGMA max_page_count = {most}")

    @rule()
    def the_central_service_is_backed_up(self) -> None:
        with closing(self._central_file()) as live, closing(sqlite3.connect(self.backup)) as copy:
            live.backup(copy)

    @rule()
    def the_central_service_is_restored(self) -> None:
        """What came since the backup is gone there; what was delivered before stays delivered here, and what
        was under way may have been answered before that.
        """
        with closing(self._central_file()) as live, closing(sqlite3.connect(self.backup)) as copy:
            copy.backup(live)
        answered = self.outbox.rows(State.DELIVERED) + self.outbox.rows(State.SENDING)
        self.lost_over_there = {row.id for row in answered} - self._held()

    def _central_file(self) -> sqlite3.Connection:
        return sqlite3.connect(self.directory / "central" / "central.db")

    def _held(self) -> set[UUID]:
        with self.service.storage.read() as session:
            return set(session.scalars(select(HeldSubmission.id)))

    @precondition(lambda self: State.QUARANTINED in {row.state for row in self.outbox.rows()})
    @rule(void=st.booleans())
    def an_operator_decides(self, void: bool) -> None:
        row = self.outbox.rows(State.QUARANTINED)[0]
        if void:
            self.end.void(row.id, "given up in a test")
            self.given_up.add(row.id)
        else:
            self.end.retry(row.id)

    @invariant()
    def what_was_shown_is_there_without_a_gap(self) -> None:
        rows = self.outbox.rows()
        assert set(self.shown) <= {row.receipt_number for row in rows}
        assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
        assert {row.id for row in rows if row.state is State.VOIDED} == self.given_up

    @invariant()
    def what_is_called_delivered_is_held(self) -> None:
        """But for what a restored central service has lost, until a heartbeat finds out."""
        delivered = {row.id for row in self.outbox.rows(State.DELIVERED)}
        assert delivered <= self._held() | self.lost_over_there

    def teardown(self) -> None:
        """When everything works again, everything arrives, once."""
        self.network.fault = "none"
        self.clock_moved = timedelta()
        self.restart()
        for _ in range(200):
            self.seconds += 900
            self._beat()
            while self.sender.step():
                pass
            for row in self.outbox.rows(State.COMMITTED):
                self.end.release([row.id], "time has passed", 0.0)
            if not self.outbox.rows(State.COMMITTED):
                break
        rows = self.outbox.rows()
        held = self.network.statistics(self.client)
        arrived = [row.receipt_number for row in rows if row.state is State.DELIVERED]
        numbers = [each.receipt_number for each in held.held]
        assert sorted(numbers) == sorted(set(numbers))
        assert set(arrived) <= set(numbers), "what was lost over there was not sent again"
        assert held.duplicates == 0
        left = {row.state for row in rows} - {State.DELIVERED, State.VOIDED, State.QUARANTINED}
        assert left == set(), "something never arrived"
        self.process.close()
        assert personal_data_in(self.directory) == []
        self.everything.close()


ATerminalsLife.TestCase.settings = settings(
    max_examples=EXAMPLES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestATerminalsLife = ATerminalsLife.TestCase


def test_the_machine_catches_a_sender_that_believes_anybody(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer counts as signed, every token as an acknowledgement: a captive portal swallows one."""

    def believed(received: UntrustedResponse, *_: object) -> Answer:
        return Answer(received.status, received.untrusted_body, datetime.now(UTC))

    def accepted(_: str, __: object, *, submission: UUID, digest: str) -> Acknowledgement:
        now = datetime.now(UTC)
        return Acknowledgement(id=submission, digest=digest, terminal=1, sequence=1, received=now)

    life = ATerminalsLife()
    life.start()
    with monkeypatch.context() as broken:
        broken.setattr(client, "verified", believed)
        broken.setattr(acknowledgement, "verify", accepted)
        life.file(strokes=1, attachment=False, amends=False)
        life.the_network_turns("captive portal")
        life.send()
    with pytest.raises(AssertionError):
        life.what_is_called_delivered_is_held()
    # And a central service that never had it is found out by the next heartbeat.
    life.teardown()


def test_the_machine_catches_a_terminal_that_sends_nothing_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """A central service restored from before a delivery lacks it for ever, and the last check says so."""
    life = ATerminalsLife()
    life.start()
    life.file(strokes=1, attachment=False, amends=False)
    life.send()
    life.the_central_service_is_restored()
    assert len(life.lost_over_there) == 1
    with monkeypatch.context() as broken:
        broken.setattr(SendingEnd, "send_again", lambda *_: 0)
        with pytest.raises(AssertionError, match="was not sent again"):
            life.teardown()
    life.teardown()
