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


def measure() -> Row:
    with tempfile.TemporaryDirectory() as data:
        ours_command = [sys.executable, "-m", "ui", "--data", data, "--until-first-frame"]
        peer_command = [sys.executable, str(EMPTY_WINDOW)]
        for command in (ours_command, peer_command):  # the first run fills the disk cache
            _seconds(command)
        ours, peer = [], []
        for _ in range(RUNS):  # in turn, so that a machine that slows down slows both
            ours.append(_seconds(ours_command))
            peer.append(_seconds(peer_command))
    return Row(
        name="first frame of the screen",
        unit="ms",
        ours=1000 * percentile(ours, 50),
        peer=1000 * percentile(peer, 50),
        bound=AtMostTimes(BOUND),
        note=f"p50 of {RUNS} whole processes, from start to the first frame shown; off-screen; "
        "the peer is an empty Qt Quick window with the virtual keyboard",
    )


def _seconds(command: list[str]) -> float:
    """From the start of the process to its word that a frame was shown."""
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
    if line.strip() != b"first frame":
        raise RuntimeError(f"{' '.join(command)} showed no frame")
    return took
