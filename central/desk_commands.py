"""What an operator does with submissions: bring them in from a stick, decide about those that wait."""

import argparse
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any


def add(commands: Any) -> None:
    """``import`` and ``review``."""
    bringing = commands.add_parser("import", help="take in what a terminal exported, as if it had been sent")
    bringing.add_argument("directory", type=Path, metavar="DIR", help="what kiosk outbox export wrote")
    _where(bringing)
    bringing.add_argument("--json", action="store_true")
    bringing.set_defaults(run=_later("import_directory"))

    reading = commands.add_parser("import-receipt", help="take in what the code of a printed receipt carries")
    reading.add_argument("photo", type=Path, metavar="PHOTO", help="JPEG or PNG of the paper")
    _where(reading)
    reading.add_argument("--json", action="store_true")
    reading.set_defaults(run=_later("import_receipt"))

    reviewing = commands.add_parser("review", help="what came under a key that was shut out")
    deeds = reviewing.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = deeds.add_parser("list", help="what waits for a person")
    _where(listing)
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_later("list_reviews"))
    accepting = deeds.add_parser("accept", help="let happen what would have happened at once")
    _one(accepting, reason_required=False)
    accepting.set_defaults(run=_later("accept"))
    refusing = deeds.add_parser("refuse", help="nothing follows from it; it stays held")
    _one(refusing, reason_required=True)
    refusing.set_defaults(run=_later("refuse"))


def _one(parser: argparse.ArgumentParser, *, reason_required: bool) -> None:
    parser.add_argument("receipt_number", metavar="RECEIPT")
    parser.add_argument("--reason", required=reason_required, default="", metavar="TEXT")
    _where(parser)


def _where(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", required=True, metavar="URL")
    parser.add_argument("--keys", type=Path, required=True, metavar="DIR")
    # Releases that opened here needed it; scripts of operators still give it.
    parser.add_argument("--catalogue", type=Path, help=argparse.SUPPRESS)


def _later(work: str) -> Callable[[argparse.Namespace], None]:
    """The framework is most of the time a start takes: it is loaded when one of these commands is given."""

    def run(args: argparse.Namespace) -> None:
        getattr(importlib.import_module("central.desk_work"), work)(args)

    return run
