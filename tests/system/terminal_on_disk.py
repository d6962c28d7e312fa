"""A terminal's two programs under their supervisor, on a disk of their own that a test spoils and mends."""

import json
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from kiosk.apply.screen import read, screen_file
from kiosk.contract.api import HeartbeatRequest
from kiosk.demo.terminal import OFF_SCREEN
from kiosk.terminal.place import TerminalPlace
from offline_cache.roles import Role, held
from tests.faults.terminal_processes import environment
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled

SILENCE_S = 10
"""After so many seconds without a sign of life the supervisor kills a screen."""
LONGEST_S = 120.0
"""The disk is asked once a minute."""


class Terminal:
    """Enrolled on the file system mounted at `disk`. `around`: a directory elsewhere, for what it is started
    with and for what it says on stderr, whither its logs go where the disk refuses them.
    """

    def __init__(self, disk: Path, around: Path, central: CentralStub) -> None:
        self.place = TerminalPlace(disk / "data")
        self.central = central
        self._said = around / "said"
        self._seen = 0
        identity = enrolled(self.place, central.url, central.signing, central.sealing_public)
        central.terminal_key = identity.terminal_key.public_key()
        settings = around / "settings.toml"
        settings.write_text(
            "[agent]\nheartbeat_seconds = 1\n"
            f"[apply]\nsilence_seconds = {SILENCE_S}\n[ui]\nfullscreen = false\n"
        )
        self._given = ["--config", str(settings), "--data", str(self.place.data_dir)]
        self.programs = self._start()

    def start_again(self) -> None:
        """Once they have ended."""
        self._seen = len(self.central.requests)
        self.programs = self._start()

    def end(self) -> int:
        """As the machine is switched off. Gives how they ended."""
        self.programs.send_signal(signal.SIGTERM)
        return self.programs.wait(LONGEST_S)

    def doctor(self) -> list[str]:
        """The lines of `kiosk doctor` that are issues."""
        command = [sys.executable, "-m", "kiosk", *self._given, "doctor"]
        said = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
        assert said.stderr == ""
        return [line for line in said.stdout.splitlines() if "ISSUE" in line]

    def wait_until(self, is_so: Callable[[], bool]) -> bool:
        """Whether it came to be so within the longest time."""
        return self.central.wait_until(is_so, LONGEST_S)

    @property
    def beats(self) -> list[HeartbeatRequest]:
        """Since the last start."""
        requests = self.central.requests[self._seen :]
        bodies = [each.body for each in requests if each.path.startswith("/v1/heartbeat")]
        return [HeartbeatRequest.model_validate_json(each) for each in bodies]

    def alarms(self) -> tuple[str, ...]:
        """Of storage, in the last heartbeat."""
        last = self.beats[-1:]
        return tuple(alarm for beat in last for alarm in beat.alarms if alarm.startswith("storage"))

    def stands(self) -> bool:
        """Whether the screen answers touches, and can file."""
        said = read(screen_file(self.place.data_dir))
        return said is not None and said.standing and held(self.place.directory, Role.FILER)

    def screens(self) -> list[str]:
        """The states of the screen so far, wherever it could say them."""
        lines: list[dict[str, object]] = []
        for file in (self.place.data_dir / "logs" / "ui.log", self._said):
            try:
                text = file.read_text("utf-8")
            except OSError:
                continue
            lines += [json.loads(line) for line in text.splitlines() if line.startswith("{")]
        lines.sort(key=lambda line: str(line["time"]))
        return [str(line["state"]) for line in lines if line["event"] == "visit.stage"]

    def said(self) -> str:
        """What they said on stderr since the last start."""
        return self._said.read_text("utf-8")

    def pids(self) -> list[int]:
        """Of the programs that run: the supervisor's children, as the kernel knows them."""
        children = Path(f"/proc/{self.programs.pid}/task/{self.programs.pid}/children")
        return sorted(int(each) for each in children.read_text().split())

    def _start(self) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "kiosk", *self._given, "run"]
        with self._said.open("wb") as said:
            return subprocess.Popen(command, env={**environment(), **OFF_SCREEN}, stderr=said)
