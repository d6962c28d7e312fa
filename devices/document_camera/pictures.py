"""A camera that is not there: it sees the picture files of a directory. For demonstrations and training."""

from dataclasses import dataclass
from pathlib import Path

from devices.standing import Cause, DeviceState, Standing

ENDINGS = (".png", ".jpg", ".jpeg")


@dataclass(frozen=True)
class PictureCamera:
    """It stands there while the directory does; what lies below it is the file that is last by its name."""

    directory: Path

    def seen(self) -> Path | None:
        """The file, or None where nothing can be seen."""
        try:
            files = sorted(each for each in self.directory.iterdir() if each.suffix.lower() in ENDINGS)
        except OSError:
            return None
        return files[-1] if files else None

    def standing(self) -> Standing:
        """As Device.standing."""
        if self.seen() is not None:
            return Standing(DeviceState.WORKING, detail=str(self.directory))
        return Standing(DeviceState.ABSENT, Cause.NO_CAMERA, str(self.directory))

    def open(self) -> None:
        """Nothing is held open."""

    def close(self) -> None:
        """Nothing was."""
