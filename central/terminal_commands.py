"""What an operator does with terminals: one-time codes, approval, revocation, another site; the journal."""

import argparse
import getpass
import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from central.admission import approve, find
from central.enrolment_codes import issue
from central.errors import CentralError
from central.journal import broken_in, entries
from central.keys import load_or_create
from central.reassignment import move
from central.revocation import revoke
from central.settings import system_clock
from central.storage.database import Storage
from central.technicians import issue_token
from central.terminal_list import TerminalLine, terminal_list
from kiosk.contract.enrolment_code import qr_text
from kiosk.contract.suite import HpkeX25519
from kiosk.contract.technician import USUAL_LIFE_S
from kiosk.contract.technician_role import Role


def add(commands: Any) -> None:
    """``enrolment-code``, ``terminals`` and ``journal``."""
    code = commands.add_parser(
        "enrolment-code", help="a one-time code that lets one machine in, good for a day"
    )
    database(code)
    code.add_argument("--keys", type=Path, required=True, metavar="DIR")
    code.add_argument("--hardware-serial", required=True, metavar="SERIAL")
    code.add_argument(
        "--site", default="", metavar="CODE", help="the sub-district it will stand in, 9 digits"
    )
    code.add_argument("--qr", type=Path, metavar="FILE", help="also as a picture for the terminal's scanner")
    code.add_argument("--json", action="store_true")
    who(code)
    code.set_defaults(run=_enrolment_code)

    terminals = commands.add_parser("terminals", help="who may be a terminal, and where it stands")
    deeds = terminals.add_subparsers(title="commands", metavar="COMMAND", required=True)
    listing = deeds.add_parser("list", help="every terminal; those that wait for an approval first")
    database(listing)
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_list)

    approving = _one(deeds, "approve", "let in a terminal whose fingerprint was compared")
    approving.add_argument(
        "--fingerprint", required=True, help="as the technician reads it out from the terminal's screen"
    )
    approving.set_defaults(run=_approve)
    _one(deeds, "revoke", "shut it out until it is enrolled again").set_defaults(run=_revoke)
    moving = _one(deeds, "move", "it stands at another site from now on")
    moving.add_argument("--site", required=True, metavar="CODE", help="the sub-district, 9 digits")
    moving.add_argument(
        "--despite", default="", metavar="REASON", help="why what is missing will never come; kept on record"
    )
    moving.set_defaults(run=_move)

    token = commands.add_parser(
        "technician-token", help="lets a technician in at a terminal, for the challenge that it shows"
    )
    database(token)
    token.add_argument("--keys", type=Path, required=True, metavar="DIR")
    token.add_argument("--challenge", required=True, metavar="TEXT", help="as scanned, or as it is read out")
    token.add_argument("--technician", required=True, metavar="ID", help="not a name; it stands in the trail")
    token.add_argument("--role", choices=list(Role), type=Role, default=Role.SERVICE)
    token.add_argument("--minutes", type=int, default=USUAL_LIFE_S // 60, help="(default: %(default)s)")
    token.add_argument("--qr", type=Path, metavar="FILE", help="as a picture for the terminal's scanner")
    token.add_argument("--json", action="store_true")
    who(token)
    token.set_defaults(run=_technician_token)

    reading = commands.add_parser("journal", help="what was done at this service, the latest first")
    database(reading)
    reading.add_argument("--terminal", metavar="CODE")
    reading.add_argument("--limit", type=int, default=200)
    reading.add_argument("--json", action="store_true")
    reading.add_argument("--check", action="store_true", help="only say whether its chain is whole")
    reading.set_defaults(run=_journal)


def _one(deeds: Any, name: str, what: str) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = deeds.add_parser(name, help=what)
    parser.add_argument("code", metavar="TERMINAL", help="the first group of its receipt numbers")
    database(parser)
    who(parser)
    parser.add_argument("--json", action="store_true")
    return parser


def database(parser: argparse.ArgumentParser) -> None:
    """Where the rows are."""
    parser.add_argument(
        "--database", required=True, metavar="URL", help="for instance sqlite:////var/lib/central/central.db"
    )


def who(parser: argparse.ArgumentParser) -> None:
    """Who does it, for the journal."""
    parser.add_argument("--by", default="", metavar="NAME", help="who does it; without it the user's name")


@contextmanager
def opened(args: argparse.Namespace) -> Iterator[Storage]:
    """The database that was named, closed afterwards."""
    storage = Storage(args.database)
    try:
        yield storage
    finally:
        storage.close()


def _enrolment_code(args: argparse.Namespace) -> None:
    keys = load_or_create(args.keys, HpkeX25519())
    with opened(args) as storage, storage.write() as session:
        issued = issue(
            session,
            keys,
            hardware_serial=args.hardware_serial,
            now=system_clock(),
            site=args.site,
            by=name_of(args),
        )
    _draw(args, qr_text(issued.code))
    if args.json:
        expires = issued.expires.isoformat(timespec="seconds")
        say(json.dumps({"code": issued.code, "hardware_serial": issued.hardware_serial, "expires": expires}))
    else:
        say(f"{issued.code}  for {issued.hardware_serial}, once, until {issued.expires:%Y-%m-%d %H:%M} UTC")


def _technician_token(args: argparse.Namespace) -> None:
    keys = load_or_create(args.keys, HpkeX25519())
    with opened(args) as storage, storage.write() as session:
        issued = issue_token(
            session,
            keys,
            args.challenge,
            technician=args.technician,
            role=args.role,
            now=system_clock(),
            by=name_of(args),
            life_s=args.minutes * 60,
        )
    _draw(args, issued.token)
    if args.json:
        told = {"token": issued.token, "terminal": issued.terminal, "expires": issued.expires.isoformat()}
        say(json.dumps(told))
    else:
        say(issued.token)


def _draw(args: argparse.Namespace, text: str) -> None:
    if args.qr is not None:
        import qrcode  # noqa: PLC0415  draws with Pillow, which nothing else here needs

        qrcode.make(text).save(args.qr)


def _list(args: argparse.Namespace) -> None:
    with opened(args) as storage, storage.read() as session:
        found = terminal_list(session)
    if args.json:
        say(json.dumps([_as_json(each) for each in found]))
        return
    for each in found:
        seen = f"{each.seen:%Y-%m-%d %H:%M} UTC" if each.seen else "never heard"
        say(f"{each.code}  {_standing(each):<9} {each.fingerprint}  {each.site or '-':<9}  {seen}")
    if not found:
        say("no terminals yet; `enrolment-code` lets the first one in")


def _as_json(line: TerminalLine) -> dict[str, object]:
    return {
        "terminal": line.code,
        "standing": _standing(line),
        "fingerprint": line.fingerprint,
        "site": line.site,
        "epoch": line.epoch,
        "seen": line.seen.isoformat() if line.seen else None,
        "version": line.version,
        "waiting": line.waiting,
        "not_yet_here": line.not_yet_here,
        "missing": sum(each.count for each in line.holes),
        "alarms": list(line.alarms),
    }


def _standing(line: TerminalLine) -> str:
    if line.shut_out:
        return "revoked"
    return "approved" if line.approved else "waiting"


def _approve(args: argparse.Namespace) -> None:
    with opened(args) as storage:
        approve(storage, args.code, args.fingerprint, system_clock(), name_of(args))
    _done(args, "approved; it may file from its next heartbeat on")


def _revoke(args: argparse.Namespace) -> None:
    with opened(args) as storage, storage.write() as session:
        revoke(session, args.code, system_clock(), name_of(args))
    _done(args, "shut out; enrol it again to let it in")


def _move(args: argparse.Namespace) -> None:
    with opened(args) as storage, storage.write() as session:
        terminal = find(session, args.code)
        move(session, terminal, args.site, system_clock(), name_of(args), despite=args.despite)
    _done(args, f"stands at {args.site}")


def _journal(args: argparse.Namespace) -> None:
    if args.check:
        _check_journal(args)
        return
    with opened(args) as storage, storage.read() as session:
        found = entries(session, args.terminal, args.limit)
    if args.json:
        lines = [
            {"at": e.at.isoformat(), "who": e.who, "deed": e.deed, "terminal": e.terminal, "detail": e.detail}
            for e in found
        ]
        say(json.dumps(lines, ensure_ascii=False))
        return
    for each in found:
        say(
            f"{each.at:%Y-%m-%d %H:%M:%S} UTC  {each.who}  {each.deed}  {each.terminal or '-'}  {each.detail}"
        )


def _check_journal(args: argparse.Namespace) -> None:
    with opened(args) as storage, storage.read() as session:
        broken = broken_in(session)
    if broken is not None:
        raise CentralError(f"the journal is broken at entry {broken}: compare with a backup of the database")
    say("the journal is whole")


def _done(args: argparse.Namespace, what: str) -> None:
    code = args.code.upper()
    say(json.dumps({"terminal": code, "done": what}) if args.json else f"{code}: {what}")


def name_of(args: argparse.Namespace) -> str:
    """Who does it."""
    return str(args.by or getpass.getuser())


def say(line: str) -> None:
    """A line of the answer."""
    sys.stdout.write(f"{line}\n")
