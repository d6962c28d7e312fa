"""The ``kiosk`` command: ``kiosk [--config FILE] [--data DIR] COMMAND``."""

from __future__ import annotations

import argparse
import importlib
import io
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from kiosk.commands.context import Context
from kiosk.commands.failure import WRONG_USAGE, guarded
from kiosk.commands.registry import COMMANDS, Command

INSTALLED_DATA_DIR = Path("/var/lib/kiosk")  # StateDirectory= of the systemd units
GLOBAL_OPTIONS = ("--config", "--data")  # each takes one value


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Never raises for what a person can mend."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    _spell_out_what_cannot_be_shown()
    return guarded(lambda: _run(arguments))


def _spell_out_what_cannot_be_shown() -> None:
    """A name or path may hold what the encoding of a terminal lacks; that must not end a command."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def default_data_dir() -> Path:
    """The installed terminal's directory where there is one, else the user's own."""
    if INSTALLED_DATA_DIR.is_dir():
        return INSTALLED_DATA_DIR
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "kiosk"


def _run(arguments: list[str]) -> int:
    at = _position_of_command(arguments)
    word = arguments[at] if at < len(arguments) else None
    chosen = next((command for command in COMMANDS if command.name == word), None)
    rest: list[str] = []
    if chosen is not None and chosen.passes_on:
        arguments, rest = arguments[: at + 1], arguments[at + 1 :]
    parsed = _parser(chosen).parse_args(arguments, argparse.Namespace(rest=rest))
    given: Path | None = parsed.data
    context = Context(parsed.config, given or default_data_dir(), sys.stdout, sys.stderr, given is not None)
    return int(parsed.run(parsed, context))


class _OneLineParser(argparse.ArgumentParser):
    """Says what is wrong with the command line in one line, as every other failure is said."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USAGE, f"kiosk: {message}; see {self.prog} --help\n")


def _position_of_command(arguments: Sequence[str]) -> int:
    """Where the command's word stands, found without knowing any command's arguments."""
    at = 0
    while at < len(arguments) and arguments[at].startswith("-"):
        at += 2 if arguments[at] in GLOBAL_OPTIONS else 1
    return at


def _parser(chosen: Command | None) -> argparse.ArgumentParser:
    """The whole parser, with the arguments of the chosen command only."""
    parser = _OneLineParser(
        prog="kiosk",
        description="Software of a 24-hour self-service government terminal.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--config",
        type=Path,
        metavar="FILE",
        help="laid over the factory config.toml, only the keys it names",
    )
    parser.add_argument(
        "--data",
        type=Path,
        metavar="DIR",
        help=f"what this terminal keeps (default: {default_data_dir()})",
    )
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for command in COMMANDS:
        if command is chosen:
            _add(command, commands)
        else:
            commands.add_parser(command.name, help=command.help)
    return parser


def _add(command: Command, commands: Any) -> None:
    modules = [importlib.import_module(name) for name in command.modules]
    if command.group:
        group = commands.add_parser(command.name, help=command.help)
        commands = group.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    for module in modules:
        module.add(commands)
    if not command.group and hasattr(modules[0], "run"):
        commands.choices[command.name].set_defaults(run=modules[0].run)


if __name__ == "__main__":
    sys.exit(main())
