"""Where everything of one demonstration lies below its data directory."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

SUN_PATH_BYTES = 108
"""What the address of a UNIX socket holds, its closing NUL included (unix(7))."""


@dataclass(frozen=True)
class Layout:
    """Names of files and directories. ``terminal/`` and ``run/`` are the terminal's own (`TerminalPlace`)."""

    data: Path

    @property
    def run(self) -> Path:
        """Process ids and sockets."""
        return self.data / "run"

    @property
    def ports(self) -> Path:
        """Links to the pseudo-terminals."""
        return self.run / "dev"

    @property
    def sane(self) -> Path:
        """SANE's settings, for the simulated document scanner."""
        return self.run / "sane"

    @property
    def socket(self) -> Path:
        """The control socket; elsewhere where the data directory's name is too long for one."""
        here = self.run / "demo.sock"
        if len(os.fsencode(here)) < SUN_PATH_BYTES:
            return here
        digest = hashlib.sha256(os.fsencode(here)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"kiosk-demo-{digest}.sock"

    @property
    def logs(self) -> Path:
        """A log per program."""
        return self.data / "logs"

    @property
    def config(self) -> Path:
        """The configuration laid over the factory's."""
        return self.data / "demo.toml"

    @property
    def central(self) -> Path:
        """What belongs to the central service, elsewhere in the world."""
        return self.data / "central"

    @property
    def papers(self) -> Path:
        """Receipts, where nobody asked for them elsewhere."""
        return self.data / "receipts"

    def prepare(self) -> None:
        """Make the directories."""
        for directory in (self.run, self.ports, self.logs, self.central):
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
