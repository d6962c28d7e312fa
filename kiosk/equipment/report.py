"""All that somebody far away needs to know of this terminal's devices, in one piece. Nothing of it is about a
resident, and nothing is secret.
"""

import json
import platform
import re
import sqlite3
import sys
from collections.abc import Iterable, Mapping, Sequence
from contextlib import closing
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from devices.port_search import PortFound
from kiosk.config import Config
from kiosk.equipment.check import Answer
from kiosk.technician.terminal_facts import TerminalFacts
from kiosk.terminal.place import TerminalPlace
from kiosk.words import Words
from offline_cache.errors import CacheError
from offline_cache.outbox import Outbox

LOG_LINES = 60
"""The newest lines about devices."""
LOG_BYTES = 2 << 20
"""Of the log's end, in which they are looked for."""
PACKAGES = ("kiosk", "PySide6-Essentials", "pyserial", "pyudev", "pyusb", "pycups", "pillow")
_OF_DEVICES = ("device.", "devices.", "worker.failed", "ui.started", "ui.stopped", "crashed")
_SECRETS_OF_AN_ADDRESS = re.compile(r"(?<=://)[^/@\s]*@")


def gathered(
    config: Config,
    place: TerminalPlace,
    answers: Sequence[Answer],
    facts: TerminalFacts,
    ports: Iterable[PortFound],
    now: datetime,
) -> dict[str, Any]:
    """The report as JSON has it."""
    words = Words("en")
    return {
        "made": now.astimezone(UTC).isoformat(timespec="seconds"),
        "terminal": facts.code or None,
        "versions": versions(),
        "devices": [each.to_json(words) | _record(each) for each in answers],
        "settings": settings_of(config),
        "ports": [vars(port) for port in ports],
        "disk": {"free": facts.disk_free, "total": facts.disk_total, "needed": facts.disk_needed},
        "clock": {
            "possible": facts.clock_possible,
            "confirmed": facts.clock_confirmed,
            "behind_central_seconds": facts.clock_offset,
        },
        "outbox": counts(place),
        "log": log_lines(place.data_dir / "logs" / "ui.log"),
    }


def versions() -> dict[str, str | None]:
    """Of what has to do with devices; None for what is not installed."""
    found: dict[str, str | None] = {
        "python": sys.version.split()[0],
        "sqlite": sqlite3.sqlite_version,
        "system": platform.freedesktop_os_release().get("PRETTY_NAME"),
        "kernel": platform.release(),
    }
    for package in PACKAGES:
        try:
            found[package.lower()] = version(package)
        except PackageNotFoundError:
            found[package.lower()] = None
    return found


def settings_of(config: Config) -> dict[str, Any]:
    """What the settings say of devices. Of an address, whatever stands before its host is left out."""
    told: dict[str, Any] = config.devices.model_dump(mode="json", exclude_none=True)
    shown: dict[str, Any] = json.loads(_SECRETS_OF_AN_ADDRESS.sub("", json.dumps(told)))
    return shown


def counts(place: TerminalPlace) -> dict[str, int] | None:
    """How many submissions are in which state; None where there is no outbox that can be read."""
    try:
        with closing(Outbox.open(place.outbox)) as outbox:
            return {state.value: count for state, count in outbox.counts().items()}
    except (CacheError, OSError):
        return None


def log_lines(file: Path) -> list[dict[str, Any]]:
    """The newest lines of the screen's log that are about devices. The log itself keeps people out."""
    try:
        with file.open("rb") as log:
            log.seek(max(0, file.stat().st_size - LOG_BYTES))
            lines = log.read().decode("utf-8", "replace").splitlines()
    except OSError:
        return []
    found = [line for line in map(_parsed, lines) if str(line.get("event", "")).startswith(_OF_DEVICES)]
    return found[-LOG_LINES:]


def as_text(report: Mapping[str, Any]) -> list[str]:
    """The same, a line each, for a person."""
    lines = [f"made       {report['made']}", f"terminal   {report['terminal'] or 'not enrolled'}"]
    lines += [f"version    {name} {told or 'not installed'}" for name, told in report["versions"].items()]
    for device in report["devices"]:
        remedy = f": {device['remedy']}" if device["remedy"] else ""
        detail = f" ({device['detail']})" if device["detail"] else ""
        lines.append(f"device     {device['name']}: {device['state']}, {device['cause']}{remedy}{detail}")
        lines += [
            f"           {name}: {counter['for_ever']}, {counter['since_service']} since service"
            for name, counter in device["counters"].items()
        ]
        lines += [
            f"           test {test['test']}: {'passed' if test['passed'] else 'FAILED'} {test['at']}"
            for test in device["tests"]
        ]
    lines += [f"settings   {name}: {_flat(told)}" for name, told in report["settings"].items()]
    lines += [f"port       {_flat(port)}" for port in report["ports"]]
    lines.append(f"disk       {_flat(report['disk'])} MiB")
    lines.append(f"clock      {_flat(report['clock'])}")
    lines.append(f"outbox     {_flat(report['outbox']) if report['outbox'] else 'none that can be read'}")
    lines += [f"log        {_flat(line)}" for line in report["log"]]
    return lines


def _record(answer: Answer) -> dict[str, Any]:
    record = answer.record
    return {
        "counters": {
            name: {"for_ever": each.for_ever, "since_service": each.since_service}
            for name, each in record.counters.items()
        },
        "tests": [
            {"test": each.test, "passed": each.passed, "at": each.at.isoformat()} for each in record.tests
        ],
        "serviced": record.serviced.at.isoformat() if record.serviced else None,
    }


def _parsed(line: str) -> dict[str, Any]:
    try:
        told = json.loads(line)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


def _flat(told: Mapping[str, Any]) -> str:
    return "  ".join(f"{key} {value}" for key, value in told.items() if value not in (None, ""))
