"""``kiosk ui ...``: becomes ``python -m ui`` with the global options in front."""

import argparse
from typing import Any

from kiosk.commands.children import become
from kiosk.commands.context import Context


def add(subparsers: Any) -> None:
    """Its arguments are the UI's own; ``kiosk ui --help`` shows them."""
    subparsers.add_parser("ui", help="the screen and the devices", add_help=False)


def run(args: argparse.Namespace, context: Context) -> int:
    """Never returns: the process becomes the UI."""
    become("ui", [*context.global_arguments(), *args.rest])
