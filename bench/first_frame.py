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
        # At every start but its first a terminal shows the welcome screen it showed last (`ui.face`).
        again = _ours(Path(data))
        peer_command = [sys.executable, str(EMPTY_WINDOW)]
        _seconds(peer_command)
        _seconds(again)
        ours, first, peer = [], [], []
        for run in range(RUNS):  # in turn, so that a machine that slows down slows all
            ours.append(_seconds(again))
            first.append(_seconds(_ours(Path(data) / str(run))))
            peer.append(_seconds(peer_command))
    how = f"p50 of {RUNS} whole processes, off-screen; the peer is an empty window with the virtual keyboard"
    of_the_empty = 1000 * percentile(peer, 50)
    return (
        Row(
            name="first frame of `kiosk ui`",
            unit="ms",
            ours=1000 * percentile(ours, 50),
            peer=of_the_empty,
            bound=AtMostTimes(BOUND),
            note=f"{how}; the welcome screen shown last, drawn before the rest is imported",
        ),
        Row(
            name="first frame of the very first start",
            unit="ms",
            ours=1000 * percentile(first, 50),
            peer=of_the_empty,
            note=f"{how}; nothing shown before, so the frame comes when catalogue and view-models stand",
        ),
    )


def _ours(data: Path) -> list[str]:
    return [sys.executable, "-m", "kiosk", "--data", str(data), "ui", "--until-first-frame"]


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
