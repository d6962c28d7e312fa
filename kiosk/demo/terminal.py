"""The terminal of the demonstration: enrolled like any other, its two programs kept running."""

import os
from pathlib import Path

from kiosk.central_client.clock import system_now
from kiosk.central_client.transport import Transport
from kiosk.commands.children import module_command
from kiosk.contract.suite import HpkeX25519
from kiosk.demo.central import Central
from kiosk.demo.layout import Layout
from kiosk.supervisor import Program
from kiosk.terminal.enrolment import Enrolment, enrol
from kiosk.terminal.hardware import serial_number
from kiosk.terminal.place import TerminalPlace
from offline_cache.outbox import Outbox
from offline_cache.rows import ChannelState, OutboxRow

_CONNECT_SECONDS, _READ_SECONDS = 5.0, 30.0
HEARTBEAT_SECONDS = 1
"""A person who watches sees at once that the network is back."""
OFF_SCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
"""Qt without a display."""


def write_config(layout: Layout, *, reader_port: str, printer_port: str, window: str) -> None:
    """The file laid over the factory configuration. `window` is the ``[ui]`` table's lines."""
    layout.config.write_text(
        "# Written by `kiosk demo` at its start.\n"
        f'[devices.id_card_reader]\nport = "{reader_port}"\n\n'
        f'[devices.receipt_printer]\ntransport = "serial"\nport = "{printer_port}"\n\n'
        f"[agent]\nheartbeat_seconds = {HEARTBEAT_SECONDS}\n\n"
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


def programs(layout: Layout, headless: bool) -> tuple[Program, ...]:
    """The agent and the screen; and beside them either a scripted resident or the panel."""
    given = ["--config", str(layout.config), "--data", str(layout.data)]
    agent = Program("agent", module_command("kiosk", [*given, "agent"]), output=layout.logs / "agent.log")
    if headless:
        resident = module_command("ui.demo.resident", [*given, "--control", str(layout.socket)])
        return agent, Program("ui", resident, {**os.environ, **OFF_SCREEN}, layout.logs / "ui.log")
    screen = Program("ui", module_command("ui", given), output=layout.logs / "ui.log", ends_all=True)
    panel = module_command("ui.demo.panel", [str(layout.socket)])
    return agent, screen, Program("panel", panel, output=layout.logs / "panel.log", ends_all=True)


def filed(data: Path) -> list[OutboxRow]:
    """Everything this terminal has committed."""
    return Outbox.open(TerminalPlace(data).outbox).rows()


def online(data: Path) -> bool:
    """Whether the agent has the central service's word that the way to it is open."""
    return Outbox.open(TerminalPlace(data).outbox).channel().state is ChannelState.OPEN
