"""How soon a press shows and how soon the next screen stands, while the agent drains a backlog."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.row import AtMost, Row, percentile
from kiosk.submission.desk import open_desk
from kiosk.submission.filing import Filer
from kiosk.terminal.place import TerminalPlace
from offline_cache.storage import Limits
from tests.faults.terminal_processes import agent_config, environment, start_agent
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled, new_submission

LIFE_EVENTS = ("S01", "S11", "S13")
BACKLOG = 200
PRESSED_MS, CHANGED_MS = 50.0, 150.0
ROOT = Path(__file__).resolve().parents[1]


class Backlog:
    """Submissions that wait for the agent; it must outlast the measurement."""

    def __init__(self, filer: Filer, central: CentralStub) -> None:
        self._filer = filer
        self._central = central
        self._filed = 0

    def shrinks(self) -> bool:
        """Whether one more is to be filed."""
        return self._filed - len(self._central.held) < BACKLOG

    def fill(self) -> None:
        """File until there are enough."""
        while self.shrinks():
            self._filer.file(new_submission())
            self._filed += 1


def measure() -> tuple[Row, ...]:
    # In the checkout, not in /tmp: that may be memory, where a commit costs nothing.
    with tempfile.TemporaryDirectory(prefix="out-bench-", dir=ROOT) as directory, CentralStub() as central:
        place = TerminalPlace(Path(directory) / "data")
        identity = enrolled(place, central.url, central.signing, central.sealing_public)
        central.terminal_key = identity.terminal_key.public_key()
        desk = open_desk(place.data_dir, Limits(1))
        backlog = Backlog(desk.filer, central)
        touching = [sys.executable, "-m", "bench.touching", *LIFE_EVENTS]
        backlog.fill()
        agent = start_agent(place.data_dir, agent_config(Path(directory)))
        try:
            with subprocess.Popen(
                touching, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment(), text=True
            ) as resident:
                while resident.poll() is None:
                    central.wait_until(backlog.shrinks, 0.2)
                    backlog.fill()
                said = resident.stdout.read() if resident.stdout else ""
        finally:
            agent.terminate()
            agent.wait(10)
            desk.close()
        delivered = len(central.held)
    if resident.returncode != 0 or delivered == 0:
        raise RuntimeError("python -m bench.touching failed, or the agent delivered nothing")
    times: dict[str, list[float]] = json.loads(said.splitlines()[-1])
    return (
        *_rows(
            "pressed colour painted", times["pressed"], PRESSED_MS, f"presses; {delivered} delivered beside"
        ),
        *_rows("next screen painted", times["changed"], CHANGED_MS, "changes of screen, both orientations"),
    )


def _rows(name: str, times: list[float], bound: float, what: str) -> tuple[Row, Row]:
    note = (
        f"{len(times)} {what}; 1080x1920 and 1920x1080, software renderer, agent draining a backlog; "
        "from the event delivered to the window to the frame swapped"
    )
    return (
        Row(f"{name}, p50", "ms", percentile(times, 50)),
        Row(f"{name}, p99", "ms", percentile(times, 99), bound=AtMost(bound), note=note),
    )
