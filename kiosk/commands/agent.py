"""``kiosk agent``: deliver what was filed. Ends on SIGTERM; restarted by systemd, or by ``kiosk run``."""

from __future__ import annotations

import argparse
from typing import Any

from kiosk.agent import app
from kiosk.agent.stopping import stopping_on_signals
from kiosk.apply.pushed import Which
from kiosk.commands.children import module_command
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE
from kiosk.config import load
from kiosk.logging import open_log, record_crashes
from offline_cache.storage import MEBIBYTE


def add(subparsers: Any) -> None:
    """No arguments of its own."""
    subparsers.add_parser("agent", help="deliver what was filed")


def run(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001  the shape of every command
    """Until SIGTERM or SIGINT."""
    with stopping_on_signals():
        _run_on(context)
    return DONE


def _run_on(context: Context) -> None:
    """On what has proved itself, and again on the next that has."""
    report = module_command("kiosk", [*context.global_arguments(), "devices", "readiness", "--json"])
    while True:
        config = load(context.config_file, context.data_dir, which=Which.CONFIRMED).config
        logging = config.logging
        with open_log(
            "agent",
            logging.level,
            context.data_dir / "logs" / "agent.log",
            logging.maximum_mebibytes * MEBIBYTE,
            logging.kept_files,
        ) as log:
            record_crashes(log)
            app.run(context.data_dir, config, log, report, context.config_file)
