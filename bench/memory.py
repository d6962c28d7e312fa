"""Resident memory of each process of a terminal, while a day of visits goes on."""

import re
import subprocess
import sys
import tempfile
from pathlib import Path

import psutil

from bench.row import Row

VISITS = 3
PROGRAMS = ("ui", "agent", "central")
MEBIBYTE = 1024 * 1024


def measure() -> tuple[Row, ...]:
    with tempfile.TemporaryDirectory() as data:
        peaks = _peaks(Path(data))
    return tuple(
        Row(
            name=f"resident memory of {program}",
            unit="MiB",
            ours=peaks[program],
            note=f"the most seen after each of {VISITS} visits, off-screen with the software renderer",
        )
        for program in PROGRAMS
    )


def _peaks(data: Path) -> dict[str, float]:
    peaks = dict.fromkeys(PROGRAMS, 0.0)
    command = [
        sys.executable,
        "-m",
        "kiosk",
        "--data",
        str(data),
        "demo",
        "--headless",
        "--visits",
        str(VISITS),
    ]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as demonstration:
        for line in demonstration.stdout or ():
            if re.match(r"visit \d+:", line):  # said when a visit has ended, while all programs run
                for program in PROGRAMS:
                    peaks[program] = max(peaks[program], _resident(data / "run" / f"{program}.pid"))
    if demonstration.returncode != 0:
        raise RuntimeError("the demonstration failed; run `kiosk demo --headless` to see why")
    return peaks


def _resident(pid_file: Path) -> float:
    return float(psutil.Process(int(pid_file.read_text())).memory_info().rss) / MEBIBYTE
