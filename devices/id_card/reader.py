"""What every ID-card reader does, whatever its protocol."""

from enum import StrEnum
from typing import Protocol

from devices.id_card.card import IdCard


class ReaderStatus(StrEnum):
    """Status of the device, in the words of XFS4IoT (Common.Status, `device`)."""

    ONLINE = "online"
    HARDWARE_ERROR = "hardwareError"  # answers, and says that it does not work
    NO_DEVICE = "noDevice"  # the port is closed or gone
    UNKNOWN = "unknown"  # silent or unintelligible: neither healthy nor broken


class IdCardReader(Protocol):
    """A blocking reader, called from the one thread that owns it. No threads of its own."""

    def open(self) -> None:
        """Take the port. PortUnavailable when that fails. Opening an open reader does nothing."""

    def close(self) -> None:
        """Free the port and forget everything learnt over it. Never raises."""

    def status(self) -> ReaderStatus:
        """Ask the reader how it is. Never raises a DeviceError."""

    def card_present(self) -> bool:
        """Poll once for a card. Line noise is retried inside.

        After a good read some readers report no card until it is lifted: False then means "no new card".
        Raises NoAnswer, ProtocolFault, DeviceOutOfOrder, DeviceLost.
        """

    def read(self) -> IdCard:
        """Read the card that lies on the reader: all of it or nothing.

        Raises CardReadFailed, ProtocolFault, NoAnswer, DeviceOutOfOrder, DeviceLost.
        """
