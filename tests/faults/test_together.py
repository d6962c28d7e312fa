"""Filer, sender and tools at once on one outbox: nobody ever hears "database is locked"."""

import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from kiosk.submission.outbox_check import findings
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from offline_cache.outbox import Outbox
from offline_cache.states import State
from tests.faults.terminal_processes import Processes, agent_config, end, environment, file_one
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled

FILINGS = 60
TOOLS = 3
"""Beside filer and sender, each opening the file, reading all of it and writing to the audit trail."""


def test_nobody_meets_a_locked_database(processes: Processes, tmp_path: Path) -> None:
    place = TerminalPlace(tmp_path / "data")
    with CentralStub() as central:
        identity = enrolled(place, central.url, central.signing, central.sealing_public)
        central.terminal_key = identity.terminal_key.public_key()
        agent = processes.agent(place.data_dir, agent_config(tmp_path))
        filer = processes.filer(place.data_dir)
        filed = threading.Event()
        looks: list[int] = []

        def look() -> None:
            trail = AuditTrail(place.audit)
            while not filed.is_set():
                outbox = Outbox.open(place.outbox)
                assert list(findings(outbox, identity)) == []
                outbox.close()
                trail.record("card.revealed", command="read-card")
                looks.append(1)
            trail.close()

        with ThreadPoolExecutor(TOOLS) as tools:
            looking = [tools.submit(look) for _ in range(TOOLS)]
            try:
                shown = [file_one(filer) for _ in range(FILINGS)]
            finally:
                filed.set()
            for each in looking:
                each.result()
        assert all(shown), "the filer died"
        assert len(looks) >= TOOLS
        assert central.wait_until(lambda: len(central.held) == FILINGS)
        assert agent.poll() is None, "the agent died"
        agent.terminate()
        assert agent.wait(60) == 0
        end(filer)
    outbox = Outbox.open(place.outbox, check=True)
    states = {row.state for row in outbox.rows()}
    outbox.close()
    assert states <= {State.DELIVERED, State.SENDING}


def test_a_second_agent_is_turned_away_with_one_line(processes: Processes, tmp_path: Path) -> None:
    place = TerminalPlace(tmp_path / "data")
    with CentralStub() as central:
        enrolled(place, central.url, central.signing, central.sealing_public)
        config = agent_config(tmp_path)
        first = processes.agent(place.data_dir, config)
        assert central.wait_until(lambda: bool(central.requests))
        second = subprocess.run(
            [sys.executable, "-m", "kiosk", "--config", config, "--data", place.data_dir, "agent"],
            capture_output=True,
            text=True,
            env=environment(),
            check=False,
        )
        first.terminate()
        assert first.wait(60) == 0
    assert second.returncode == 1
    assert second.stderr.count("\n") == 1
    assert f"process {first.pid} is the sender" in second.stderr
