"""``kiosk devices readiness``: whether this terminal can serve; to read, print, put on a stick, send."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from devices.receipt_printer.printer import PrintOutcome
from kiosk.commands.context import Context
from kiosk.commands.devices_check import answers
from kiosk.commands.failure import DONE, FAILED
from kiosk.contract.diagnostics import ReadinessReport
from kiosk.technician.readiness_text import in_lines, on_paper
from kiosk.words import Words

if TYPE_CHECKING:
    from kiosk.config import Config


def add(actions: Any) -> None:
    """The action ``readiness`` below ``kiosk devices``."""
    parser = actions.add_parser("readiness", help="whether this terminal can serve: the readiness report")
    parser.add_argument("--json", action="store_true", help="as one JSON object")
    parser.add_argument(
        "--export", type=Path, metavar="DIR", help="write it there too, for programs and for people"
    )
    parser.add_argument("--print", action="store_true", dest="on_paper", help="print it too")
    parser.add_argument("--send", action="store_true", help="send it to the central service too")
    parser.set_defaults(run=_readiness)


def _readiness(args: argparse.Namespace, context: Context) -> int:
    """0 when the terminal is ready and everything asked for was done."""
    from kiosk.technician.report_making import made_now  # noqa: PLC0415  requests and cryptography

    effective = context.load_config()
    config = effective.config
    report, code = made_now(
        config, context.data_dir, answers(context, config.devices.names), effective.ignored
    )
    if args.json:
        context.say(report.model_dump_json(indent=2))
    else:
        for line in in_lines(report, code, datetime.now().astimezone().tzinfo):
            context.say(line)
    done = [report.ready]
    if args.export is not None:
        _export(report, code, args.export, context)
    if args.on_paper:
        done.append(_print(report, code, config, context))
    if args.send:
        done.append(_send(report, config, context))
    return DONE if all(done) else FAILED


def _export(report: ReadinessReport, code: str, directory: Path, context: Context) -> None:
    from kiosk.technician.report_ways import export  # noqa: PLC0415  requests, which reading does without

    for file in export(report, code, directory):
        context.warn(f"written: {file}")


def _print(report: ReadinessReport, code: str, config: Config, context: Context) -> bool:
    from kiosk.equipment.classes import receipt_printer, wirings  # noqa: PLC0415  fonts

    language = config.ui.languages[0]
    zone = datetime.now().astimezone().tzinfo or UTC
    place = config.terminal.place_name.in_language(language)
    printer = receipt_printer(config, wirings(config)["receipt_printer"])
    printer.open()
    try:
        outcome = printer.print(on_paper(report, code, place, language, zone))
    finally:
        printer.close()
    context.warn(f"paper: {outcome.value}")
    return outcome is PrintOutcome.PRINTED


def _send(report: ReadinessReport, config: Config, context: Context) -> bool:
    from kiosk.submission.reasons import explained  # noqa: PLC0415  as above
    from kiosk.technician.report_making import line_to_central  # noqa: PLC0415
    from kiosk.technician.report_ways import send  # noqa: PLC0415

    client = line_to_central(config, context.data_dir)
    try:
        sent = send(report, client)
    finally:
        client.close()
    if sent.number is None:
        context.warn(f"kiosk: not sent: {explained(sent.reason, Words('en'))}; try again, or use --export")
        return False
    context.warn(f"sent: the central service holds it as report {sent.number}")
    return True
