"""Enrol, file offline, deliver, list: the real commands against the real central service."""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.agent.doorbell import ring
from kiosk.submission.desk import open_desk
from kiosk.terminal import identity as identities
from kiosk.terminal.errors import NotApproved
from kiosk.terminal.place import TerminalPlace
from offline_cache.states import State
from offline_cache.storage import Limits
from tests.central.service import RunningService
from tests.faults.terminal_processes import Processes, agent_config, environment
from tests.fixtures.filings import new_submission

LOOKS = 1200


def kiosk(data_dir: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [sys.executable, "-m", "kiosk", "--data", str(data_dir), *words],
        capture_output=True,
        text=True,
        env=environment(),
        check=False,
    )


@pytest.fixture
def processes() -> Iterator[Processes]:
    started = Processes()
    yield started
    started.kill_all()


def until(done: Callable[[], bool], agent: "subprocess.Popen[bytes]") -> None:
    """Looks again and again, for a minute at most, while the agent runs."""
    for _ in range(LOOKS):
        if done():
            return
        try:
            agent.wait(0.05)
        except subprocess.TimeoutExpired:
            continue
        raise AssertionError("the agent ended")
    raise AssertionError("it did not happen")


def test_from_enrolment_to_the_case(processes: Processes, tmp_path: Path) -> None:
    data_dir = tmp_path / "data"
    log = data_dir / "logs" / "agent.log"
    with RunningService(tmp_path / "central") as service:
        code = service.enrolment_code("SN-9")
        done = kiosk(data_dir, "enrol", "--code", code, "--serial", "SN-9", "--central", service.url)
        assert done.returncode == 0, done.stderr
        said = re.match(
            r"enrolled as terminal ([0-9A-Z]{4}), epoch 1\nfingerprint ([0-9A-Z-]{19}):", done.stdout
        )
        assert said is not None, done.stdout
        assert code not in done.stdout + done.stderr
        with pytest.raises(NotApproved, match=said[2]):
            open_desk(data_dir, Limits(1))
        agent = processes.agent(data_dir, agent_config(tmp_path))
        service.approve(said[1])
        until(lambda: identities.load(TerminalPlace(data_dir)).approved, agent)
        desk = open_desk(data_dir, Limits(1))
        filed = [desk.filer.file(new_submission()) for _ in range(26)]
        ring(TerminalPlace(data_dir).doorbell)
        until(lambda: all(row.state.value == "delivered" for row in desk.outbox.rows()), agent)
        service.wait_until(lambda: service.news.waiting == 1)
        filed.append(desk.filer.file(new_submission()))
        ring(TerminalPlace(data_dir).doorbell)
        service.wait_until(lambda: desk.outbox.counts()[State.DELIVERED] == len(filed))
        until(lambda: log.read_text().count("submission.delivered") == len(filed), agent)  # written next
        # In less than the fifty seconds that a heartbeat waits, so it held up nothing.
        agent.terminate()
        assert agent.wait(60) == 0
        channel = desk.outbox.channel().state.value
        desk.close()
    assert channel == "open"
    listed = json.loads(kiosk(data_dir, "outbox", "list", "--json").stdout)
    assert list(listed[0]) == [
        "id",
        "sequence",
        "receipt_number",
        "kind",
        "state",
        "service",
        "created",
        "attempts",
        "next_try",
        "reason",
    ]
    assert [row["receipt_number"] for row in listed] == [each.receipt_number for each in filed]
    assert {(row["state"], row["reason"]) for row in listed} == {("delivered", None)}
    verified = kiosk(data_dir, "outbox", "verify")
    assert (verified.returncode, verified.stdout) == (0, "27 submissions: whole, signed, without a gap\n")
    assert "withheld" not in log.read_text()
