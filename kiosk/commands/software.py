"""``kiosk software pack FILE``: a release of this very program, to be published to terminals."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from kiosk.apply.packing import pack
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE


def add(subparsers: Any) -> None:
    """The command and its action."""
    parser = subparsers.add_parser("software", help="make a release of this program for terminals")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    packed = actions.add_parser("pack", help="write a zip file that kiosk central publish takes")
    packed.add_argument("file", type=Path, metavar="FILE")
    packed.add_argument(
        "--libraries",
        action="store_true",
        help="with all that it stands on, for terminals whose libraries are other ones; large",
    )
    packed.set_defaults(run=_pack)


def _pack(args: argparse.Namespace, context: Context) -> int:
    made = pack(args.file, with_libraries=args.libraries)
    beside = "with its libraries" if args.libraries else f"for the {made.libraries} libraries that are here"
    context.say(f"{args.file}: version {made.version}, {made.files} files, {made.bytes} bytes, {beside}")
    return DONE
