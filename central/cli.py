"""The command line of the central service. Exit 0 done, 1 failed, 2 wrong usage; errors are one line."""

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

from central import command_desk, data_commands, data_keys, desk_commands, face_commands, terminal_commands
from central.console import commands as people_commands
from central.counts import count
from central.data_keys import DATA_KEYS
from central.errors import BadFile, CentralError, WrongUse
from central.key_files import OPENING_KEY
from central.keys import load_or_create
from central.opener_child import opener_beside
from central.retention import delete_what_is_due
from central.settings import Settings, system_clock
from central.simulate import command as simulate_command
from central.storage.database import Storage
from central.updates import commands as update_commands
from central.worker_child import WorkerChild, worker_beside
from kiosk.contract.suite import HpkeX25519

_THIS_MACHINE = ("127.0.0.1", "::1", "localhost")


class _OneLineParser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        self.exit(2, f"central: {message}; see {self.prog} --help\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code."""
    args = _parser().parse_args(argv)
    os.umask(0o077)
    try:
        args.run(args)
    except CentralError as error:
        sys.stderr.write(f"central: {' '.join(str(error).split())}\n")
        return error.exit_code
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = _OneLineParser(prog="python -m central", description="The reference central service.")
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", required=True)

    serving = commands.add_parser("serve", help="run the service")
    _where(serving)
    serving.add_argument("--host", default="127.0.0.1")
    serving.add_argument(
        "--port", type=int, default=8443, help="0: the system chooses; printed on standard output"
    )
    _for_the_opening(serving)
    serving.add_argument("--places", type=Path, metavar="FILE", help="where terminals and windows are (TOML)")
    _public_url(serving)
    serving.add_argument(
        "--payment", type=Path, metavar="FILE", help="the payment provider (TOML); without it: at windows"
    )
    serving.add_argument(
        "--stand-ins",
        action="store_true",
        help="pages that stand in for phone app and payment provider; only with --plain-http",
    )
    serving.add_argument(
        "--plain-http",
        action="store_true",
        help="let people sign in to the console without TLS; taken on this machine's own address only",
    )
    serving.add_argument(
        "--metrics", metavar="HOST:PORT", help="figures for Prometheus, on a port of their own; else none"
    )
    serving.set_defaults(run=_serve)

    opening = commands.add_parser("open", help="open what was taken in; serve does so where it has the key")
    opening.add_argument("--database", required=True, metavar="URL")
    opening.add_argument("--opening-key", type=Path, required=True, metavar="FILE")
    _for_the_opening(opening)
    opening.add_argument("--once", action="store_true", help="what waits now, then end")
    opening.add_argument("--rung", action="store_true", help=argparse.SUPPRESS)
    opening.set_defaults(run=_open)

    working = commands.add_parser(
        "work", help="make outputs, send notices, note what is overdue; serve starts one itself"
    )
    _where(working)
    _for_the_opening(working)
    _public_url(working)
    working.add_argument("--once", action="store_true", help="what waits now, then end")
    working.add_argument("--rung", action="store_true", help=argparse.SUPPRESS)
    working.set_defaults(run=_work)

    terminal_commands.add(commands)
    face_commands.add(commands)
    desk_commands.add(commands)
    command_desk.add(commands)
    simulate_command.add(commands)
    people_commands.add(commands)
    data_commands.add(commands)

    update_commands.add(commands)

    keys = commands.add_parser(
        "keys", help="the public keys; makes them where there are none. And the ceremonies of update keys"
    )
    keys.add_argument("--keys", type=Path, metavar="DIR")
    keys.set_defaults(run=_keys)
    update_commands.add_ceremonies(keys)

    statistics = commands.add_parser("statistics", help="what arrived, counted over all terminals, as JSON")
    statistics.add_argument("--database", required=True, metavar="URL")
    statistics.set_defaults(run=_statistics)

    purging = commands.add_parser("purge", help="delete the personal data whose time is over; run it daily")
    purging.add_argument("--database", required=True, metavar="URL")
    purging.set_defaults(run=_purge)

    document = commands.add_parser("openapi", help="write the OpenAPI document")
    document.add_argument("file", type=Path, nargs="?", metavar="FILE", help="standard output without it")
    document.set_defaults(run=_openapi)
    return parser


def _where(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--database", required=True, metavar="URL", help="for instance sqlite:////var/lib/central/central.db"
    )
    parser.add_argument("--keys", type=Path, required=True, metavar="DIR")


def _public_url(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--public-url", default="", metavar="URL", help="where people's phones find this service (https://)"
    )


def _for_the_opening(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--message-gateway", metavar="URL", help="takes text messages as JSON {phone, text}")
    parser.add_argument("--catalogue", type=Path, metavar="FILE", help="the catalogue as JSON")
    parser.add_argument("--people", type=Path, metavar="FILE", help="telephones on file (TOML)")
    parser.add_argument(
        "--holidays", type=Path, metavar="FILE", help="the calendar of working days (TOML) instead of our own"
    )
    parser.add_argument(
        "--data-keys",
        type=Path,
        metavar="FILE",
        help="the keys of personal data; beside the others otherwise",
    )


def _serve(args: argparse.Namespace) -> None:
    if args.stand_ins and not args.plain_http:
        raise WrongUse(
            "--stand-ins is for a demonstration on this machine: give --plain-http, or leave it out"
        )
    if args.stand_ins and args.payment:
        raise WrongUse("--payment names who takes money: leave --stand-ins out, or the demonstration would")
    if args.plain_http and args.host not in _THIS_MACHINE:
        raise WrongUse("--plain-http goes with --host 127.0.0.1 only; else put TLS in front")
    load_or_create(args.keys, HpkeX25519())
    if (args.keys / OPENING_KEY).exists():
        data_keys.load_or_create(args.data_keys or args.keys / DATA_KEYS)
    child = opener_beside(args)
    workers: list[WorkerChild] = []
    try:
        # The framework is most of the time a start takes, and the other commands do without it.
        from central.app import create_app  # noqa: PLC0415
        from central.metrics import serve_metrics  # noqa: PLC0415
        from central.serve import serve  # noqa: PLC0415

        settings = Settings(
            args.database,
            args.keys,
            args.catalogue,
            args.places,
            args.holidays,
            data_keys=args.data_keys,
            stand_ins=args.stand_ins,
            payment=args.payment,
            public_url=args.public_url,
            has_gateway=bool(args.message_gateway),
            plain_http=args.plain_http,
        )
        app = create_app(
            settings,
            system_clock,
            child.ring if child else _nobody_to_ring,
            child.taken_in if child else _nobody_to_ring,
        )
        if args.metrics:
            serve_metrics(app.state.metrics, *_address(args.metrics))
        if child:
            child.wait_until_ready()
        serve(app, args.host, args.port, lambda: _start_worker(args, workers))
    finally:
        for each in (child, *workers):
            if each:
                each.stop()


def _start_worker(args: argparse.Namespace, workers: list[WorkerChild]) -> None:
    """Once requests are taken: nobody waits for what it does."""
    worker = worker_beside(args)
    if worker:
        workers.append(worker)


def _work(args: argparse.Namespace) -> None:
    from central.casework.worker_process import work  # noqa: PLC0415  its libraries are for it alone

    work(args)


def _address(text: str) -> tuple[str, int]:
    host, _, port = text.rpartition(":")
    if not host or not port.isdecimal():
        raise WrongUse("--metrics takes HOST:PORT, for instance 127.0.0.1:9464")
    return host.strip("[]"), int(port)


def _nobody_to_ring() -> None:
    """It looks by itself."""


def _open(args: argparse.Namespace) -> None:
    from central.opener_process import open_what_waits  # noqa: PLC0415  its libraries are for it alone

    open_what_waits(args)


def _keys(args: argparse.Namespace) -> None:
    if args.keys is None:
        raise BadFile("keys: give --keys DIR, or a ceremony: keys --help")
    keys = load_or_create(args.keys, HpkeX25519())
    public = {
        "signing_key": keys.signing_public.hex(),
        "signing_key_id": keys.signing_id,
        "sealing_key": keys.sealing_public.hex(),
        "sealing_key_id": keys.sealing_id,
        "suite": keys.suite.name,
    }
    _say(json.dumps(public, indent=1))


def _statistics(args: argparse.Namespace) -> None:
    storage = Storage(args.database)
    try:
        _say(count(storage, None).model_dump_json())
    finally:
        storage.close()


def _purge(args: argparse.Namespace) -> None:
    storage = Storage(args.database)
    try:
        with storage.write() as session:
            done = delete_what_is_due(session, system_clock())
    finally:
        storage.close()
    _say(
        f"{done.submissions} submissions deleted, {done.lonely_parts} attachments without one, "
        f"{done.opened} rows of what had been opened; "
        f"{done.still_in_work} are due, but their cases are not closed"
    )


def _openapi(args: argparse.Namespace) -> None:
    from central.app import create_app  # noqa: PLC0415  as in _serve
    from central.openapi import openapi_text  # noqa: PLC0415

    with tempfile.TemporaryDirectory() as directory:
        here = Path(directory)
        settings = Settings(f"sqlite:///{here}/central.db", here / "keys")
        document = openapi_text(create_app(settings, system_clock, _nobody_to_ring))
    if args.file:
        args.file.write_text(document, encoding="utf-8")
    else:
        sys.stdout.write(document)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()
