"""The real processes of a terminal, to be killed: the agent by its command, the filer by a small script."""

import os
import subprocess
import sys
from pathlib import Path

FILER = """
import sys
from pathlib import Path
from kiosk.submission.desk import open_desk
from offline_cache.storage import Limits
from tests.fixtures.filings import new_submission

desk = open_desk(Path(sys.argv[1]), Limits(1))
print("ready", flush=True)
for line in sys.stdin:
    print(desk.filer.file(new_submission()).receipt_number, flush=True)
"""
"""Files one submission for each line it is given, and prints its number as a screen would show it."""

ROOT = Path(__file__).resolve().parents[2]


def environment() -> dict[str, str]:
    """Of a child that imports the checkout."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def start_filer(data_dir: Path) -> "subprocess.Popen[str]":
    """A filer that waits for lines; has said "ready" when this returns."""
    process = subprocess.Popen(
        [sys.executable, "-c", FILER, str(data_dir)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment(),
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def start_agent(data_dir: Path, config: Path) -> "subprocess.Popen[bytes]":
    """``kiosk agent``."""
    command = ["-m", "kiosk", "--config", str(config), "--data", str(data_dir), "agent"]
    return subprocess.Popen([sys.executable, *command], env=environment())


def agent_config(directory: Path) -> Path:
    """A heartbeat a second."""
    path = directory / "agent.toml"
    path.write_text("[agent]\nheartbeat_seconds = 1\n")
    return path


def file_one(filer: "subprocess.Popen[str]") -> str:
    """The receipt number the filer shows; empty when it died before it could."""
    assert filer.stdin is not None
    assert filer.stdout is not None
    try:
        filer.stdin.write("\n")
        filer.stdin.flush()
    except BrokenPipeError:
        return ""
    return filer.stdout.readline().strip()


def end(process: "subprocess.Popen[str]") -> None:
    """Close its pipes and wait for it."""
    for pipe in (process.stdin, process.stdout):
        if pipe is not None:
            try:
                pipe.close()
            except BrokenPipeError:
                continue
    process.wait(60)


class Processes:
    """Starts filers and agents, and ends those that still run."""

    def __init__(self) -> None:
        self._filers: list[subprocess.Popen[str]] = []
        self._agents: list[subprocess.Popen[bytes]] = []

    def filer(self, data_dir: Path) -> "subprocess.Popen[str]":
        self._filers.append(start_filer(data_dir))
        return self._filers[-1]

    def agent(self, data_dir: Path, config: Path) -> "subprocess.Popen[bytes]":
        self._agents.append(start_agent(data_dir, config))
        return self._agents[-1]

    def kill_all(self) -> None:
        for agent in self._agents:
            agent.kill()
            agent.wait(60)
        for filer in self._filers:
            filer.kill()
            end(filer)
