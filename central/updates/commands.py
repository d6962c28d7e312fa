"""The command line of updates: the ceremonies below ``keys``; what is published, and who gets it."""

import argparse
import importlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

ROLES = ("targets", "config", "catalogue", "media", "software")
KINDS = ROLES[1:]


def add(commands: Any) -> None:
    """What an operator does with targets."""
    publishing = commands.add_parser("publish", help="sign a file and put it where terminals can fetch it")
    publishing.add_argument("kind", choices=KINDS)
    publishing.add_argument(
        "file", type=Path, metavar="FILE", help="its name carries its version: general-12.toml"
    )
    publishing.add_argument("--key", type=Path, required=True, metavar="FILE", help="the key of that kind")
    _ends(publishing, "publish", passphrase=True)

    withdrawing = commands.add_parser("withdraw", help="sign for a target no longer: no terminal takes it")
    withdrawing.add_argument("target", metavar="TARGET", help="as published: config/general-12.toml")
    withdrawing.add_argument("--key", type=Path, required=True, metavar="FILE", help="the key of its kind")
    _ends(withdrawing, "withdraw", passphrase=True)

    assigning = commands.add_parser(
        "assign", help="choose what terminals run; without targets: the factory's"
    )
    assigning.add_argument(
        "targets", nargs="*", metavar="TARGET", help="as published: config/general-12.toml"
    )
    whom = assigning.add_mutually_exclusive_group(required=True)
    whom.add_argument("--terminal", action="append", metavar="CODE", help="may be given again")
    whom.add_argument("--all", action="store_true", help="every terminal that is enrolled")
    _ends(assigning, "assign", passphrase=False)

    listing = commands.add_parser("targets", help="what is published, newest first")
    _ends(listing, "targets", passphrase=False)


def add_ceremonies(keys: argparse.ArgumentParser) -> None:
    """What is done with the keys that sign targets."""
    deeds = keys.add_subparsers(title="ceremonies", metavar="CEREMONY")
    making = deeds.add_parser("init", help="make all keys, once; root keys on three sticks")
    making.add_argument(
        "--root", type=Path, action="append", required=True, metavar="DIR", help="three times: a stick each"
    )
    making.add_argument("--roles", type=Path, required=True, metavar="DIR", help="for the keys of the kinds")
    _ends(making, "init", passphrase=True)

    rotating = deeds.add_parser("rotate", help="put another key in the place of one")
    rotating.add_argument("role", choices=("root", "online", *ROLES))
    rotating.add_argument(
        "--draft", type=Path, metavar="FILE", help="root, online, targets: the new root, to be signed"
    )
    rotating.add_argument("--drop", metavar="KEY", help="root: the id of the key that goes")
    rotating.add_argument("--new", type=Path, metavar="DIR", help="the stick for the key that comes")
    rotating.add_argument("--targets-key", type=Path, metavar="FILE", help="a kind: who says so")
    _ends(rotating, "rotate", passphrase=True)

    signing = deeds.add_parser("sign", help="one holder's signature under a new root; needs no database")
    signing.add_argument("draft", type=Path, metavar="DRAFT")
    signing.add_argument("--key", type=Path, required=True, metavar="FILE")
    _spoken(signing, "sign", passphrase=True)

    accepting = deeds.add_parser("accept", help="bring a new root into service, once enough have signed")
    accepting.add_argument("draft", type=Path, metavar="DRAFT")
    accepting.add_argument("--targets-key", type=Path, metavar="FILE", help="where the root names a new one")
    _ends(accepting, "accept", passphrase=True)

    renewing = deeds.add_parser("renew", help="another year for a role, without a change")
    renewing.add_argument("role", choices=ROLES)
    renewing.add_argument("--key", type=Path, required=True, metavar="FILE")
    _ends(renewing, "renew", passphrase=True)

    standing = deeds.add_parser("status", help="who signs what, and until when it is good")
    _ends(standing, "status", passphrase=False)


def _ends(parser: argparse.ArgumentParser, work: str, *, passphrase: bool) -> None:
    parser.add_argument("--database", required=True, metavar="URL")
    parser.add_argument("--keys", type=Path, required=True, metavar="DIR")
    parser.add_argument("--by", default="", metavar="NAME", help="who does it; without it the user's name")
    _spoken(parser, work, passphrase=passphrase)


def _spoken(parser: argparse.ArgumentParser, work: str, *, passphrase: bool) -> None:
    parser.add_argument("--json", action="store_true")
    if passphrase:
        parser.add_argument(
            "--passphrase-file",
            type=Path,
            metavar="FILE",
            help="one passphrase for every key of this step, for trials; without it each is asked for",
        )
    parser.set_defaults(run=_later(work))


def _later(work: str) -> Callable[[argparse.Namespace], None]:
    """The libraries are most of the time a start takes: loaded when one of these commands is given."""

    def run(args: argparse.Namespace) -> None:
        getattr(importlib.import_module("central.updates.work"), work)(args)

    return run
