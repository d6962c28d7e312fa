"""The board's lamps as one light of `devices.signal`."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from devices.errors import DeviceError, PortUnavailable
from devices.io_board.board import IoBoard, Lamp, Pattern
from devices.signal.alarm import Alarm

PATTERNS: Mapping[Alarm, Pattern] = MappingProxyType(
    {
        Alarm.NONE: Pattern.OFF,
        Alarm.SOFT: Pattern.ON,
        Alarm.PRESSING: Pattern.BLINK,
        Alarm.LOUD: Pattern.FAST,
    }
)


class BoardLight:
    """A `devices.signal.light.Light`. Used in the thread that owns the board."""

    def __init__(self, board: IoBoard, lamps: Sequence[Lamp]) -> None:
        """`lamps` shine together."""
        self._board = board
        self._lamps = tuple(lamps)

    def show(self, alarm: Alarm) -> None:
        """As `Light.show`. All lamps are tried before the first that failed is told of."""
        failed: DeviceError | None = None
        for lamp in self._lamps:
            try:
                self._board.light(lamp, PATTERNS[alarm])
            except DeviceError as error:
                failed = failed or error
        if failed is not None:
            raise PortUnavailable(str(failed)) from failed

    def close(self) -> None:
        """As `Light.close`."""
        try:
            self.show(Alarm.NONE)
        except PortUnavailable:
            return
