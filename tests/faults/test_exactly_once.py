"""Filer and agent as real processes, killed again and again: every number shown arrives exactly once."""

import base64
import random
import signal
import threading
from pathlib import Path

import pytest

from kiosk.contract import envelope
from kiosk.terminal.place import TerminalPlace
from offline_cache.outbox import Outbox
from offline_cache.states import State
from tests.faults.terminal_processes import Processes, agent_config, end, file_one
from tests.fixtures.central_stub import CentralStub, Reply, Request
from tests.fixtures.filings import CANARIES, enrolled


@pytest.fixture
def place(tmp_path: Path) -> TerminalPlace:
    return TerminalPlace(tmp_path / "data")


def test_agent_killed_at_each_of_its_network_steps(
    processes: Processes, place: TerminalPlace, tmp_path: Path
) -> None:
    config = agent_config(tmp_path)
    with CentralStub() as central:
        identity = enrolled(place, central.url, central.signing, central.sealing_public)
        central.terminal_key = identity.terminal_key.public_key()
        filer = processes.filer(place.data_dir)
        shown = [file_one(filer) for _ in range(3)]
        killed = threading.Event()

        def before_it_is_taken(request: Request) -> Reply:
            agent.kill()
            killed.set()
            return Reply(200, drop=True)

        def after_it_is_taken(request: Request) -> Reply:
            reply = central.normal(request)
            agent.kill()
            killed.set()
            return reply

        for kill in (before_it_is_taken, after_it_is_taken, after_it_is_taken):
            killed.clear()
            central.script.append(kill)
            shown.append(file_one(filer))
            agent = processes.agent(place.data_dir, config)
            assert killed.wait(60)
            assert agent.wait(60) == -signal.SIGKILL
        agent = processes.agent(place.data_dir, config)
        shown.append(file_one(filer))
        assert central.wait_until(lambda: len(central.held) == len(shown))
        agent.terminate()
        assert agent.wait(60) == 0, "SIGTERM ends it cleanly and quickly"
        end(filer)
        _each_number_once(central, place, shown)


def test_both_killed_at_random_while_residents_file(
    processes: Processes, place: TerminalPlace, tmp_path: Path
) -> None:
    config = agent_config(tmp_path)
    chance = random.Random(20261123)
    shown: list[str] = []
    with CentralStub() as central:
        identity = enrolled(place, central.url, central.signing, central.sealing_public)
        central.terminal_key = identity.terminal_key.public_key()
        for _ in range(3):
            agent, filer = processes.agent(place.data_dir, config), processes.filer(place.data_dir)
            shown += [file_one(filer) for _ in range(chance.randrange(3, 9))]
            if chance.random() < 0.5:
                agent.kill()
                shown.append(file_one(filer))
            filer.kill()
            end(filer)
            agent.kill()
            agent.wait(60)
        agent, filer = processes.agent(place.data_dir, config), processes.filer(place.data_dir)
        shown.append(file_one(filer))  # by this it is seen that the last agent has come up
        end(filer)
        shown = [number for number in shown if number]
        assert central.wait_until(lambda: len(central.held) >= len(set(shown)))
        agent.terminate()
        assert agent.wait(60) == 0
        _each_number_once(central, place, shown)


def _each_number_once(central: CentralStub, place: TerminalPlace, shown: list[str]) -> None:
    outbox = Outbox.open(place.outbox, check=True)
    rows = outbox.rows()
    assert len(shown) == len(set(shown)), "a number was shown twice"
    assert set(shown) <= {row.receipt_number for row in rows}
    assert {row.id for row in rows if row.state is State.DELIVERED} <= set(central.held)
    held = [
        envelope.untrusted_header(outbox.envelope(row.id)).receipt_number
        for row in rows
        if row.id in central.held
    ]
    assert sorted(held) == sorted(set(held)), "one number under two ids"
    assert set(shown) <= set(held)
    assert [row.sequence for row in rows] == list(range(1, len(rows) + 1))
    outbox.close()
    _nothing_personal_on_disk(place.data_dir)


def _nothing_personal_on_disk(directory: Path) -> None:
    for path in directory.rglob("*"):
        if not path.is_file():
            continue
        content = path.read_bytes()
        for canary in CANARIES:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
                raw = canary.encode(encoding)
                assert raw not in content, f"{path.name} holds personal data in {encoding}"
                # Base64 at its three alignments, without the characters that neighbours decide.
                for shift in range(3):
                    encoded = base64.b64encode(bytes(shift) + raw)[4 if shift else 0 : -4]
                    assert encoded not in content, f"{path.name} holds personal data in Base64"
