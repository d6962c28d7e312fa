"""``kiosk config show | check FILE | history``."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

from kiosk.commands.context import Context
from kiosk.config.errors import ConfigError
from kiosk.config.layers import flatten
from kiosk.config.load import check


def add(subparsers: Any) -> None:
    """The command and its three actions."""
    parser = subparsers.add_parser("config", help="the settings in force, and checks of a file")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    show = actions.add_parser("show", help="every key, its value, and where the value came from")
    show.add_argument("--json", action="store_true", help="as one JSON object")
    show.set_defaults(run=_show)
    checked = actions.add_parser("check", help="say what is wrong with a file before it is used")
    checked.add_argument("file", type=Path, metavar="FILE")
    checked.set_defaults(run=_check)
    history = actions.add_parser("history", help="what was applied when")
    history.add_argument("--json", action="store_true", help="as one JSON list")
    history.set_defaults(run=_history)


def _show(args: argparse.Namespace, context: Context) -> int:
    effective = context.load_config()
    values = flatten(effective.config.model_dump(mode="json", exclude_none=True))
    if args.json:
        keys = {key: {"value": value, "source": effective.sources[key]} for key, value in values.items()}
        context.say_json(
            {
                "enrolled": effective.enrolled,
                "keys": keys,
                "ignored": list(effective.ignored),
                "pushed_problem": effective.pushed_problem,
            }
        )
        return 0
    width = max(map(len, values))
    for key, value in values.items():
        context.say(f"{key:<{width}}  {json.dumps(value, ensure_ascii=False):<28}  {effective.sources[key]}")
    if effective.pushed_problem:
        context.warn(f"the pushed bundle is left out: {effective.pushed_problem}")
    for key in effective.ignored:
        reason = "this terminal is enrolled, the central service sets it"
        context.warn(f"{context.config_file}: {key}: not taken, {reason}")
    return 0


def _check(args: argparse.Namespace, context: Context) -> int:
    try:
        check(args.file)
    except ConfigError as error:
        for problem in error.problems:
            context.warn(problem)
        return error.exit_code
    context.say(f"{args.file}: good")
    return 0


def _history(args: argparse.Namespace, context: Context) -> int:
    context.say("[]" if args.json else "nothing applied yet: this terminal runs its factory and local files")
    return 0
