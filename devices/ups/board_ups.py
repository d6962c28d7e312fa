"""A UPS that has nothing but contacts, wired to the inputs of the I/O board; or no UPS, and a mains relay."""

from devices.errors import DeviceError, DeviceOutOfOrder, standing_of
from devices.io_board.board import Input, IoBoard
from devices.standing import Cause, Standing
from devices.ups.ups import UpsStatus, standing_of_status


class BoardUps:
    """A `Ups`. Used in the thread that owns the board; the board is opened and closed by its owner."""

    def __init__(self, board: IoBoard) -> None:
        self._board = board

    def open(self) -> None:
        """As `Ups.open`."""
        self._board.open()

    def close(self) -> None:
        """As `Ups.close`."""
        self._board.close()

    def status(self) -> UpsStatus:
        """As `Ups.status`."""
        on = self._board.inputs(0).on
        if Input.MAINS not in on:
            raise DeviceOutOfOrder(
                "UPS: the I/O board has no input mains; wire it, or set another driver",
                cause=Cause.SETTING_WRONG,
            )
        low, bad = on.get(Input.BATTERY_LOW, False), on.get(Input.BATTERY_BAD, False)
        told = [
            "mains" if on[Input.MAINS] else "battery",
            *(["low"] if low else []),
            *(["bad"] if bad else []),
        ]
        return UpsStatus(on_battery=not on[Input.MAINS], low=low, replace=bad, flags=" ".join(told))

    def standing(self) -> Standing:
        """As `Device.standing`."""
        try:
            return standing_of_status(self.status())
        except DeviceError as error:
            return standing_of(error)
