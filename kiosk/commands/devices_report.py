"""``kiosk devices report``: what to send to whoever is asked about this terminal's devices."""

from __future__ import annotations

import argparse
import json
import os
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from devices.port_search import present_ports
from kiosk.commands.context import Context
from kiosk.commands.devices_check import answers
from kiosk.commands.failure import DONE
from kiosk.equipment.report import as_text, gathered
from kiosk.technician.facts import gather
from kiosk.terminal.place import TerminalPlace


def add(actions: Any) -> None:
    """The action ``report`` below ``kiosk devices``."""
    report = actions.add_parser(
        "report",
        help="devices, versions, settings, ports, disk, clock, log: nothing personal, nothing secret",
    )
    report.add_argument("--json", action="store_true", help="as one JSON object")
    report.add_argument("--out", type=Path, metavar="FILE", help="into a file, for a USB stick")
    report.set_defaults(run=_report)


def _report(args: argparse.Namespace, context: Context) -> int:
    config = context.load_config().config
    report = gathered(
        config,
        TerminalPlace(context.data_dir),
        answers(context, config.devices.names),
        gather(config, context.data_dir),
        present_ports(),
        datetime.now(UTC),
    )
    if args.out is not None:
        text = json.dumps(report, ensure_ascii=False, indent=2) if args.json else "\n".join(as_text(report))
        _write(args.out, f"{text}\n")
        context.say(f"written to {args.out}")
    elif args.json:
        context.say_json(report)
    else:
        for line in as_text(report):
            context.say(line)
    return DONE


def _write(path: Path, text: str) -> None:
    """On the stick when this returns. Raises OSError with the path."""
    with path.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
