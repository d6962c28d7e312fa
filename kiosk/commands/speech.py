"""``kiosk speech ...``: becomes ``python -m ui.speech`` with the global options in front."""

import argparse
from typing import Any

from kiosk.commands.children import become
from kiosk.commands.context import Context


def add(subparsers: Any) -> None:
    """Its arguments are the program's own; ``kiosk speech --help`` shows them."""
    subparsers.add_parser("speech", help="prompts: make, check, list; test an output", add_help=False)


def run(args: argparse.Namespace, context: Context) -> int:
    """Never returns: the process becomes the program."""
    become("ui.speech", [*context.global_arguments(), *args.rest])
