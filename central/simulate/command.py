"""``kiosk central simulate``: what a fleet of N terminals costs this service on this machine."""

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from central.errors import CentralError

_SAY_SECONDS = 1.0


class WrongUse(CentralError):
    """Options that do not go together."""

    exit_code = 2


def add(commands: Any) -> None:
    """The command."""
    parser = commands.add_parser(
        "simulate", help="a fleet of terminals on real connections: what it costs, how soon it is told"
    )
    parser.add_argument("--terminals", type=_count, required=True, metavar="N")
    parser.add_argument(
        "--submissions", type=_count, default=0, metavar="N", help="file so many besides; 0: none"
    )
    parser.add_argument(
        "--rollout", action="store_true", help="roll a good bundle out, then a bad one that its canaries stop"
    )
    parser.add_argument(
        "--spread-seconds", type=float, default=60.0, metavar="N", help="within which terminals fetch"
    )
    parser.add_argument("--workers", type=_count, default=1, metavar="N", help="processes of the service")
    parser.add_argument(
        "--database",
        metavar="URL",
        help="never one in use: its terminals stay; without: an empty one",
    )
    parser.add_argument("--keys", type=Path, metavar="DIR", help="of the service; needed with --database")
    parser.add_argument(
        "--url", action="append", default=[], help="a worker that runs already on that database; repeatable"
    )
    parser.add_argument("--catalogue", type=Path, metavar="FILE", help="the catalogue as JSON")
    parser.add_argument(
        "--service", default="simulated", metavar="ID", help="what is filed; of the catalogue"
    )
    parser.add_argument(
        "--per-second", type=float, default=250.0, metavar="N", help="so many arrive a second"
    )
    parser.add_argument(
        "--quiet-seconds", type=float, default=10.0, metavar="N", help="to look on while nothing happens"
    )
    parser.add_argument(
        "--enrolled", action="store_true", help="machines stand in the database at once: enrolling takes time"
    )
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=_simulate)


def _count(text: str) -> int:
    number = int(text)
    if number < 0:
        raise argparse.ArgumentTypeError("no less than 0")
    return number


def _simulate(args: argparse.Namespace) -> None:
    from central.simulate.run import Plan, simulate  # noqa: PLC0415  it is most of the time a start takes

    if bool(args.database) != bool(args.keys) or (args.url and not args.database):
        raise WrongUse("--database and --keys go together, and --url needs both; see --help")
    with tempfile.TemporaryDirectory(prefix="kiosk-simulate-") as directory:
        here = Path(directory)
        plan = Plan(
            database=args.database or f"sqlite:///{here}/central.db",
            keys=args.keys or here / "keys",
            terminals=args.terminals,
            submissions=args.submissions,
            workers=max(1, args.workers),
            urls=tuple(args.url),
            catalogue=args.catalogue,
            service=args.service,
            per_second=args.per_second,
            rollout=args.rollout,
            spread_seconds=args.spread_seconds,
            quiet_seconds=args.quiet_seconds,
            enrol=not args.enrolled,
        )
        found = simulate(plan, _progress()).as_json()
    sys.stdout.write(json.dumps(found, indent=1) + "\n" if args.json else _table(found))


def _progress() -> Callable[[str], None]:
    """Lines on standard error, one a second at most."""
    last = 0.0

    def say(line: str) -> None:
        nonlocal last
        if time.monotonic() - last >= _SAY_SECONDS:
            last = time.monotonic()
            sys.stderr.write(f"{line}\n")

    return say


_WORDS = {
    "terminals": "terminals",
    "workers": "workers",
    "enrolled_seconds": "s until every machine was enrolled and approved",
    "arrived_seconds": "s until every heartbeat waited",
    "quiet_processor": "processors busy while all wait",
    "megabytes": "MB (10^6 bytes) of the largest worker",
    "half_told_seconds": "s from publication until half knew",
    "last_told_seconds": "s from publication until the last knew",
    "rollout_seconds": "s from approval until the last had kept a good bundle",
    "stopped_seconds": "s from approval until a bad bundle had stopped by itself",
    "had_it": "terminals that were given the bad one",
    "undone_seconds": "s until those had again what they had before",
    "submissions": "submissions filed",
    "tasks": "tasks made of them",
    "submissions_per_second": "submissions a second",
}


def _table(found: dict[str, float | int | None]) -> str:
    lines = [
        f"{value if isinstance(value, int) else format(value, '.2f'):>10}  {_WORDS[name]}\n"
        for name, value in found.items()
        if value is not None
    ]
    return "".join(lines)
