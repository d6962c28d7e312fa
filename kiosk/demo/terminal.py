"""The terminal of the demonstration: enrolled like any other, its two programs kept running."""

from collections.abc import Callable
from pathlib import Path

from kiosk.central_client.clock import system_now
from kiosk.central_client.transport import Transport
from kiosk.commands.children import module_command
from kiosk.contract.suite import HpkeX25519
from kiosk.demo.central import Central
from kiosk.demo.kept import Kept
from kiosk.demo.layout import Layout
from kiosk.supervisor import Event, Program
from kiosk.terminal.enrolment import Enrolment, enrol
from kiosk.terminal.hardware import serial_number
from kiosk.terminal.place import TerminalPlace
from offline_cache.outbox import Outbox
from offline_cache.rows import OutboxRow

_CONNECT_SECONDS, _READ_SECONDS = 5.0, 30.0
_AS_MODULE = "kiosk"


def write_config(layout: Layout, *, reader_port: str, printer_port: str, window: str) -> None:
    """The file laid over the factory configuration. `window` is the ``[ui]`` table's lines."""
    layout.config.write_text(
        "# Written by `kiosk demo` at its start.\n"
        f'[devices.id_card_reader]\nport = "{reader_port}"\n\n'
        f'[devices.receipt_printer]\ntransport = "serial"\nport = "{printer_port}"\n\n'
        f"[ui]\n{window}",
        "utf-8",
    )


def enrol_at(central: Central, layout: Layout) -> None:
    """Make this terminal known to the central service. Raises ``EnrolmentFailed``."""
    serial = serial_number()
    transport = Transport(central.url, _CONNECT_SECONDS, _READ_SECONDS)
    try:
        enrol(
            Enrolment(central.enrolment_code(serial), serial),
            place=TerminalPlace(layout.data),
            central_url=central.url,
            transport=transport,
            suite=HpkeX25519(),
            now=system_now,
        )
    finally:
        transport.close()


def programs(
    layout: Layout, screen: tuple[str, ...], report: Callable[[Event], None], on_end: Callable[[], None]
) -> Kept:
    """The agent and the screen, restarted when they die. `screen` is the command line of the screen's
    process.
    """
    given = ("--config", str(layout.config), "--data", str(layout.data))
    agent = module_command(_AS_MODULE, [*given, "agent"])
    return Kept(
        (
            Program("agent", agent, output=layout.logs / "agent.log"),
            Program("ui", screen, output=layout.logs / "ui.log", ends_all=True),
        ),
        layout.run,
        report,
        on_end,
    )


def filed(data: Path) -> list[OutboxRow]:
    """Everything this terminal has committed."""
    return Outbox.open(TerminalPlace(data).outbox).rows()
