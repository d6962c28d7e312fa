"""What every I/O board does, whatever its driver, and what its inputs, lamps and relays are called."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import Protocol

from devices.standing import Standing


class Input(StrEnum):
    """What is wired to the board. On (1) is what the name says."""

    DOOR1 = "door1"
    """The door is open."""
    DOOR2 = "door2"
    OPERATOR = "operator"
    """The operator's key switch is turned to service."""
    TAMPER = "tamper"
    """The housing was opened or moved where it has no door."""
    MAINS = "mains"
    """Mains voltage is there."""
    BATTERY_LOW = "batlow"
    """The UPS's contact: its battery is nearly empty."""
    BATTERY_BAD = "batbad"
    """The UPS's contact: its battery has to be replaced."""


OPENINGS = (Input.DOOR1, Input.DOOR2, Input.TAMPER)
"""What lets somebody reach into the machine."""


class Lamp(StrEnum):
    """The indicator lights. Each stands at what it points to."""

    READER = "reader"
    PAPER = "paper"
    SCANNER = "scanner"
    CAMERA = "camera"
    BEACON = "beacon"


class Pattern(StrEnum):
    """How a lamp shines. The board blinks by itself."""

    OFF = "off"
    ON = "on"
    BLINK = "blink"
    """1 Hz."""
    FAST = "fast"
    """4 Hz."""


@dataclass(frozen=True)
class Inputs:
    """The inputs that are wired, debounced. `changes`: how often one has changed since the board started."""

    on: Mapping[Input, bool] = field(default_factory=lambda: MappingProxyType({}))
    changes: int = field(default=0, compare=False)

    @property
    def open(self) -> frozenset[str]:
        """The names of the openings that stand open."""
        return frozenset(each.value for each in OPENINGS if self.on.get(each))

    @property
    def operator(self) -> bool:
        """Whether the key switch stands at service."""
        return self.on.get(Input.OPERATOR, False)


@dataclass(frozen=True)
class Identity:
    """What the board says of itself. `boot`: another one after each start of the board."""

    model: str
    firmware: str
    boot: str
    inputs: frozenset[str] = frozenset()
    lamps: frozenset[str] = frozenset()
    relays: frozenset[str] = frozenset()


class IoBoard(Protocol):
    """A blocking board, called in the one thread that owns it. Every method but `open` and `close` opens it
    and shakes hands where need be, and raises PortUnavailable, DeviceLost, NoAnswer, ProtocolFault or
    DeviceOutOfOrder.
    """

    def open(self) -> None:
        """Take the port. Raises PortUnavailable. Opening twice does nothing."""

    def close(self) -> None:
        """Give the port back and forget everything learnt over it. Never raises."""

    def standing(self) -> Standing:
        """As `devices.standing.Device.standing`."""

    def identity(self) -> Identity:
        """What the board says of itself."""

    def inputs(self, seconds: float) -> Inputs:
        """The inputs as soon as one changes; as they are when `seconds` have passed. 0: as they are now."""

    def light(self, lamp: Lamp, pattern: Pattern) -> None:
        """Let a lamp shine; it does so until told otherwise, also after the board was restarted. A lamp that
        is not wired is PortUnavailable.
        """

    def pulse(self, relay: str, milliseconds: int) -> None:
        """Close a relay for so long, 50 to 5000 ms. The board itself opens it again."""

    def unseen(self) -> int:
        """Changes that happened while nobody listened, since this was asked last: a door that was opened and
        shut while the cable was out.
        """
