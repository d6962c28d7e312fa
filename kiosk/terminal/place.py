"""Where a terminal keeps what it owns, below its data directory."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class TerminalPlace:
    """The names of all files of one terminal."""

    data_dir: Path

    @property
    def directory(self) -> Path:
        """What must survive; the role locks lie here too."""
        return self.data_dir / "terminal"

    @property
    def identity(self) -> Path:
        """Who the terminal is; no secrets."""
        return self.directory / "identity.json"

    @property
    def terminal_key(self) -> Path:
        """The Ed25519 private key, PEM."""
        return self.directory / "terminal.key"

    @property
    def receipt_key(self) -> Path:
        """The HMAC key of receipt numbers, 64 hex digits."""
        return self.directory / "receipt.key"

    @property
    def spare_keys(self) -> Path:
        """The HMAC keys of the epochs it may open by itself, a line each: epoch, 64 hex digits."""
        return self.directory / "spare.keys"

    @property
    def enrolling_key(self) -> Path:
        """The key of an enrolment that has not been answered yet."""
        return self.directory / "enrolling.key"

    @property
    def rotating_key(self) -> Path:
        """The key of a rotation that has not been answered yet."""
        return self.directory / "rotating.key"

    @property
    def rotated(self) -> Path:
        """The whole of a new identity, while it replaces the old one file by file."""
        return self.directory / "rotated.json"

    @property
    def technician_pin(self) -> Path:
        """A slow salted hash of the technician's PIN."""
        return self.directory / "technician.pin"

    @property
    def technician_challenge(self) -> Path:
        """How many challenges there were, and which numbers were used."""
        return self.directory / "technician.challenge"

    @property
    def technician_tries(self) -> Path:
        """How many wrong PINs there were in a row."""
        return self.directory / "technician.tries"

    @property
    def outbox(self) -> Path:
        """The queue of sealed submissions."""
        return self.directory / "outbox.db"

    @property
    def audit(self) -> Path:
        """The audit trail."""
        return self.directory / "audit.db"

    @property
    def service_record(self) -> Path:
        """Counters and tests of the devices."""
        return self.directory / "service.db"

    @property
    def references(self) -> Path:
        """Reference data; may be fetched again."""
        return self.directory / "reference.db"

    @property
    def open_numbers(self) -> Path:
        """Queue numbers that nobody holds, as long as the central service may think otherwise."""
        return self.directory / "open_numbers.json"

    @property
    def updates(self) -> Path:
        """What was fetched to be run (`kiosk.updates`)."""
        return self.directory / "updates"

    @property
    def commands(self) -> Path:
        """Which remote commands were taken up."""
        return self.directory / "commands.db"

    @property
    def run(self) -> Path:
        """What lives only as long as the processes: pids, doorbells."""
        return self.data_dir / "run"

    @property
    def printing(self) -> Path:
        """Stands while a receipt is being printed."""
        return self.run / "printing"

    @property
    def doorbell(self) -> Path:
        """The pipe that tells the agent to look now."""
        return self.run / "agent.doorbell"

    @property
    def devices(self) -> Path:
        """How the devices stand, as the screen's process wrote it last."""
        return self.run / "devices.json"

    def prepare(self) -> None:
        """Make the directories, readable by their owner only."""
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.run.mkdir(mode=0o700, parents=True, exist_ok=True)
