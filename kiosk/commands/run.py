"""``kiosk run``: the agent and the UI together, restarted when they die; for a desk without systemd."""

import argparse
from functools import partial
from typing import Any

from kiosk.apply.screen import hangs
from kiosk.commands.children import module_command
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE
from kiosk.commands.termination import termination
from kiosk.supervisor import START_AGAIN, Died, Event, Program, Supervisor


def add(subparsers: Any) -> None:
    """No arguments of its own."""
    subparsers.add_parser("run", help="the screen and the agent together, for a desk")


def run(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001  the shape of every command
    """Until SIGTERM, SIGINT, or until the UI's window is closed."""
    config = context.load_config().config  # a wrong one is said once, here, and not at every restart
    given = context.global_arguments()
    programs = (
        Program("agent", module_command("kiosk", [*given, "agent"])),
        Program(
            "ui",
            module_command("ui", given),
            ends_all=True,
            hangs=partial(hangs, context.data_dir, config.apply.silence_seconds),
        ),
    )

    def report(event: Event) -> None:
        if isinstance(event, Died) and event.pause_seconds is not None and event.exit_code != START_AGAIN:
            again = f"again in {event.pause_seconds:g} s"
            context.warn(f"kiosk: {event.name} ended with {event.exit_code}; {again}")

    with termination() as wake:
        Supervisor(programs, context.data_dir / "run", report).run_until(wake)
    return DONE
