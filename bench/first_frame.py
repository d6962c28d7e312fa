"""How soon the screen stands after a start, beside an empty Qt Quick window with the same keyboard."""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.row import AtMostTimes, Row, percentile

RUNS = 7
BOUND = 2.0
LONGEST_S = 60
EMPTY_WINDOW = Path(__file__).with_name("empty_window.py")


def measure() -> tuple[Row, Row]:
    with tempfile.TemporaryDirectory() as data:
        frame = _ours(data, "--until-first-frame"), "first frame"
        awake = _ours(data, "--until-awake"), "awake"
        empty = [sys.executable, str(EMPTY_WINDOW)], "first frame"
        taken: dict[str, list[float]] = {"frame": [], "awake": [], "empty": []}
        for run in range(RUNS + 1):  # in turn, so that a machine that slows down slows all
            for name, (command, word) in zip(taken, (frame, awake, empty), strict=True):
                seconds = _seconds(command, word)
                if run > 0:  # the first run fills the disk cache
                    taken[name].append(1000 * seconds)
    how = f"p50 of {RUNS} whole processes, off-screen; the peer is an empty window with the virtual keyboard"
    of_the_empty = percentile(taken["empty"], 50)
    return (
        Row(
            name="first frame of `kiosk ui`",
            unit="ms",
            ours=percentile(taken["frame"], 50),
            peer=of_the_empty,
            bound=AtMostTimes(BOUND),
            note=f"{how}; the frame is the welcome screen, drawn before the rest is imported (`ui/face.py`)",
        ),
        Row(
            name="`kiosk ui` answers touches",
            unit="ms",
            ours=percentile(taken["awake"], 50),
            peer=of_the_empty,
            note=f"{how}; until catalogue, view-models and controller stand behind that frame",
        ),
    )


def _ours(data: str, until: str) -> list[str]:
    return [sys.executable, "-m", "kiosk", "--data", data, "ui", until]


def _seconds(command: list[str], word: str) -> float:
    """From the start of the process to its word."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
    began = time.perf_counter()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment
    ) as child:
        if child.stdout is None:
            raise RuntimeError("no pipe")
        line = child.stdout.readline()
        took = time.perf_counter() - began
        child.communicate(timeout=LONGEST_S)
    if line.decode().strip() != word:
        raise RuntimeError(f"{' '.join(command)} did not say {word}")
    return took
