"""What every ID-card reader does, whatever its protocol."""

from dataclasses import dataclass
from typing import Protocol

from devices.id_card.card import IdCard
from devices.standing import Standing


@dataclass(frozen=True)
class Habits:
    """What is known of a reader beforehand. ``poll_seconds``: the shortest time between two polls for a card.
    ``lift_after_read``: after a good read it sees no card until that was lifted; None: not known.
    """

    poll_seconds: float = 0.4
    """One vendor (Huaxu FDX3S) asks for more than 0.3 s."""
    lift_after_read: bool | None = None


USUAL = Habits()


class IdCardReader(Protocol):
    """A blocking reader, called from the one thread that owns it. No threads of its own."""

    @property
    def habits(self) -> Habits:
        """What whoever polls it should know."""

    def open(self) -> None:
        """Take the port. PortUnavailable when that fails; NoAnswer or ProtocolFault when a reader that must
        be met first does not answer. Opening an open reader does nothing.
        """

    def close(self) -> None:
        """Free the port and forget everything learnt over it. Never raises."""

    def standing(self) -> Standing:
        """Open where need be, and ask, as `devices.standing.Device.standing`."""

    @property
    def last_standing(self) -> Standing:
        """The standing of a reader that has just answered something, without another question."""

    def card_present(self) -> bool:
        """Poll once for a card. Line noise is retried inside.

        After a good read some readers report no card until it is lifted: False then means "no new card".
        Raises NoAnswer, ProtocolFault, DeviceOutOfOrder, DeviceLost.
        """

    def read(self) -> IdCard:
        """Read the card that lies on the reader: all of it or nothing.

        Raises CardReadFailed, ProtocolFault, NoAnswer, DeviceOutOfOrder, DeviceLost.
        """
