"""The demonstration's document scanner: SANE's own `test` scanner, with settings of its own."""

import shutil
from pathlib import Path

DEVICE = "test:1"
"""The second of two: SANE's `test` driver crashes where there is none at all."""
_THERE, _GONE = 2, 1


def is_installed() -> bool:
    """Whether `scanimage` is there, which drives it."""
    return shutil.which("scanimage") is not None


class SaneCable:
    """The cable between the terminal and that scanner. `directory`: for SANE's settings."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        (directory / "dll.conf").write_text("test\n", "utf-8")
        self._scanners = directory / "test.conf"
        self.environment = {"SANE_CONFIG_DIR": str(directory)}
        """What the terminal's programs are to find SANE's settings by."""
        self.plug()

    def plug(self) -> None:
        """Put it in."""
        self._say(_THERE)

    def unplug(self) -> None:
        """Pull it out."""
        self._say(_GONE)

    def _say(self, scanners: int) -> None:
        """In one step: the terminal may be reading it."""
        new = self._scanners.with_suffix(".new")
        new.write_text(f"number_of_devices {scanners}\n", "utf-8")
        new.replace(self._scanners)
