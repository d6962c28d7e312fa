"""``kiosk demo``: all on one machine. A person uses the window; ``--headless`` a scripted resident does."""

import argparse
import errno
import json
import os
import signal
import sys
import tempfile
import threading
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import Any

from kiosk.commands.children import become
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE, FAILED

_SEED = 1
_MOST_VISITS = 100_000
_FACES = ("yes", "no", "cannot_tell")


def add(subparsers: Any) -> None:
    """Its arguments."""
    parser = subparsers.add_parser(
        "demo",
        help="everything on one machine, with simulated devices",
        description="The embedded central service, devices simulated on pseudo-terminals, agent and screen,"
        " started as the real processes. Without a display a scripted resident makes the visits.",
    )
    option = parser.add_argument
    option("--headless", action="store_true", help="a scripted resident makes the visits; no window")
    option("--visits", type=_count, default=3, metavar="N", help="visits to make (default: 3)")
    option("--seed", type=int, default=_SEED, metavar="S", help="decides what the residents answer")
    option("--offline-first", type=_count, default=0, metavar="N", help="no network for the first N visits")
    option("--unplug", action="store_true", help="somebody pulls devices out in mid-use, and puts them back")
    option("--technician", action="store_true", help="a technician comes after the visits")
    option("--face", choices=_FACES, help="a stand-in of a face module, and what it answers (default: none)")
    option(
        "--face-fail",
        metavar="WAY",
        help="how that stand-in fails, as its own `--fail` (default: it does not)",
    )
    option("--at", type=_local_time, metavar="TIME", help="the clocks say this, such as 2026-10-01T03:00")
    option("--landscape", action="store_true", help="1920x1080 instead of 1080x1920")
    option("--report", type=Path, metavar="FILE", help="write what happened as JSON")
    option("--screenshots", type=Path, metavar="DIR", help="a picture of each screen")
    option("--receipts", type=Path, metavar="DIR", help="each printed paper's bytes and its picture")


def run(args: argparse.Namespace, context: Context) -> int:
    """Run it to its end. 0 when nothing was lost or doubled."""
    settings = _settings(context)
    _prepare_places(args)
    if args.at:
        _move_clock(args.at)
    from kiosk.demo.day import Day, Options  # noqa: PLC0415  the simulators are for the demonstration alone

    with ExitStack() as stack:
        data = context.data_dir if context.data_given else _temporary(stack)
        options = Options(
            data=data,
            headless=args.headless or not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")),
            visits=args.visits,
            seed=args.seed,
            offline_first=min(args.offline_first, args.visits),
            landscape=args.landscape,
            report_file=args.report,
            screenshots=args.screenshots,
            receipts=args.receipts,
            settings=settings,
            unplugging=args.unplug,
            technician=args.technician,
            face=args.face or ("yes" if args.face_fail else ""),
            face_fails=args.face_fail or "",
        )
        context.say(f"demonstration in {data}")
        result = Day(options, context.say, _stop_signal()).run()
    if result is None:
        return DONE
    if args.report:
        args.report.write_text(json.dumps(result, ensure_ascii=False, indent=2) + "\n", "utf-8")
    context.say(_summary(result))
    wrong = result["lost"] + result["duplicates"] + result["fees"]["doubled"]
    return DONE if wrong == 0 else FAILED


def _settings(context: Context) -> dict[str, object]:
    """The keys of ``--config``; raises ``ConfigError`` before anything is started."""
    if context.config_file is None:
        return {}
    from kiosk.config.layers import locally_allowed  # noqa: PLC0415  pydantic is not needed for --help
    from kiosk.config.load import check, read_toml  # noqa: PLC0415

    check(context.config_file)
    settings = read_toml(context.config_file)
    for key in settings:
        if not locally_allowed(key, demonstration=True):
            context.warn(f"{context.config_file}: {key}: not taken, the demonstration's terminal is enrolled")
    return {key: value for key, value in settings.items() if locally_allowed(key, demonstration=True)}


def _prepare_places(args: argparse.Namespace) -> None:
    """What cannot be written to is said now, and not after the visits. Raises ``OSError`` with the path."""
    for directory in (args.screenshots, args.receipts, args.report and args.report.parent):
        if directory is not None:
            directory.mkdir(parents=True, exist_ok=True)
    if args.report is not None and args.report.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(args.report))


def _temporary(stack: ExitStack) -> Path:
    return Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="kiosk-demo-")))


def _stop_signal() -> threading.Event:
    """Set by Ctrl-C and SIGTERM from now on."""
    event = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: event.set())
    return event


def _summary(result: dict[str, Any]) -> str:
    besides = ", ".join(
        f"{each['filed']} {kind.replace('_', ' ')}"
        for kind, each in result["kinds"].items()
        if kind != "filing"
    )
    missed = ", ".join(
        f"{each['not_done']} {deed.replace('_', ' ')}"
        for deed, each in result["deeds"].items()
        if each["not_done"]
    )
    return (
        f"{result['visits']} visits, {result['filed']} filed, {result['printed']} printed, "
        f"{result['delivered']} delivered{f'; besides {besides}' if besides else ''}; "
        f"{result['fees']['paid']} fees paid, {result['fees']['doubled']} doubled; "
        f"in all {result['lost']} lost, {result['duplicates']} doubled"
        f"{f'; did not come off: {missed}' if missed else ''}"
    )


def _move_clock(at: datetime) -> None:
    """Begin this same command anew, under a clock that says `at`, which every child inherits."""
    from kiosk.demo.moved_clock import build, is_moved, moved  # noqa: PLC0415  for the demonstration alone

    if not is_moved(os.environ):
        by = (at - datetime.now().astimezone()).total_seconds()
        become("kiosk", sys.argv[1:], moved(os.environ, by, build()))


def _local_time(text: str) -> datetime:
    try:
        return datetime.fromisoformat(text).astimezone()
    except (ValueError, OverflowError, OSError):
        raise argparse.ArgumentTypeError(
            f"write a day and an hour such as 2026-10-01T03:00, not {text!r}"
        ) from None


def _count(text: str) -> int:
    wanted = argparse.ArgumentTypeError(f"write a number from 0 to {_MOST_VISITS}, not {text!r}")
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(_MOST_VISITS))):
        raise wanted
    if int(text) > _MOST_VISITS:
        raise wanted
    return int(text)
