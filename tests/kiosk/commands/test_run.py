"""`kiosk run`: both processes, from one command, and gone with it."""

import os
import signal
import subprocess
import sys
from pathlib import Path


def test_both_processes_run_and_end_with_it(tmp_path: Path) -> None:
    data = tmp_path / "data"
    command = [sys.executable, "-P", "-m", "kiosk", "--data", str(data), "run"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as desk:
        assert desk.stderr is not None
        # A terminal that is not enrolled has nothing to deliver: its agent says so and is tried again.
        said = next(line for line in desk.stderr if "agent ended with" in line)
        assert said == "kiosk: agent ended with 1; again in 0.1 s\n"
        screen = int((data / "run" / "ui.pid").read_text())
        os.kill(screen, 0)
        desk.send_signal(signal.SIGTERM)
        desk.stderr.read()
    assert desk.returncode == 0
    assert not list((data / "run").glob("*.pid"))
    assert not Path(f"/proc/{screen}").exists()
