"""``central people ...``: accounts of the console. The first administrator is made here, and only here.

A link is printed once. Its bearer chooses the password and takes the codes; nobody types one for another.
"""

import argparse
import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from central.console import people
from central.console.deeds import Doer
from central.console.roles import Role, from_text, to_text
from central.keys import Keys, load_or_create
from central.settings import system_clock
from central.storage import turns
from central.storage.database import Storage
from kiosk.contract.suite import HpkeX25519


def add(commands: Any) -> None:
    """``people``."""
    managing = commands.add_parser("people", help="accounts of the console")
    deeds = managing.add_subparsers(title="commands", metavar="COMMAND", required=True)

    adding = deeds.add_parser("add", help="a new account; prints the link that opens it, once")
    adding.add_argument("name", metavar="NAME", help="what is typed at the sign-in: a-z 0-9 . _ -")
    adding.add_argument("--shown", metavar="TEXT", help="what colleagues call them; the name without it")
    adding.add_argument(
        "--role", action="append", required=True, choices=[str(each) for each in Role], dest="roles"
    )
    _where(adding)
    _link(adding)
    adding.set_defaults(run=_add)

    inviting = deeds.add_parser("invite", help="a new link for somebody who lost password or telephone")
    inviting.add_argument("name", metavar="NAME")
    _where(inviting)
    _link(inviting)
    inviting.set_defaults(run=_invite)

    giving = deeds.add_parser("roles", help="give an account exactly these roles")
    giving.add_argument("name", metavar="NAME")
    giving.add_argument(
        "--role", action="append", required=True, choices=[str(each) for each in Role], dest="roles"
    )
    _where(giving)
    giving.set_defaults(run=_roles)

    closing = deeds.add_parser("close", help="nobody gets in under the account any more")
    closing.add_argument("name", metavar="NAME")
    _where(closing)
    closing.set_defaults(run=_close)

    looking = deeds.add_parser("look", help="a link that lets its bearer in once, to read only")
    _where(looking)
    _link(looking)
    looking.set_defaults(run=_look)

    listing = deeds.add_parser("list", help="all accounts")
    _where(listing)
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_list)


def _where(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", required=True, metavar="URL")
    parser.add_argument("--keys", type=Path, required=True, metavar="DIR")


def _link(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--console", default="", metavar="URL", help="where people reach it, for the link")
    parser.add_argument("--json", action="store_true")


@contextmanager
def _opened(args: argparse.Namespace) -> Iterator[tuple[Session, Keys]]:
    keys = load_or_create(args.keys, HpkeX25519())
    storage = Storage(args.database)
    try:
        with storage.write(turns.PEOPLE) as session:
            yield session, keys
    finally:
        storage.close()


def _shell() -> Doer:
    try:
        return Doer(f"shell:{getpass.getuser()}")
    except (KeyError, OSError):  # a user that the system has no name for
        return Doer("shell:?")


def _add(args: argparse.Namespace) -> None:
    roles = {Role(each) for each in args.roles}
    with _opened(args) as (session, keys):
        link = people.add(session, keys, _shell(), args.name, args.shown or args.name, roles, system_clock())
    _tell(args, link)


def _invite(args: argparse.Namespace) -> None:
    with _opened(args) as (session, keys):
        link = people.invite(session, keys, _shell(), args.name, system_clock())
    _tell(args, link)


def _look(args: argparse.Namespace) -> None:
    with _opened(args) as (session, keys):
        link = people.look(session, keys, _shell(), system_clock())
    _tell(args, link)


def _roles(args: argparse.Namespace) -> None:
    roles = {Role(each) for each in args.roles}
    with _opened(args) as (session, _):
        people.give_roles(session, _shell(), args.name, roles, system_clock())
    _say(f"{args.name}: {to_text(roles)}")


def _close(args: argparse.Namespace) -> None:
    with _opened(args) as (session, _):
        people.close(session, _shell(), args.name, system_clock())
    _say(f"{args.name}: closed")


def _list(args: argparse.Namespace) -> None:
    with _opened(args) as (session, _):
        found = [
            {
                "name": each.name,
                "shown": each.shown,
                "roles": to_text(from_text(each.roles)),
                "opened": each.password is not None,
                "closed": each.disabled is not None,
            }
            for each in people.everybody(session)
        ]
    if args.json:
        _say(json.dumps(found, ensure_ascii=False))
        return
    for each in found:
        state = "closed" if each["closed"] else "" if each["opened"] else "not opened yet"
        _say(f"{each['name']}  {each['shown']}  {each['roles']}  {state}".rstrip())
    if not found:
        _say("no accounts yet; kiosk central people add NAME --role administrator")


def _tell(args: argparse.Namespace, link: str) -> None:
    address = args.console.rstrip("/") + link
    if args.json:
        _say(json.dumps({"link": address}))
        return
    where = "" if args.console else " (behind the console's own address)"
    _say(f"{address}  once, within 24 hours{where}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
