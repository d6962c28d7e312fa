"""The ``kiosk`` command: ``kiosk [--config FILE] [--data DIR] COMMAND``."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NoReturn

from kiosk.commands.context import Context
from kiosk.commands.failure import FAILED, WRONG_USAGE, explain
from kiosk.commands.registry import COMMANDS, Command

INSTALLED_DATA_DIR = Path("/var/lib/kiosk")  # StateDirectory= of the systemd units
INTERRUPTED = 130  # 128 + SIGINT, as shells report it


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns its exit code. Never raises for what a person can mend."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    try:
        parsed = _parser(_chosen(arguments)).parse_args(arguments)
        context = Context(parsed.config, parsed.data, sys.stdout, sys.stderr)
        return int(parsed.run(parsed, context))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (`| head`) has left. Nothing more can be said to it, not even at
        # interpreter exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        explained = explain(error)
        if explained is None:
            raise
        line, code = explained
        sys.stderr.write(f"kiosk: {line}\n")
        return code


def default_data_dir() -> Path:
    """The installed terminal's directory where there is one, else the user's own."""
    if INSTALLED_DATA_DIR.is_dir():
        return INSTALLED_DATA_DIR
    base = os.environ.get("XDG_DATA_HOME") or str(Path.home() / ".local" / "share")
    return Path(base) / "kiosk"


class _OneLineParser(argparse.ArgumentParser):
    """Says what is wrong with the command line in one line, as every other failure is said."""

    def error(self, message: str) -> NoReturn:
        self.exit(WRONG_USAGE, f"kiosk: {message}; see {self.prog} --help\n")


def _global_parser(**options: Any) -> argparse.ArgumentParser:
    parser = _OneLineParser(
        prog="kiosk", description="Software of a 24-hour self-service government terminal.", **options
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
        default=default_data_dir(),
        help="what this terminal keeps (default: %(default)s)",
    )
    return parser


def _chosen(arguments: Sequence[str]) -> str | None:
    """The command's word, found without knowing its arguments."""
    _, rest = _global_parser(add_help=False, exit_on_error=False).parse_known_args(arguments)
    return next((word for word in rest if not word.startswith("-")), None)


def _parser(chosen: str | None) -> argparse.ArgumentParser:
    """The whole parser, with the arguments of the chosen command only."""
    parser = _global_parser()
    commands = parser.add_subparsers(title="commands", metavar="COMMAND", dest="command", required=True)
    for command in COMMANDS:
        if command.name == chosen:
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
