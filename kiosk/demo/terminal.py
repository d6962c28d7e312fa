"""The terminal of the demonstration: enrolled like any other, its two programs kept running."""

import json
import os
from collections.abc import Mapping
from contextlib import closing
from importlib.metadata import version
from pathlib import Path

from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock, system_now
from kiosk.central_client.transport import Transport
from kiosk.commands.children import module_command
from kiosk.contract.suite import HpkeX25519
from kiosk.demo.central import Central
from kiosk.demo.errors import DemoFailed
from kiosk.demo.layout import Layout
from kiosk.supervisor import Program
from kiosk.terminal.admission import Admission, ask
from kiosk.terminal.enrolment import Enrolment, enrol
from kiosk.terminal.hardware import serial_number
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from offline_cache.outbox import Outbox
from offline_cache.rows import ChannelState, OutboxRow

_CONNECT_SECONDS, _READ_SECONDS = 5.0, 30.0
HEARTBEAT_SECONDS = 1
"""A person who watches sees at once that the network is back."""
OFF_SCREEN = {"QT_QPA_PLATFORM": "offscreen", "QT_QUICK_BACKEND": "software"}
"""Qt without a display."""


def write_config(
    layout: Layout,
    settings: Mapping[str, object],
    *,
    devices: Mapping[str, object],
    shown: Mapping[str, object],
) -> None:
    """The file laid over the factory configuration, in dotted keys.

    Args:
        layout: where it is written.
        settings: what the person gave with ``--config``, checked. It wins over `shown`, never over `devices`.
        devices: the simulated ones.
        shown: how the screen of a demonstration is.

    """
    values = {
        "agent.heartbeat_seconds": HEARTBEAT_SECONDS,
        "payment.code_seconds": 240,
        **shown,
        **settings,
        **devices,
        "ui.fullscreen": False,
    }
    lines = [f"{key} = {_toml(value)}\n" for key, value in values.items()]
    layout.config.write_text("# Written by `kiosk demo` at its start.\n" + "".join(lines), "utf-8")


def _toml(value: object) -> str:
    """The kinds of value that a setting has are written alike in JSON and TOML, but for one character."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def enrol_at(central: Central, layout: Layout) -> None:
    """Make this terminal known to the central service, and have its operator approve it: it may be cut off
    before its first heartbeat.

    Raises:
        EnrolmentFailed, DemoFailed: as it says.
    """
    serial, place = serial_number(), TerminalPlace(layout.data)
    transport = Transport(central.url, _CONNECT_SECONDS, _READ_SECONDS)
    try:
        enrolled = enrol(
            Enrolment(central.enrolment_code(serial), serial),
            place=place,
            central_url=central.url,
            transport=transport,
            suite=HpkeX25519(),
            now=system_now,
        ).identity
        central.approve(enrolled.code, enrolled.fingerprint)
        client = CentralClient(transport, enrolled.credentials, CorrectedClock())
        with closing(AuditTrail(place.audit)) as audit:
            if (approved := ask(client, version("kiosk"))) is None:
                raise DemoFailed("the central service does not answer a heartbeat; see logs/central.log")
            Admission(place, audit, lambda _: None).heard(approved)
    finally:
        transport.close()


def programs(layout: Layout, headless: bool, environment: Mapping[str, str]) -> tuple[Program, ...]:
    """The agent and the screen; and beside them either a scripted resident or the panel. `environment`: what
    the screen needs to reach the devices.
    """
    around = {**os.environ, **environment}
    given = ["--config", str(layout.config), "--data", str(layout.data)]
    agent = Program("agent", module_command("kiosk", [*given, "agent"]), output=layout.logs / "agent.log")
    if headless:
        resident = module_command("ui.demo.resident", [*given, "--control", str(layout.socket)])
        return agent, Program("ui", resident, {**around, **OFF_SCREEN}, layout.logs / "ui.log")
    screen = Program("ui", module_command("ui", given), around, layout.logs / "ui.log", ends_all=True)
    panel = module_command("ui.demo.panel", [str(layout.socket)])
    return agent, screen, Program("panel", panel, output=layout.logs / "panel.log", ends_all=True)


def filed(data: Path) -> list[OutboxRow]:
    """Everything this terminal has committed since it was enrolled last: a directory may be used again."""
    outbox = Outbox.open(TerminalPlace(data).outbox)
    newest = max(each.epoch for each in outbox.epochs())
    return [row for row in outbox.rows() if row.epoch == newest]


def online(data: Path) -> bool:
    """Whether the agent has the central service's word that the way to it is open."""
    return Outbox.open(TerminalPlace(data).outbox).channel().state is ChannelState.OPEN
