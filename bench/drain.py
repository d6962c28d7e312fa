"""A backlog of 10 000 delivered by the real agent's parts to the real central service, each one verified,
committed and acknowledged on both sides; beside a loop that posts the same bytes one by one to a server that
does nothing.
"""

import json
import subprocess
import sys
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import NoReturn

import psutil
import requests
import structlog

from bench.places import directory
from bench.row import AtMost, AtMostTimes, Row
from kiosk.agent.notes import Notes
from kiosk.agent.pace import Pace
from kiosk.agent.sender import Sender
from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.contract.api import MAX_BATCH, Statistics
from kiosk.contract.suite import HpkeX25519
from kiosk.submission.desk import open_desk
from kiosk.terminal import identity as identities
from kiosk.terminal.enrolment import Enrolment, enrol
from kiosk.terminal.place import TerminalPlace
from offline_cache.filing_end import filed_row
from offline_cache.insertion import insert
from offline_cache.roles import Role, RoleLock
from offline_cache.sending_end import SendingEnd
from offline_cache.states import State
from offline_cache.storage import Limits
from tests.central import operator
from tests.central.process import CentralProcess, central
from tests.fixtures.filings import new_submission, sealed_row

BACKLOG = 10_000
BARE = 2_000
"""Of them are posted by the bare loop: its rate does not depend on how many."""
ROUNDS = 3
WARM = 10
"""Steps after which every buffer has its size; there are some fifty."""
MEBIBYTE = 1 << 20
MOST_GROWTH = 8.0
"""MiB: flat, but for what an allocator keeps."""

NOTHING = """
import asyncio

async def serve(reader, writer):
    try:
        while True:
            head = await reader.readuntil(b"\\r\\n\\r\\n")
            lines = head.lower().split(b"\\r\\n")
            length = next(int(line.split(b":")[1]) for line in lines if line.startswith(b"content-length"))
            await reader.readexactly(length)
            writer.write(b"HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\n{}")
    except asyncio.IncompleteReadError:
        writer.close()

async def main():
    server = await asyncio.start_server(serve, "127.0.0.1", 0, limit=1 << 20)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()

asyncio.run(main())
"""
"""Reads what is posted and says 200: the least a server can do."""


def _dropped(*_: object) -> NoReturn:
    raise structlog.DropEvent


@dataclass(frozen=True)
class Drained:
    """One backlog, to the end. Seconds."""

    ours: float
    bare: float
    """For as many."""
    opened: float
    growth: float
    """MiB."""
    envelope_bytes: int

    @property
    def ratio(self) -> float:
        """Of ours to the bare loop's."""
        return self.ours / self.bare


