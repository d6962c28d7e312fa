"""``kiosk agent``: deliver what was filed. Ends on SIGTERM; restarted by systemd, or by ``kiosk run``."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.agent import app
from kiosk.agent.stopping import stopping_on_signals
from kiosk.apply.launch import FELL_BACK
from kiosk.apply.pushed import Which, central_of, pushed
from kiosk.apply.record import fallen_back
from kiosk.apply.release import of_this_process
from kiosk.apply.screen import agent_file, forgive
from kiosk.apply.store import Store
from kiosk.commands.children import module_command
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE
from kiosk.config import load
from kiosk.errors import KioskError
from kiosk.logging import open_log, record_crashes
from kiosk.supervisor import START_AGAIN
from offline_cache.errors import CacheError
from offline_cache.storage import MEBIBYTE


def add(subparsers: Any) -> None:
    """No arguments of its own."""
    subparsers.add_parser("agent", help="deliver what was filed")


def run(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001  the shape of every command
    """Until SIGTERM or SIGINT."""
    if FELL_BACK in os.environ:
        _fall_back(context)
    again = False
    try:
        with stopping_on_signals():
            again = _run_on(context)
    except (KioskError, CacheError):
        # Another sender runs, it is not enrolled, the disk refuses: not the bundle's fault.
        forgive(agent_file(context.data_dir), os.getpid())
        raise
    forgive(agent_file(context.data_dir), os.getpid())
    return START_AGAIN if again else DONE


def _fall_back(context: Context) -> None:
    """What is confirmed could not run the agent: this one runs what was confirmed before, and says so."""
    store = Store(context.data_dir, central_of(context.data_dir))
    store.change(lambda before: fallen_back(before, datetime.now(UTC)))


def _run_on(context: Context) -> bool:
    """On what has proved itself, and again on the next that has. Gives True where that is another release: a
    process of its own is to run it.
    """
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
            app.run(context.data_dir, config, log, report, context.config_file, _say(context))
        if confirmed_release(context.data_dir) != of_this_process():
            return True


def _say(context: Context) -> Callable[[str], None]:
    return lambda line: context.warn(f"kiosk agent: {line}")


def confirmed_release(data_dir: Path) -> Path | None:
    """The release that has proved itself; None: the installed one."""
    return pushed(data_dir, Which.CONFIRMED, central_of(data_dir)).release
