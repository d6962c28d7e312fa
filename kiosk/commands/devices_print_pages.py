"""``kiosk devices print-test page_printer``: two A4 sides through the whole way, and the printer's word on
them.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import UTC, datetime

from devices.page_printer.ipp_printer import IppPrinter
from devices.page_printer.printer import Outcome, Pages, Progress, Sides
from devices.standing import Cause, Standing
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE, FAILED
from kiosk.equipment.check import screen_has_the_devices
from kiosk.equipment.classes import page_printer, wirings
from kiosk.equipment.errors import not_configured
from kiosk.errors import KioskError
from kiosk.terminal.place import TerminalPlace
from kiosk.words import Words
from offline_cache.service_record import ServiceRecord

NAME, TEST = "page_printer", "page"
LOOK_EVERY_S = 0.5
_TOLD = {
    Outcome.PRINTED: "PRINTED: the printer says that both sides are out",
    Outcome.CANCELLED: "NOT PRINTED: it was cancelled at the printer",
    Outcome.FAILED_PAPER_OUT: "NOT PRINTED: there is no paper",
    Outcome.FAILED_COVER_OPEN: "NOT PRINTED: a door or cover is open",
    Outcome.FAILED_JAM: "NOT PRINTED: paper is jammed",
    Outcome.FAILED_FAULT: "NOT PRINTED: the printer reports a fault",
    Outcome.FAILED_UNREACHABLE: "NOT PRINTED: the printer cannot be reached",
    Outcome.UNKNOWN: "UNKNOWN: the printer did not say whether the pages are out; look at them",
}


class ScreenHasIt(KioskError):
    """The screen's process prints; two at a time would end each other's pages."""


def print_sheet(
    args: argparse.Namespace, context: Context, pause: Callable[[float], object] = time.sleep
) -> int:
    """Print it, say what the printer says meanwhile, and put the result on record."""
    from kiosk.technician.trial_sheet import trial_sheet  # noqa: PLC0415  fpdf takes a second to import

    config = context.load_config().config
    settings = config.devices.page_printer
    if settings is None:
        raise not_configured(NAME)
    place = TerminalPlace(context.data_dir)
    if screen_has_the_devices(place):
        raise ScreenHasIt(
            "the screen has the printer; test it in the maintenance mode, or end kiosk ui first"
        )
    printer = page_printer(config, wirings(config)[NAME])
    sheet = trial_sheet(datetime.now().astimezone(), settings.uri, config.ui.languages[0])
    before = printer.standing()
    try:
        end = _printed(printer, Pages(sheet, Sides.LONG_EDGE), context, pause)
    finally:
        printer.close()
    after = printer.standing()
    _put_on_record(place, end)
    if args.json:
        told = {"outcome": end.outcome, "sides": end.impressions}
        context.say_json({**told, "before": _as_json(before), "after": _as_json(after)})
    else:
        assert end.outcome is not None
        context.say(_TOLD[end.outcome])
        if end.outcome is not Outcome.PRINTED:
            context.say(f"to do   {_remedy(after)}")
    return DONE if end.outcome is Outcome.PRINTED else FAILED


def _printed(
    printer: IppPrinter, pages: Pages, context: Context, pause: Callable[[float], object]
) -> Progress:
    job = printer.print(pages)
    told = ""
    while (progress := job.look()).outcome is None:
        said = ", ".join(reason.keyword for reason in progress.status.reasons)
        line = f"{progress.status.connection}, {progress.status.activity} {said}".strip()
        if line != told and context.err.isatty():
            context.warn(line)
        told = line
        pause(LOOK_EVERY_S)
    return progress


def _put_on_record(place: TerminalPlace, end: Progress) -> None:
    with ServiceRecord.open(place.service_record) as record:
        record.tested(NAME, TEST, end.outcome is Outcome.PRINTED, datetime.now(UTC))
        if end.impressions:
            record.count(NAME, "pages", end.impressions)


def _as_json(standing: Standing) -> dict[str, str]:
    return {"state": standing.state, "cause": standing.cause, "detail": standing.detail}


def _remedy(standing: Standing) -> str:
    if standing.cause is Cause.NONE:
        return "look at the paper, then try again"
    return Words("en").text(f"bench.remedy.{standing.cause}")
