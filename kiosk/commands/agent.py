"""``kiosk agent``: deliver what was filed. Ends on SIGTERM; restarted by systemd, or by ``kiosk run``."""

from __future__ import annotations

import argparse
from typing import Any

from kiosk.agent import app
from kiosk.agent.stopping import stopping_on_signals
from kiosk.commands.children import module_command
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE
from kiosk.logging import open_log, record_crashes
from offline_cache.storage import MEBIBYTE


def add(subparsers: Any) -> None:
    """No arguments of its own."""
    subparsers.add_parser("agent", help="deliver what was filed")


def run(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001  the shape of every command
    """Until SIGTERM or SIGINT."""
    config = context.load_config().config
    with (
        stopping_on_signals(),
        open_log(
            "agent",
            config.logging.level,
            context.data_dir / "logs" / "agent.log",
            config.logging.maximum_mebibytes * MEBIBYTE,
            config.logging.kept_files,
        ) as log,
    ):
        record_crashes(log)
        report = module_command("kiosk", [*context.global_arguments(), "devices", "readiness", "--json"])
        app.run(context.data_dir, config, log, report)
    return DONE
