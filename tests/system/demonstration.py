"""Starts the demonstration as a person does, and kills its programs while it runs."""

import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SECONDS_BETWEEN_KILLS = 22.0
"""At most. A visit in which a paper is laid down takes 13 to 19 s: many die in the middle, some do not."""


@dataclass(frozen=True)
class DayDone:
    """One demonstration that has come to its end."""

    data: Path
    out: Path
    report: dict[str, Any]
    said: str
    kills: int = 0


def command(data: Path, out: Path, *options: str) -> list[str]:
    """The command line of a headless demonstration that writes everything below `out`."""
    return [
        *(sys.executable, "-m", "kiosk", "--data", str(data), "demo", "--headless", *options),
        *("--report", str(out / "report.json"), "--receipts", str(out / "receipts")),
    ]


def make_day(data: Path, out: Path, *options: str, longest_s: float) -> DayDone:
    """A day without accidents."""
    done = subprocess.run(
        command(data, out, *options), capture_output=True, text=True, timeout=longest_s, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr + logs(data)
    return DayDone(data, out, _report(out), done.stdout + done.stderr)


def make_day_with_kills(data: Path, out: Path, visits: int, seed: int, longest_s: float) -> DayDone:
    """A day on which agent and screen are killed (SIGKILL) again and again, at moments that `seed` draws."""
    dice = random.Random(seed)
    over = threading.Event()
    kills = 0
    with subprocess.Popen(
        command(data, out, "--visits", str(visits), "--seed", str(seed)),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    ) as demonstration:
        said: list[str] = []

        def listen() -> None:
            said.extend(demonstration.stdout or ())
            over.set()

        reader = threading.Thread(target=listen)
        reader.start()
        began = time.monotonic()
        while not over.wait(dice.uniform(0.5, SECONDS_BETWEEN_KILLS)):
            assert time.monotonic() - began < longest_s, "".join(said) + logs(data)
            kills += _kill(data / "run" / f"{dice.choice(('agent', 'ui'))}.pid")
        reader.join()
    assert demonstration.returncode == 0, "".join(said) + logs(data)
    return DayDone(data, out, _report(out), "".join(said), kills)


def logs(data: Path) -> str:
    """The end of each log."""
    return "\n".join(log.read_text()[-3000:] for log in sorted((data / "logs").glob("*.log")))


def _kill(pid_file: Path) -> bool:
    try:
        os.kill(int(pid_file.read_text()), signal.SIGKILL)
    except (FileNotFoundError, ProcessLookupError):
        return False
    return True


def _report(out: Path) -> dict[str, Any]:
    report: dict[str, Any] = json.loads((out / "report.json").read_text("utf-8"))
    return report
