"""A whole terminal on a file system that is really full: a program for namespaces of its own, in which it may
mount and whose processes end with it (`soak_full_disk.py`). Ends with 0 when all was as it should be.
"""

import signal
import subprocess
import sys
from pathlib import Path

from kiosk.apply.screen import read, screen_file
from kiosk.contract.api import HeartbeatRequest
from kiosk.demo.terminal import OFF_SCREEN
from kiosk.terminal.place import TerminalPlace
from tests.faults.terminal_processes import environment
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import enrolled

SIZE = "300m"
"""A third above the 200 MiB that the outbox never counts on (`storage.minimum_free_mebibytes`)."""
SILENCE_S = 10
"""After so many seconds without a sign of life the supervisor kills a screen."""
FULL_BEATS = 40
"""A heartbeat a second: so long it stays full, well beyond the silence."""
LONGEST_S = 120.0
BACK = '"previous": "out_of_service", "state": "welcome"'


class Terminal:
    """Its two programs under their supervisor, a central service beside them."""

    def __init__(self, directory: Path, central: CentralStub) -> None:
        self.disk = directory / "disk"
        self.disk.mkdir()
        subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", self.disk], check=True)
        self.place = TerminalPlace(self.disk / "data")
        self._central = central
        identity = enrolled(self.place, central.url, central.signing, central.sealing_public)
        central.terminal_key = identity.terminal_key.public_key()
        settings = directory / "settings.toml"
        settings.write_text(
            "[agent]\nheartbeat_seconds = 1\n"
            f"[apply]\nsilence_seconds = {SILENCE_S}\n[ui]\nfullscreen = false\n"
        )
        given = ["--config", str(settings), "--data", str(self.place.data_dir)]
        self.programs = subprocess.Popen(
            [sys.executable, "-m", "kiosk", *given, "run"], env={**environment(), **OFF_SCREEN}
        )

    @property
    def beats(self) -> list[HeartbeatRequest]:
        bodies = [each.body for each in self._central.requests if each.path.startswith("/v1/heartbeat")]
        return [HeartbeatRequest.model_validate_json(each) for each in bodies]

    def alarms(self) -> tuple[str, ...]:
        """Of storage, in the last heartbeat."""
        last = self.beats[-1:]
        return tuple(alarm for beat in last for alarm in beat.alarms if alarm.startswith("storage"))

    def stands(self) -> bool:
        said = read(screen_file(self.place.data_dir))
        return said is not None and said.standing

    def is_back(self) -> bool:
        """Whether the screen has left "out of service" by itself."""
        return BACK in (self.place.data_dir / "logs" / "ui.log").read_text("utf-8")

    def processes(self) -> list[str]:
        return [each.read_text() for each in sorted(self.place.run.glob("*.pid"))]

    def fill(self) -> Path:
        """To the last byte."""
        filler = self.disk / "filler"
        with filler.open("ab", buffering=0) as file:
            for size in (1 << 20, 4096, 1):
                try:
                    while file.write(bytes(size)):
                        pass
                except OSError:
                    continue
        return filler


def main(directory: Path) -> None:
    """The whole walk."""
    with CentralStub() as central:
        terminal = Terminal(directory, central)
        _walk(terminal, central)
        terminal.programs.send_signal(signal.SIGTERM)
        assert terminal.programs.wait(LONGEST_S) == 0


def _walk(terminal: Terminal, central: CentralStub) -> None:
    assert central.wait_until(lambda: terminal.stands() and len(terminal.beats) > 1, LONGEST_S)
    assert terminal.alarms() == ()
    processes = terminal.processes()
    filler = terminal.fill()
    assert central.wait_until(lambda: terminal.alarms() == ("storage_full",), LONGEST_S)
    so_far = len(terminal.beats)
    assert central.wait_until(lambda: len(terminal.beats) >= so_far + FULL_BEATS, LONGEST_S)
    assert terminal.alarms() == ("storage_full",)
    assert terminal.processes() == processes, "something was started anew on the full disk"
    filler.unlink()
    assert central.wait_until(lambda: terminal.alarms() == () and terminal.is_back(), LONGEST_S)
    assert terminal.processes() == processes, "something was started anew afterwards"


if __name__ == "__main__":
    main(Path(sys.argv[1]))
