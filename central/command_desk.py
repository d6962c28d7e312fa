"""What an operator has a terminal do, from the command line; the console's pages call the same functions."""

import argparse
import getpass
import json
import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from central.errors import CentralError
from central.key_files import OPENING_KEY
from central.keys import load_or_create
from central.settings import system_clock
from kiosk.contract.commands import LONGEST_LIFE, Notice, Verb
from kiosk.contract.suite import HpkeX25519

VERBS = {each.value.replace("_", "-"): each for each in Verb}


class WrongNotice(CentralError):
    """What was typed cannot be shown."""

    exit_code = 2


def add(commands: Any) -> None:
    """``command``, ``commands`` and ``logs``."""
    giving = commands.add_parser("command", help="have a terminal do something")
    giving.add_argument("terminal", metavar="TERMINAL", help="the first group of its receipt numbers")
    giving.add_argument("verb", choices=sorted(VERBS))
    giving.add_argument("--text", metavar="ZH", help="of a notice, in Chinese; 120 characters at most")
    giving.add_argument("--text-en", metavar="EN", help="the same in English")
    giving.add_argument("--hours", type=float, default=24.0, help="how long a notice stands")
    giving.add_argument(
        "--expires-hours", type=float, default=24.0, help="not fetched by then, it is not done; 168 at most"
    )
    _where(giving)
    giving.set_defaults(run=_give)

    listing = commands.add_parser("commands", help="what a terminal was told to do, and what came of it")
    listing.add_argument("terminal", metavar="TERMINAL")
    listing.add_argument("--database", required=True, metavar="URL")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(run=_list)

    logs = commands.add_parser("logs", help="open the log bundle that a send-logs command brought")
    logs.add_argument("terminal", metavar="TERMINAL")
    logs.add_argument("number", type=int, metavar="NUMBER", help="of the command")
    logs.add_argument("file", type=Path, metavar="FILE", help="a new file, .tar.gz")
    logs.add_argument("--database", required=True, metavar="URL")
    logs.add_argument("--keys", type=Path, required=True, metavar="DIR", help=f"where {OPENING_KEY} is")
    logs.set_defaults(run=_logs)


def _where(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--database", required=True, metavar="URL")
    parser.add_argument("--keys", type=Path, required=True, metavar="DIR")


def _give(args: argparse.Namespace) -> None:
    from central.commands import issue  # noqa: PLC0415  the framework is most of the time a start takes
    from central.storage.database import Storage  # noqa: PLC0415  as above

    verb, now = VERBS[args.verb], system_clock()
    life = timedelta(hours=args.expires_hours)
    if not timedelta(0) < life <= LONGEST_LIFE:
        raise WrongNotice("--expires-hours is more than 0 and at most 168")
    notice = None
    if (args.text is not None) != (verb is Verb.SHOW_NOTICE):
        raise WrongNotice("--text belongs to show-notice, and show-notice needs it")
    if args.text is not None:
        try:
            notice = Notice(zh=args.text, en=args.text_en, until=now + timedelta(hours=args.hours))
        except ValidationError as error:
            raise WrongNotice("a notice is one line of 1 to 120 characters in each language") from error
    storage = Storage(args.database)
    try:
        keys = load_or_create(args.keys, HpkeX25519())
        command = issue(storage, keys, args.terminal, verb, now, _who(), notice=notice, life=life)
    finally:
        storage.close()
    until = f"{command.expires:%Y-%m-%d %H:%M} UTC"
    _say(f"{args.terminal}: command {command.number}, {args.verb}, until {until}")


def _list(args: argparse.Namespace) -> None:
    from central.commands import commands_of  # noqa: PLC0415  as above
    from central.storage.database import Storage  # noqa: PLC0415  as above

    storage = Storage(args.database)
    try:
        with storage.read() as session:
            found = commands_of(session, args.terminal)
    finally:
        storage.close()
    if args.json:
        whole = [
            {
                "number": each.number,
                "verb": each.verb.value,
                "issued": each.issued.isoformat(timespec="seconds"),
                "by": each.by,
                "state": each.state(system_clock()),
                "reason": each.reason,
                "report": each.report,
                "logs": each.has_logs,
            }
            for each in found
        ]
        _say(json.dumps(whole, ensure_ascii=False, indent=1))
        return
    for each in found:
        more = " ".join(filter(None, (each.reason, f"report {each.report}" if each.report else "")))
        _say(f"{each.number}  {each.verb.value}  {each.state(system_clock())}  {more}".rstrip())


def _logs(args: argparse.Namespace) -> None:
    from central.commands import logs_of  # noqa: PLC0415  as above
    from central.opening_key import load  # noqa: PLC0415  as above
    from central.storage.database import Storage  # noqa: PLC0415  as above

    storage = Storage(args.database)
    try:
        key = load(args.keys / OPENING_KEY, HpkeX25519())
        with storage.read() as session:
            content = logs_of(session, key.unseal, args.terminal, args.number)
    finally:
        storage.close()
    try:
        handle = os.open(args.file, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_CLOEXEC, 0o600)
    except OSError as error:
        raise CentralError(f"{args.file}: {error.strerror}; name a new file") from error
    with os.fdopen(handle, "wb") as file:
        file.write(content)
    _say(f"{args.file}: {len(content)} bytes")


def _who() -> str:
    """The account that gives the command on this machine, for the journal."""
    return f"command line ({getpass.getuser()})"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
