"""``kiosk devices read-card``: the card reader on the technician's bench, without the screen."""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from typing import Any

from devices.errors import CardReadFailed
from devices.id_card.card import IdCard
from devices.id_card.reader import IdCardReader
from kiosk.commands.arguments import seconds
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE
from kiosk.commands.revealing import record_reveal
from kiosk.equipment.classes import id_card_reader, wirings

DEFAULT_WAIT_S = 5.0


def add(actions: Any) -> None:
    """The action ``read-card`` below ``kiosk devices``."""
    card = actions.add_parser("read-card", help="read the card on the reader; personal fields are masked")
    card.add_argument("--json", action="store_true", help="as one JSON object")
    card.add_argument(
        "--reveal", action="store_true", help="show everything; the audit trail says that you did"
    )
    card.add_argument(
        "--wait",
        type=seconds,
        default=DEFAULT_WAIT_S,
        metavar="SECONDS",
        help="how long to wait for a card (default: %(default)g)",
    )
    card.set_defaults(run=_read_card)


def wait_for_card(
    reader: IdCardReader,
    wait_s: float,
    ask: Callable[[], None],
    now: Callable[[], float] = time.monotonic,
    pause: Callable[[float], None] = time.sleep,
) -> None:
    """Poll until a card lies on the reader, and `ask` once for it. CardReadFailed when none comes in time."""
    deadline = now() + wait_s
    asked = False
    while not reader.card_present():
        left = deadline - now()
        if left <= 0:
            raise CardReadFailed(
                f"no card on the reader within {wait_s:g} s; put one on it and try again",
                sentence_key="device.card.place",
            )
        if not asked:
            ask()
            asked = True
        pause(min(left, reader.habits.poll_seconds))


def _read_card(args: argparse.Namespace, context: Context) -> int:
    config = context.load_config().config
    reader = id_card_reader(config, wirings(config)["id_card_reader"])
    reader.open()
    try:
        wait_for_card(reader, args.wait, lambda: _ask_for_card(context))
        card = reader.read()
    finally:
        reader.close()
    if args.reveal:
        record_reveal(context, "card.revealed", "read-card")
    _show(card, context, as_json=args.json, reveal=args.reveal)
    return DONE


def _ask_for_card(context: Context) -> None:
    """Ask a person; a script is told of failures only, in their one line."""
    if context.err.isatty():
        context.warn("put the card on the reader")


def _show(card: IdCard, context: Context, *, as_json: bool, reveal: bool) -> None:
    shown = card.to_json(reveal)
    if as_json:
        context.say_json(shown)
        return
    for key, value in shown.items():
        if value not in (None, []):
            context.say(f"{key:<16}{_plain(value)}")


def _plain(value: object) -> str:
    if isinstance(value, dict):
        return " ".join(str(part) for part in value.values() if part is not None)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
