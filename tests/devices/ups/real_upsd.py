"""The real `upsd` of Debian with its own simulated UPS (`dummy-ups`), private to one test."""

import getpass
import os
import subprocess
from contextlib import ExitStack
from pathlib import Path
from typing import Self

from devices.simulators.kept_port import KeptPort

PROGRAMS = Path("/lib/nut")  # Debian's `upsd` in the path is a wrapper that wants the system's settings


class RealUpsd:
    """Two processes that end with the test. A change of the UPS is seen within a second."""

    def __init__(self, place: Path) -> None:
        self._place = place
        self._state = place / "state.dev"
        self._ending = ExitStack()
        self.port = self._ending.enter_context(KeptPort()).number

    def __enter__(self) -> Self:
        (self._place / "run").mkdir(mode=0o700)
        ups = f"[ups]\ndriver = dummy-ups\nport = {self._state}\nmode = dummy-loop\npollinterval = 1\n"
        for name, text in (
            ("ups.conf", ups),
            ("upsd.conf", f"LISTEN 127.0.0.1 {self.port}\nMAXAGE 10\n"),
            ("upsd.users", ""),
        ):
            (self._place / name).write_text(text)
            (self._place / name).chmod(0o640)
        self.says("OL", 100)
        me = getpass.getuser()
        self._start("dummy-ups", "-a", "ups", "-u", me, "-F")
        self._start("upsd", "-u", me, "-F")
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def says(self, flags: str, charge: int) -> None:
        """What the UPS tells from now on. In one piece: the driver reads the file whenever it likes."""
        new = self._state.with_suffix(".new")
        new.write_text(f"ups.status: {flags}\nbattery.charge: {charge}\nbattery.runtime: 1200\n")
        new.replace(self._state)

    def _start(self, program: str, *arguments: str) -> None:
        run = str(self._place / "run")
        names = {"NUT_CONFPATH": str(self._place), "NUT_STATEPATH": run, "NUT_ALTPIDPATH": run}
        process = subprocess.Popen(
            [str(PROGRAMS / program), *arguments],
            env={**os.environ, **names},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        self._ending.callback(process.wait, 10)
        self._ending.callback(process.terminate)
