"""``central data``: the keys of personal data, and what they seal."""

import argparse
import sys
from pathlib import Path
from typing import Any

from central import data_keys
from central.data_keys import DATA_KEYS, DataKeys
from central.personal_data import PersonalData, counted, keys_in_use
from central.storage.database import Storage


def add(commands: "argparse._SubParsersAction[Any]") -> None:
    """The commands."""
    data = commands.add_parser("data", help="personal data at rest: its keys, and when it goes")
    verbs = data.add_subparsers(title="commands", metavar="COMMAND", required=True)
    rotate = verbs.add_parser("rotate", help="a new key; everything is sealed anew, then the old ones go")
    _where(rotate)
    rotate.set_defaults(run=_rotate)
    status = verbs.add_parser(
        "status", help="what is kept, of which kind, and the first day on which it goes"
    )
    _where(status)
    status.set_defaults(run=_status)


def _where(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", required=True, metavar="URL")
    parser.add_argument("--keys", type=Path, required=True, metavar="DIR")
    parser.add_argument("--data-keys", type=Path, metavar="FILE", help="beside the others otherwise")


def _rotate(args: argparse.Namespace) -> None:
    file = args.data_keys or args.keys / DATA_KEYS
    new = data_keys.add_key(file)
    data, sealed = PersonalData(DataKeys(file)), 0
    storage = Storage(args.database)
    try:
        while True:
            with storage.write() as session:
                some = data.reseal(session)
            sealed += some
            if not some:
                break
        with storage.read() as session:
            unused = data_keys.key_ids(file) - keys_in_use(session)
    finally:
        storage.close()
    data_keys.drop_keys(file, unused)
    _say(f"{sealed} rows sealed anew with the key {new}; put the file into the backup of the keys")


def _status(args: argparse.Namespace) -> None:
    storage = Storage(args.database)
    try:
        with storage.read() as session:
            for kind, count, first in counted(session):
                _say(f"{kind}: {count}, the first goes on {first:%Y-%m-%d}" if first else f"{kind}: {count}")
            _say(f"keys in use: {' '.join(sorted(keys_in_use(session))) or 'none'}")
    finally:
        storage.close()


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
