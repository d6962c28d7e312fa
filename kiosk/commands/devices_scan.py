"""``kiosk devices scan-code | scan-page``: the two scanners on the technician's bench, without the screen."""

from __future__ import annotations

import argparse
import time
from datetime import UTC, datetime
from typing import Any

from devices.code_scanner.scanner import CodeRefused, CodeScanner, ScannedCode
from devices.document_scanner.scanner import (
    LEAST_DPI,
    MOST_DPI,
    ColourMode,
    PageSource,
    ScannedPage,
    ScanRequest,
)
from devices.errors import DeviceError, NoAnswer
from devices.page_image.making import page_from
from devices.page_image.page import Page, PageDoubt
from kiosk.commands.arguments import seconds
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE
from kiosk.commands.revealing import record_reveal
from kiosk.equipment.classes import code_scanner, document_scanner, wiring_of
from kiosk.terminal.place import TerminalPlace
from offline_cache.service_record import ServiceRecord

CODE_SCANNER, DOCUMENT_SCANNER, TEST = "code_scanner", "document_scanner", "scan"
DEFAULT_WAIT_S = 15.0
LOOK_S = 0.5
RELIGHT_S = 5.0
"""Scanners put their light out by themselves."""
MOST_PAGES = 50
_LOOKS = {
    PageDoubt.NONE: "something is to be read on it",
    PageDoubt.NO_EDGE: "no sheet is to be seen",
    PageDoubt.SEVERAL: "more than one sheet lies there",
    PageDoubt.BLANK: "it is blank",
    PageDoubt.BLURRED: "it is blurred: clean the glass",
    PageDoubt.DARK: "it is dark: is the lamp on?",
}


def add(actions: Any) -> None:
    """The actions ``scan-code`` and ``scan-page`` below ``kiosk devices``."""
    code = actions.add_parser("scan-code", help="scan a code; what it says is masked")
    code.add_argument("--json", action="store_true", help="as one JSON object")
    code.add_argument("--reveal", action="store_true", help="show it; the audit trail says that you did")
    code.add_argument(
        "--wait",
        type=seconds,
        default=DEFAULT_WAIT_S,
        metavar="SECONDS",
        help="how long to wait for a code (default: %(default)g)",
    )
    code.set_defaults(run=_scan_code)
    page = actions.add_parser("scan-page", help="scan a page and say what was seen; nothing is kept")
    page.add_argument("--json", action="store_true", help="as one JSON object")
    page.add_argument("--feeder", action="store_true", help="take the whole stack in the feeder")
    page.add_argument("--grey", action="store_true", help="without colours")
    page.add_argument(
        "--dpi",
        type=_dpi,
        default=300,
        help=f"dots per inch, {LEAST_DPI} to {MOST_DPI} (default: %(default)d)",
    )
    page.set_defaults(run=_scan_page)


def wait_for_code(scanner: CodeScanner, wait_s: float, context: Context) -> ScannedCode:
    """The next good code; those refused are told. NoAnswer when none comes in time."""
    deadline = time.monotonic() + wait_s
    lit_until = 0.0
    while (now := time.monotonic()) < deadline:
        if now >= lit_until:
            scanner.begin()
            lit_until = now + RELIGHT_S
        try:
            code = scanner.look(min(LOOK_S, deadline - now))
        except CodeRefused as error:
            context.warn(str(error))
            lit_until = 0.0
            continue
        if code is not None:
            return code
    raise NoAnswer(
        f"code scanner: no code within {wait_s:g} s; hold one in front of it and try again",
        sentence_key="device.code.show",
    )


def _scan_code(args: argparse.Namespace, context: Context) -> int:
    config = context.load_config().config
    scanner = code_scanner(config, wiring_of(config, CODE_SCANNER))
    scanner.open()
    try:
        if context.err.isatty():
            context.warn("hold a code in front of the scanner")
        code = wait_for_code(scanner, args.wait, context)
    except DeviceError:
        _on_record(context, CODE_SCANNER, passed=False, counter="codes", done=0)
        raise
    finally:
        scanner.end()
        scanner.close()
    _on_record(context, CODE_SCANNER, passed=True, counter="codes", done=1)
    if args.reveal:
        record_reveal(context, "code.revealed", "scan-code")
    shown = code.text(time.monotonic()) if args.reveal else None
    if args.json:
        context.say_json({"seen": code.masked, "text": shown})
    else:
        context.say(f"seen  {code.masked}" if shown is None else f"text  {shown}")
    return DONE


def _scan_page(args: argparse.Namespace, context: Context) -> int:
    config = context.load_config().config
    scanner = document_scanner(config, wiring_of(config, DOCUMENT_SCANNER))
    request = ScanRequest(
        PageSource.FEEDER if args.feeder else PageSource.PLATE,
        ColourMode.GREY if args.grey else ColourMode.COLOUR,
        args.dpi,
        MOST_PAGES if args.feeder else 1,
    )
    seen: list[dict[str, object]] = []
    try:
        for number, scanned in enumerate(scanner.scan(request), 1):
            page = page_from(scanned.encoded, scanned=True)
            seen.append(_as_json(scanned, page))
            if not args.json:
                context.say(f"page {number:<3}{_in_words(scanned, page)}")
    except DeviceError:
        _on_record(context, DOCUMENT_SCANNER, passed=False, counter="scans", done=len(seen))
        raise
    _on_record(context, DOCUMENT_SCANNER, passed=True, counter="scans", done=len(seen))
    if args.json:
        context.say_json({"pages": seen})
    return DONE


def _on_record(context: Context, device: str, *, passed: bool, counter: str, done: int) -> None:
    """The result of the test, and what was done."""
    counts = {(device, counter): done, (device, "failures"): int(not passed)}
    with ServiceRecord.open(TerminalPlace(context.data_dir).service_record) as record:
        record.tested(device, TEST, passed, datetime.now(UTC))
        record.count_all({key: by for key, by in counts.items() if by})


def _as_json(scanned: ScannedPage, page: Page) -> dict[str, object]:
    width_mm, height_mm = scanned.size_mm
    return {
        "width": scanned.width,
        "height": scanned.height,
        "dpi": scanned.dpi,
        "width_mm": round(width_mm, 1),
        "height_mm": round(height_mm, 1),
        "bytes": len(scanned.encoded),
        "page_width": page.width,
        "page_height": page.height,
        "page_bytes": len(page.content),
        "doubt": page.doubt,
    }


def _in_words(scanned: ScannedPage, page: Page) -> str:
    width_mm, height_mm = scanned.size_mm
    return (
        f"{scanned.width} x {scanned.height} pixels at {scanned.dpi} dpi, "
        f"{width_mm:.0f} x {height_mm:.0f} mm; as a page {page.width} x {page.height}, "
        f"{len(page.content) // 1024} KiB; {_LOOKS[page.doubt]}"
    )


def _dpi(text: str) -> int:
    try:
        dpi = int(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number") from None
    if not LEAST_DPI <= dpi <= MOST_DPI:
        raise argparse.ArgumentTypeError(f"{text} is not within {LEAST_DPI} to {MOST_DPI} dots per inch")
    return dpi
