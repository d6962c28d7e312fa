"""Are the I/O board and the UPS there, where the settings name them?"""

from devices.standing import Cause, Standing
from kiosk.technician.ports import AUTO, judge
from kiosk.technician.task import Finding, Machine, info, ok, warning
from kiosk.words import Words

BOARD_KEY = "devices.io_board.port"


def no_board(machine: Machine) -> str | None:
    """A terminal need not have one."""
    if machine.config is None:
        return "the configuration is wrong"
    return "none is configured" if machine.config.devices.io_board is None else None


def io_board(machine: Machine) -> Finding:
    """The I/O board's port."""
    settings = machine.config.devices.io_board if machine.config else None
    return judge(settings.port if settings else AUTO, BOARD_KEY)


def no_ups(machine: Machine) -> str | None:
    """A terminal need not have one."""
    if machine.config is None:
        return "the configuration is wrong"
    return "none is configured" if machine.config.devices.ups is None else None


def ups(machine: Machine) -> Finding:
    """The UPS, asked now where it has a line of its own."""
    settings = machine.config.devices.ups if machine.config else None
    if settings is None or settings.address is None or settings.name is None:
        return info("on the contacts of the I/O board; `kiosk devices check ups` asks it")
    from devices.ups.build import build_nut_ups  # noqa: PLC0415  only where there is one

    asked = build_nut_ups(settings.address, settings.name)
    try:
        return judge_standing(asked.standing())
    finally:
        asked.close()


def judge_standing(standing: Standing) -> Finding:
    """A terminal serves without its UPS: never more than a warning."""
    if standing.cause is Cause.NONE:
        return ok(standing.detail)
    words = Words("en")
    told = f"{words.text(f'bench.cause.{standing.cause}')} ({standing.detail})"
    return warning(told, words.text(f"bench.remedy.{standing.cause}"))
