"""What an operator does with face modules: register, revoke, list (docs/identity.md)."""

import argparse
import json
from pathlib import Path
from typing import Any

from central.errors import BadFile
from central.face_modules import ModuleLine, listing, register, revoke
from central.settings import system_clock
from central.terminal_commands import database, name_of, opened, say, who

_LARGEST_PEM = 4096
"""Bytes; one of an Ed25519 key has 113."""


def add(commands: Any) -> None:
    """``face-modules``."""
    modules = commands.add_parser("face-modules", help="whose word about faces is believed, and where")
    deeds = modules.add_subparsers(title="commands", metavar="COMMAND", required=True)

    adding = deeds.add_parser("register", help="believe a module at the terminal that it is built into")
    adding.add_argument("code", metavar="TERMINAL", help="the first group of its receipt numbers")
    adding.add_argument("--key", type=Path, required=True, metavar="FILE", help="its public key (PEM)")
    adding.add_argument(
        "--name", required=True, metavar="TEXT", help="vendor, model, number of its certificate"
    )
    adding.set_defaults(run=_register)

    revoking = deeds.add_parser("revoke", help="believe it no more; it cannot be registered again")
    revoking.add_argument("fingerprint", metavar="FINGERPRINT", help="as the list shows it")
    revoking.set_defaults(run=_revoke)
    for each in (adding, revoking):
        database(each)
        who(each)

    showing = deeds.add_parser("list", help="every module there ever was")
    database(showing)
    showing.add_argument("--json", action="store_true")
    showing.set_defaults(run=_list)


def _register(args: argparse.Namespace) -> None:
    try:
        with args.key.open("rb") as file:
            untrusted_pem = file.read(_LARGEST_PEM)
    except OSError as error:
        raise BadFile(f"{args.key}: cannot be read ({error.strerror})") from error
    with opened(args) as storage, storage.write() as session:
        mark = register(session, args.code, untrusted_pem, args.name, system_clock(), name_of(args))
    say(f"{args.code.upper()}: {mark} is believed from now on")


def _revoke(args: argparse.Namespace) -> None:
    with opened(args) as storage, storage.write() as session:
        code = revoke(session, args.fingerprint, system_clock(), name_of(args))
    say(f"{code}: the module is believed no more")


def _list(args: argparse.Namespace) -> None:
    with opened(args) as storage, storage.read() as session:
        found = listing(session)
    if args.json:
        say(json.dumps([_as_json(each) for each in found], ensure_ascii=False))
        return
    for each in found:
        until = f"revoked {each.revoked:%Y-%m-%d}" if each.revoked else "believed"
        say(f"{each.terminal}  {each.fingerprint}  {until:<18}  {each.name}")
    if not found:
        say("no face modules; terminals verify by other ways")


def _as_json(line: ModuleLine) -> dict[str, object]:
    return {
        "terminal": line.terminal,
        "fingerprint": line.fingerprint,
        "name": line.name,
        "registered": line.registered.isoformat(),
        "revoked": line.revoked.isoformat() if line.revoked else None,
    }
