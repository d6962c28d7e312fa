"""The terminal's key does not live for ever: the agent exchanges it."""

from dataclasses import dataclass

from kiosk.agent.notes import Log
from kiosk.central_client.client import CentralClient
from kiosk.terminal import rotation
from kiosk.terminal.errors import KeyRotated, RotationFailed
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail


@dataclass
class KeyRotation:
    """A new key when it is time, and again until that is answered."""

    place: TerminalPlace
    client: CentralClient
    days: int
    audit: AuditTrail
    log: Log

    def if_due(self) -> None:
        """One try.

        Raises:
            KeyRotated: this process ends, and starts again under the new key.
        """
        if not rotation.is_due(self.place, self.days):
            return
        try:
            identity = rotation.rotate(self.place, self.client)
        except RotationFailed as error:
            self.log.warning("terminal.key_not_rotated", detail=str(error))
            return
        self.audit.record("terminal.key_rotated", epoch=identity.epoch)
        raise KeyRotated(f"terminal {identity.code} has a new key, epoch {identity.epoch}; starting again")
