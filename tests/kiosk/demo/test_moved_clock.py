"""The time of day moves for a whole program, and what it waits for does not."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.demo.moved_clock import build, is_moved, moved

AHEAD = timedelta(days=400)
PROGRAM = """
import datetime, json, sqlite3, subprocess, sys, time
began = time.monotonic()
time.sleep(0.01)
asked = [sys.executable, "-c", "import time; print(time.time())"]
child = subprocess.run(asked, capture_output=True, text=True).stdout
in_sqlite, = sqlite3.connect(":memory:").execute("select strftime('%s', 'now')").fetchone()
here = datetime.datetime.now(datetime.UTC).timestamp()
print(json.dumps([here, float(child), float(in_sqlite), began]))
"""


def test_every_clock_of_a_program_and_of_its_children_is_moved_and_its_waits_are_not() -> None:
    environment = moved(os.environ, AHEAD.total_seconds(), build())
    assert is_moved(environment)
    assert not is_moved(os.environ)
    before = datetime.now(UTC)
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], env=environment, capture_output=True, text=True, check=True
    )
    *told, monotonic = json.loads(run.stdout)
    after = datetime.now(UTC)
    for each in told:
        assert (
            (before + AHEAD - timedelta(seconds=2)).timestamp()
            <= each
            <= (after + AHEAD + timedelta(seconds=2)).timestamp()
        )
    uptime = float(Path("/proc/uptime").read_text("ascii").split()[0])
    assert 0 < monotonic <= uptime + 1
