"""``kiosk central ...``: becomes ``python -m central``, which has its own options and no part of a
terminal's.
"""

import argparse
from typing import Any

from kiosk.commands.children import become
from kiosk.commands.context import Context


def add(subparsers: Any) -> None:
    """Its arguments are the central service's own; ``kiosk central --help`` shows them."""
    subparsers.add_parser("central", help="the reference central service", add_help=False)


def run(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001  the shape of every command
    """Never returns: the process becomes the central service."""
    become("central", args.rest)
