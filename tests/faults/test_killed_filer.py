"""A filer killed inside SQLite's own writes: a number that was shown is on disk, and nothing is half there.

strace delivers SIGKILL in the middle of the n-th write, sync or unlink of a filing.
"""

import os
import shutil
import subprocess
import sys
from itertools import count
from pathlib import Path

import pytest

from kiosk.submission.outbox_check import findings
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace
from offline_cache.outbox import Outbox
from offline_cache.rows import OutboxRow
from tests.faults.terminal_processes import environment
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled

STRACE = shutil.which("strace")
CALLS = "pwrite64,fdatasync,fsync,unlink"
LEAST_STEPS = 8
"""Journal header, journal pages, its sync, pages, their sync, unlink, the directory's sync."""

FILERS = """
import os, sys
from pathlib import Path
from kiosk.submission.desk import open_desk
from tests.fixtures.filings import new_submission

while os.read(0, 1):
    child = os.fork()
    if child:
        _, status = os.waitpid(child, 0)
        print("ended", os.waitstatus_to_exitcode(status), flush=True)
        continue
    desk = open_desk(Path(sys.argv[1]), 1)
    print("ready", os.getpid(), flush=True)
    os.read(0, 1)
    print("shown", desk.filer.file(new_submission()).receipt_number, flush=True)
    os._exit(0)
"""
"""A new filer for each byte it is sent, which files at the next byte."""


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    place = TerminalPlace(tmp_path)
    central = CentralStub()
    enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
    return place


def test_killed_at_every_write_of_a_filing(place: TerminalPlace) -> None:
    assert STRACE is not None, "install strace: script/setup does"
    numbers: set[str] = set()
    with subprocess.Popen(
        [sys.executable, "-c", FILERS, str(place.data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
    ) as filers:
        for step in count(1):
            shown, code = _file_and_die(filers, STRACE, step)
            rows = _whole_outbox(place)
            after = {row.receipt_number for row in rows}
            assert numbers | shown <= after, f"killed at step {step}: a shown number is not on disk"
            assert len(after) - len(numbers) in (0, 1)
            assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
            numbers = after
            if code == 0:
                assert step > LEAST_STEPS
                assert len(shown) == 1
                break
        assert filers.stdin is not None
        filers.stdin.close()


def _file_and_die(filers: "subprocess.Popen[bytes]", strace: str, step: int) -> tuple[set[str], int]:
    """What a filer killed at its `step`-th call showed, and how it ended."""
    assert filers.stdin is not None
    assert filers.stdout is not None
    os.write(filers.stdin.fileno(), b".")
    _, pid = filers.stdout.readline().split()
    with subprocess.Popen(
        [strace, "-p", pid.decode(), "-e", f"trace={CALLS}", "-e", f"inject={CALLS}:signal=KILL:when={step}"],
        stderr=subprocess.PIPE,
    ) as tracer:
        assert tracer.stderr is not None
        assert b"attached" in tracer.stderr.readline()
        os.write(filers.stdin.fileno(), b".")
        shown: set[str] = set()
        while (words := filers.stdout.readline().decode().split())[0] != "ended":
            shown.add(words[1])
        tracer.stderr.read()
    return shown, int(words[1])


def _whole_outbox(place: TerminalPlace) -> list[OutboxRow]:
    outbox = Outbox.open(place.outbox, check=True)
    try:
        assert list(findings(outbox, identities.load(place))) == []
        return outbox.rows()
    finally:
        outbox.close()
