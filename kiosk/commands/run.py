"""``kiosk run``: the agent and the UI together, restarted when they die; for a desk without systemd."""

import argparse
from functools import partial
from typing import Any

from kiosk.apply.launch import AGENT, UI
from kiosk.apply.screen import agent_file, hangs, screen_file
from kiosk.commands.children import module_command
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE
from kiosk.commands.termination import termination
from kiosk.supervisor import START_AGAIN, Died, Event, Program, Supervisor
from kiosk.terminal.service_manager import AGENT_SILENCE_SECONDS


def add(subparsers: Any) -> None:
    """No arguments of its own."""
    subparsers.add_parser("run", help="the screen and the agent together, for a desk")


def run(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001  the shape of every command
    """Until SIGTERM, SIGINT, or until the UI's window is closed."""
    config = context.load_config().config  # a wrong one is said once, here, and not at every restart
    given = context.global_arguments()
    programs = (
        Program(
            AGENT,
            module_command("kiosk.apply.launch", [AGENT, *given]),
            hangs=partial(hangs, agent_file(context.data_dir), AGENT_SILENCE_SECONDS),
        ),
        Program(
            UI,
            module_command("kiosk.apply.launch", [UI, *given]),
            ends_all=True,
            hangs=partial(hangs, screen_file(context.data_dir), config.apply.silence_seconds),
        ),
    )

    def report(event: Event) -> None:
        if isinstance(event, Died) and event.pause_seconds is not None and event.exit_code != START_AGAIN:
            again = f"again in {event.pause_seconds:g} s"
            context.warn(f"kiosk: {event.name} ended with {event.exit_code}; {again}")

    with termination() as wake:
        Supervisor(programs, context.data_dir / "run", report).run_until(wake)
    return DONE
