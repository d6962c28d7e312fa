"""``kiosk doctor [--json]``: what is wrong with this machine, and what to do about it."""

import argparse
from typing import Any

from kiosk.commands.context import Context
from kiosk.commands.failure import DONE, FAILED
from kiosk.config import ConfigError
from kiosk.technician.doctor import Result, examine
from kiosk.technician.task import Level, Machine


def add(subparsers: Any) -> None:
    """The command and its one option."""
    parser = subparsers.add_parser("doctor", help="find what is wrong with this machine")
    parser.add_argument("--json", action="store_true", help="as one JSON list")


def run(args: argparse.Namespace, context: Context) -> int:
    """0 when nothing keeps the terminal from serving, else 1."""
    results = []
    for result in examine(_machine(context)):
        results.append(result)
        if not args.json:
            context.say(_line(result))
    if args.json:
        context.say_json([_as_json(result) for result in results])
    return FAILED if any(result.finding.level is Level.ISSUE for result in results) else DONE


def _machine(context: Context) -> Machine:
    try:
        effective = context.load_config()
    except ConfigError as error:
        return Machine(None, error.problems, (), context.data_dir)
    return Machine(
        effective.config, (), effective.ignored, context.data_dir, pushed_problem=effective.pushed_problem
    )


def _line(result: Result) -> str:
    finding = result.finding
    remedy = f"; {finding.remedy}" if finding.remedy else ""
    return f"{finding.level:<8} {result.name:<16} {finding.text}{remedy}"


def _as_json(result: Result) -> dict[str, str]:
    finding = result.finding
    return {"task": result.name, "level": finding.level, "text": finding.text, "remedy": finding.remedy}
