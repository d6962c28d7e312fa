"""Killed at any moment: what was acknowledged is there, and everything is there exactly once in the end."""

import json
import os
import random
import threading
from pathlib import Path

import pytest
import requests

from kiosk.contract.api import Statistics
from tests.central.conftest import Databases
from tests.central.process import CentralProcess, central
from tests.central.terminal import Enclosed, TestTerminal

FILED = 40
SEEDS = int(os.environ.get("KIOSK_CENTRAL_KILLS", "1"))
"""So many moments, on each database; `make soak` tries more."""


def enrolled(running: CentralProcess) -> TestTerminal:
    issued = central("enrolment-code", *running.where, "--hardware-serial", "SN-1", "--json")
    return TestTerminal.enrol(running.url, json.loads(issued.stdout)["code"], "SN-1")


def deliver(terminal: TestTerminal, filed: list[Enclosed], first: threading.Event) -> dict[int, str]:
    """Put one after the other until the service is gone, or but one; gives the acknowledgements that came."""
    came: dict[int, str] = {}
    for place, enclosed in enumerate(filed[:-1]):
        try:
            came[place] = terminal.acknowledged(terminal.put(enclosed), enclosed)
        except requests.RequestException:
            break
        first.set()
    return came


@pytest.mark.parametrize("seed", range(1, SEEDS + 1))
def test_killed_between_deliveries_every_submission_has_one_case(
    tmp_path: Path, databases: Databases, seed: int
) -> None:
    dice = random.Random(seed)
    acknowledged: dict[int, str] = {}
    with CentralProcess(tmp_path, database=databases.of(tmp_path)) as running:
        terminal = enrolled(running)
        filed = [terminal.enclose() for _ in range(FILED)]
        begun = threading.Event()
        sender = threading.Thread(target=lambda: acknowledged.update(deliver(terminal, filed, begun)))
        sender.start()
        assert begun.wait(60)
        threading.Event().wait(dice.uniform(0.0, 0.2))
        running.kill()
        sender.join(60)
        running.end()
    assert 0 < len(acknowledged) < FILED
    with CentralProcess(tmp_path, database=databases.of(tmp_path)) as running:
        terminal.url = running.url
        for place, enclosed in enumerate(filed):
            answer = terminal.put(enclosed)
            token = terminal.acknowledged(answer, enclosed)
            if place in acknowledged:
                assert answer.status_code == 200, "what was acknowledged had been lost"
                assert token == acknowledged[place]
        counted = terminal.statistics()
        running.terminate()
    terminal.close()
    assert (counted.received, counted.cases, counted.duplicates) == (FILED, FILED, 0)
    assert {each.id for each in counted.held} == {each.id for each in filed}
    told = central("statistics", "--database", running.where[1])
    assert Statistics.model_validate_json(told.stdout) == counted
