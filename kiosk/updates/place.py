"""Where what was fetched lies, below `terminal/updates/`."""

from dataclasses import dataclass
from pathlib import Path

from kiosk.contract.assignment import TargetRef


@dataclass(frozen=True)
class UpdatesPlace:
    """The names of all files."""

    directory: Path

    @property
    def root(self) -> Path:
        """The root that the enrolment gave. Every later one is followed from it, each time anew."""
        return self.directory / "root.json"

    @property
    def state(self) -> Path:
        """The floor of time, the assignment held, when it was last confirmed."""
        return self.directory / "state.json"

    @property
    def metadata(self) -> Path:
        """TUF metadata, as the library keeps it."""
        return self.directory / "metadata"

    @property
    def targets(self) -> Path:
        """Verified files."""
        return self.directory / "targets"

    def target(self, ref: TargetRef) -> Path:
        """The file of a target: by its content, so that two can never be taken for each other."""
        kind, _, name = ref.name.partition("/")
        return self.targets / kind / f"{ref.sha256}.{name}"
