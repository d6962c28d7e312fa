"""``kiosk config show | check FILE | history | undo``."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.apply.pushed import central_of
from kiosk.apply.record import Reason, Record, undone_by_hand
from kiosk.apply.store import Store
from kiosk.commands.context import Context
from kiosk.config.errors import ConfigError
from kiosk.config.layers import flatten
from kiosk.config.load import check
from kiosk.errors import KioskError


class NothingToUndo(KioskError):
    """Nothing was pushed."""


def add(subparsers: Any) -> None:
    """The command and its four actions."""
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
    undo = actions.add_parser("undo", help="go back one pushed bundle, by hand; it is not taken again")
    undo.set_defaults(run=_undo)


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
    record = _store(context).read()
    if args.json:
        context.say_json([json.loads(each.model_dump_json()) for each in record.history])
        return 0
    if not record.history:
        context.say("nothing applied yet: this terminal runs its factory and local files")
        return 0
    for each in record.history:
        names = ", ".join(f"{kind} {name}" for kind, name in each.names.items()) or "the factory's"
        why = "" if each.reason is Reason.NONE else f"  {each.reason}"
        detail = f": {each.detail}" if each.detail else ""
        context.say(
            f"{each.at:%Y-%m-%d %H:%M} UTC  {each.sequence:>5}  {each.outcome:<14}  {names}{why}{detail}"
        )
    phase, running = record.state.phase, record.running
    context.say(f"now: {phase}, assignment {running.sequence}")
    return 0


def _undo(_args: argparse.Namespace, context: Context) -> int:
    store = _store(context)
    back: list[Record] = []

    def step(before: Record) -> Record:
        after = undone_by_hand(before, datetime.now(UTC))
        back.extend([] if after is None else [after])
        return after or before

    store.change(step)
    if not back:
        raise NothingToUndo("no bundle was pushed that could be undone; kiosk config history shows what was")
    names = " ".join(back[0].running.names.values()) or "the factory's settings and catalogue"
    context.say(f"undone; this terminal goes back to {names} as soon as nobody is before it")
    return 0


def _store(context: Context) -> Store:
    return Store(context.data_dir, central_of(context.data_dir))
