"""The owners of the I/O board and of the UPS. A UPS on the board's contacts is the board's owner's to ask."""

from collections.abc import Callable, Mapping
from functools import partial

from devices.supervision.wiring import Wiring
from kiosk.config import Config
from ui.device_board import DeviceBoard
from ui.workers.crew import IO_BOARD, UPS
from ui.workers.supply_teller import SupplyTeller
from ui.workers.worker import Failed, Post, Worker

# ruff: noqa: PLC0415 - What is imported inside the functions is not needed for the first frame.


def auxiliary_makers(
    config: Config, wired: Mapping[str, Wiring], post: Post, failed: Failed, board: DeviceBoard
) -> dict[str, Callable[[], Worker]]:
    """By the thread's name; none where the settings have neither."""
    makers: dict[str, Callable[[], Worker]] = {}
    if config.devices.io_board is not None:
        makers[IO_BOARD] = lambda: _io_board(config, wired[IO_BOARD], post, failed, board)
    if config.devices.ups is not None and config.devices.ups.driver == "nut":
        makers[UPS] = lambda: _ups(config, wired[UPS], post, failed, board)
    return makers


def _io_board(config: Config, wiring: Wiring, post: Post, failed: Failed, board: DeviceBoard) -> Worker:
    from devices.io_board.board import Lamp
    from devices.ups.board_ups import BoardUps
    from kiosk.equipment.classes import io_board
    from ui.workers.board_watch import BoardWatch
    from ui.workers.examined import Examined

    settings, ups = config.devices.io_board, config.devices.ups
    feeds = ups is not None and ups.driver == "io_board"
    line_board = io_board(config, wiring)
    watch = BoardWatch(
        line_board,
        post,
        failed,
        call_back=[Lamp(each) for each in settings.call_back] if settings is not None else (),
        stand=partial(board.post, IO_BOARD),
        supply=_teller(config, post, failed, board) if feeds else None,
    )
    return Examined(watch, line_board, post, {UPS: BoardUps(line_board)} if feeds else {})


def _ups(config: Config, wiring: Wiring, post: Post, failed: Failed, board: DeviceBoard) -> Worker:
    from kiosk.equipment.classes import nut_ups
    from ui.workers.examined import Examined
    from ui.workers.ups_watch import UpsWatch

    ups = nut_ups(config, wiring)
    return Examined(UpsWatch(ups, _teller(config, post, failed, board)), ups, post)


def _teller(config: Config, post: Post, failed: Failed, board: DeviceBoard) -> SupplyTeller:
    from devices.ups.supply import SteadySupply
    from kiosk.terminal.errors import PowerOffRefused
    from kiosk.terminal.power import power_off

    settings = config.devices.ups
    assert settings is not None

    def end() -> None:
        try:
            power_off()
        except PowerOffRefused as error:
            failed("ups.power_off", error)

    return SupplyTeller(
        SteadySupply(settings.battery_after_seconds, settings.mains_after_seconds),
        post,
        partial(board.post, UPS),
        end if settings.shut_down else None,
    )