def measure() -> tuple[Row, ...]:
    rounds = sorted((_drained() for _ in range(ROUNDS)), key=lambda each: each.ratio)
    middle = rounds[ROUNDS // 2]
    note = (
        f"{BACKLOG} submissions of {middle.envelope_bytes} bytes in batches of up to {MAX_BATCH} to"
        " `python -m central serve` on SQLite: verified, committed and acknowledged there, verified and"
        " committed here; the peer:"
        f" requests.Session posting {BARE} of the same envelopes one by one to a server that does nothing,"
        f" before and after, scaled; the middle one of {ROUNDS} rounds,"
        f" {rounds[0].ratio:.2f} to {rounds[-1].ratio:.2f}"
    )
    return (
        Row(
            f"drain a backlog of {BACKLOG}",
            "s",
            middle.ours,
            middle.bare,
            bound=AtMostTimes(0.5),
            note=note,
        ),
        Row(
            "memory that draining it gains",
            "MiB",
            max(each.growth for each in rounds),
            bound=AtMost(MOST_GROWTH),
            note=f"resident, of the draining process, from its {WARM}th step on; the most of {ROUNDS}",
        ),
        Row(
            "until all of it is opened, after the last acknowledgement",
            "s",
            middle.opened,
            note="by the process beside the intake, which yields to it; cases and tasks made",
        ),
    )


def _drained() -> Drained:
    with directory() as place, CentralProcess(place) as service:
        data = TerminalPlace(place / "data")
        _enrolled(data, service)
        envelopes = _file(data)
        bare = _bare(envelopes)
        seconds, growth = _drain(data)
        opened = _until_opened(service)
        bare += _bare(envelopes)
    return Drained(seconds, bare / (2 * BARE) * BACKLOG, opened, growth, len(envelopes[0]))


def _enrolled(place: TerminalPlace, service: CentralProcess) -> None:
    made = central("enrolment-code", *service.where, "--hardware-serial", "SN-1", "--json")
    code = json.loads(made.stdout)["code"]
    transport = Transport(service.url, 5, 30)
    try:
        enrolled = enrol(
            Enrolment(code, "SN-1"),
            place=place,
            central_url=service.url,
            transport=transport,
            suite=HpkeX25519(),
            now=lambda: datetime.now(UTC),
        ).identity
        operator.approves(service.url, enrolled.code)
        identities.save_epoch(replace(enrolled, approved=True), place)
    finally:
        transport.close()


def _file(place: TerminalPlace) -> list[bytes]:
    """Sealed one by one, committed all at once: what is measured comes after."""
    desk = open_desk(place.data_dir, Limits(1))
    envelopes: list[bytes] = []
    new = new_submission(strokes=2, points=30)
    identity, suite, last = desk.identity, HpkeX25519(), desk.outbox.epochs()[-1].chain
    with desk.outbox.database.writing() as tables:
        for sequence in range(1, BACKLOG + 1):
            sealed = sealed_row(new, identity, suite, sequence)
            row = filed_row(identity.epoch, sequence, last, sealed)
            last = row.chain
            insert(tables, row, sealed.envelope, ())
            tables.execute(
                "UPDATE epochs SET last_sequence = ?, chain = ? WHERE epoch = ?",
                [sequence, last, identity.epoch],
            )
            envelopes.append(sealed.envelope)
    desk.close()
    return envelopes[:BARE]


def _drain(place: TerminalPlace) -> tuple[float, float]:
    desk = open_desk(place.data_dir, Limits(1))
    with RoleLock.take(place.directory, Role.SENDER) as role:
        end = SendingEnd(desk.outbox, role)
        clock = CorrectedClock()
        client, second = (
            CentralClient(Transport(desk.identity.central_url, 5, 30), desk.identity.credentials, clock)
            for _ in range(2)
        )
        notes = Notes(end, desk.audit, clock, structlog.wrap_logger(None, processors=[_dropped]))
        sender = Sender(
            end, client, desk.identity.signing_key, Pace(lambda: 0.0), notes, time.monotonic, second
        )
        process = psutil.Process()
        early, steps = 0, 0
        began = time.perf_counter()
        while sender.step():
            steps += 1
            if steps == WARM:
                early = process.memory_info().rss
        seconds = time.perf_counter() - began
        client.close()
        second.close()
    counts = desk.outbox.counts()
    growth = (process.memory_info().rss - early) / MEBIBYTE
    desk.close()
    assert counts[State.DELIVERED] == BACKLOG, counts
    return seconds, growth


def _until_opened(service: CentralProcess) -> float:
    """Seconds; the command waits for the opening."""
    began = time.perf_counter()
    while True:
        said = Statistics.model_validate_json(central("statistics", *service.where[:2]).stdout)
        if not said.unopened:
            break
    assert (said.received, said.cases) == (BACKLOG, BACKLOG), (said.received, said.cases)
    return time.perf_counter() - began


def _bare(envelopes: list[bytes]) -> float:
    with subprocess.Popen([sys.executable, "-c", NOTHING], stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        url = f"http://127.0.0.1:{int(server.stdout.readline())}/"
        with requests.Session() as session:
            began = time.perf_counter()
            for envelope in envelopes:
                session.post(url, data=envelope).raise_for_status()
            seconds = time.perf_counter() - began
        server.kill()
    return seconds
