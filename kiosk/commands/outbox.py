"""``kiosk outbox list | show ID | verify | export DIR | retry ID | void ID --reason TEXT``. Shows nothing
personal: all of it is sealed. ID is a submission's id or the number on its receipt.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from kiosk.commands.context import Context
from kiosk.commands.failure import DONE, FAILED
from kiosk.contract.receipt_number import BadReceiptNumber, ReceiptNumber
from kiosk.contract.void_reason import MAX_REASON, without_a_person
from kiosk.errors import KioskError
from kiosk.submission.export import export
from kiosk.submission.outbox_check import findings
from kiosk.submission.outbox_listing import listed
from kiosk.submission.reasons import explained
from kiosk.terminal import identity as identities
from kiosk.terminal.place import TerminalPlace
from kiosk.words import Words
from offline_cache.audit import AuditTrail
from offline_cache.outbox import Outbox
from offline_cache.roles import Role, RoleLock
from offline_cache.rows import Channel, OutboxRow
from offline_cache.sending_end import SendingEnd
from offline_cache.states import State

ID_HELP = "the submission's id, or the number on its receipt"


def add(subparsers: Any) -> None:
    """The command and its six actions."""
    parser = subparsers.add_parser("outbox", help="what was filed and where it is")
    actions = parser.add_subparsers(title="actions", metavar="ACTION", dest="action", required=True)
    listing = actions.add_parser("list", help="every submission and its state")
    listing.add_argument("--json", action="store_true", help="as one JSON list")
    listing.add_argument("--state", choices=[state.value for state in State], help="only those in this state")
    listing.set_defaults(run=_list)
    show = actions.add_parser("show", help="one submission and its acknowledgement")
    show.add_argument("id", type=_wanted, metavar="ID", help=ID_HELP)
    show.set_defaults(run=_show)
    verify = actions.add_parser("verify", help="is everything whole, signed, and counted without a gap?")
    verify.add_argument("--json", action="store_true", help="the findings as one JSON list")
    verify.set_defaults(run=_verify)
    exported = actions.add_parser("export", help="a sealed copy, for a USB stick")
    exported.add_argument("directory", type=Path, metavar="DIR")
    exported.set_defaults(run=_export)
    retry = actions.add_parser("retry", help="send a quarantined submission again (stop the agent first)")
    retry.add_argument("id", type=_wanted, metavar="ID", help=ID_HELP)
    retry.set_defaults(run=_retry)
    void = actions.add_parser("void", help="give a quarantined submission up for ever (stop the agent first)")
    void.add_argument("id", type=_wanted, metavar="ID", help=ID_HELP)
    void.add_argument(
        "--reason",
        type=_reason,
        required=True,
        help="why, in a few words that the operator reads on the console; nobody's name or number",
    )
    void.set_defaults(run=_void)


def _wanted(text: str) -> UUID | ReceiptNumber:
    """A submission as whoever asks for it knows it: by the id in the lists, or by the paper in the hand."""
    try:
        return UUID(text)
    except ValueError:
        pass
    try:
        return ReceiptNumber.parse(text)
    except BadReceiptNumber as problem:
        raise argparse.ArgumentTypeError(
            f"{text!r} is neither a submission's id nor a receipt number ({problem})"
        ) from None


def _row(outbox: Outbox, wanted: UUID | ReceiptNumber) -> OutboxRow:
    """Raises ``UnknownSubmission``."""
    return outbox.row(wanted) if isinstance(wanted, UUID) else outbox.numbered(str(wanted))


def _reason(text: str) -> str:
    """Kept for ever, and told to the central service."""
    words = without_a_person(text)
    if words is None:
        raise argparse.ArgumentTypeError(
            f"give 1 to {MAX_REASON} characters that name nobody: without a number of eight digits or more,"
            " a telephone's, a card's or a receipt's"
        )
    return words


def _list(args: argparse.Namespace, context: Context) -> int:
    with closing(Outbox.open(TerminalPlace(context.data_dir).outbox)) as outbox:
        rows = outbox.rows(State(args.state) if args.state else None)
        counts, channel, oldest = outbox.counts(), outbox.channel(), outbox.oldest_undelivered()
    if args.json:
        context.say_json([listed(row) for row in rows])
        return DONE
    words = Words("en")
    for row in rows:
        reason = f"  {explained(row.reason, words)}" if row.reason else ""
        filed = f"{row.created:%Y-%m-%d %H:%M}"
        context.say(
            f"{row.sequence:>6}  {row.receipt_number}  {row.state.value:<11}  {row.kind:<15}  "
            f"{row.service:<12}  {filed}  {row.id}{reason}"
        )
    context.say(", ".join(f"{counts[state]} {state.value}" for state in State))
    if oldest is not None:
        context.say(f"the oldest waits since {oldest:%Y-%m-%d %H:%M}{_next_try(rows)}")
    context.say(f"way to the central service: {_channel(channel, words)}")
    return DONE


def _next_try(rows: list[OutboxRow]) -> str:
    postponed = [row.next_try for row in rows if row.next_try is not None]
    return (
        f"; next try {datetime.fromtimestamp(min(postponed), UTC):%Y-%m-%d %H:%M:%S} UTC" if postponed else ""
    )


def _channel(channel: Channel, words: Words) -> str:
    since = f" since {channel.since:%Y-%m-%d %H:%M}" if channel.since else ""
    why = f": {explained(channel.reason, words)}" if channel.reason else ""
    return f"{channel.state.value}{since}{why}"


def _show(args: argparse.Namespace, context: Context) -> int:
    with closing(Outbox.open(TerminalPlace(context.data_dir).outbox)) as outbox:
        row = _row(outbox, args.id)
        parts = outbox.parts(row.id)
    more = {
        "explained": explained(row.reason, Words("en")) or None,
        "epoch": row.epoch,
        "after": str(row.after) if row.after else None,
        "parts": [{"slot": part.slot, "size": part.size, "held": part.held} for part in parts],
        "digest": row.digest,
        "acknowledgement": row.acknowledgement,
        "acknowledged_at": row.acknowledged_at.isoformat() if row.acknowledged_at else None,
    }
    context.say_json(listed(row) | more)
    return DONE


def _verify(args: argparse.Namespace, context: Context) -> int:
    place = TerminalPlace(context.data_dir)
    with closing(Outbox.open(place.outbox)) as outbox:
        found = list(findings(outbox, identities.load(place)))
        with closing(AuditTrail(place.audit)) as audit:
            found += audit.problems()
        count = sum(outbox.counts().values())
    if args.json:
        context.say_json(found)
        return FAILED if found else DONE
    for finding in found:
        context.say(finding)
    if found:
        return FAILED
    context.say(f"{count} submissions: whole, signed, without a gap")
    return DONE


def _export(args: argparse.Namespace, context: Context) -> int:
    place = TerminalPlace(context.data_dir)
    with closing(Outbox.open(place.outbox)) as outbox, closing(AuditTrail(place.audit)) as audit:
        count = export(outbox, args.directory)
        audit.record("outbox.exported", count=count)
    context.say(f"{count} sealed submissions in {args.directory}")
    return DONE


_NEEDS_NOBODY: Mapping[State, str] = {
    State.COMMITTED: "it is sent as soon as it can be",
    State.SENDING: "it is under way",
    State.DELIVERED: "the central service holds it",
    State.PURGED: "the central service holds it",
    State.VOIDED: "it was given up for ever",
}


def _require_quarantined(row: OutboxRow) -> None:
    """Raises ``KioskError`` for one that nobody has to decide about."""
    if row.state is not State.QUARANTINED:
        said = _NEEDS_NOBODY[row.state]
        raise KioskError(f"{row.id} is {row.state}: {said}; only a quarantined one waits for a person")


def _retry(args: argparse.Namespace, context: Context) -> int:
    place = TerminalPlace(context.data_dir)
    with closing(Outbox.open(place.outbox)) as outbox, closing(AuditTrail(place.audit)) as audit:
        row = _row(outbox, args.id)
        _require_quarantined(row)
        role = RoleLock.take(place.directory, Role.SENDER)
        try:
            SendingEnd(outbox, role).retry(row.id)
        finally:
            role.release()
        audit.record("submission.retried", submission=row.id, by="command")
    context.say(f"{row.id}: will be sent again when the agent runs")
    return DONE


def _void(args: argparse.Namespace, context: Context) -> int:
    place = TerminalPlace(context.data_dir)
    with closing(Outbox.open(place.outbox)) as outbox, closing(AuditTrail(place.audit)) as audit:
        row = _row(outbox, args.id)
        _require_quarantined(row)
        role = RoleLock.take(place.directory, Role.SENDER)
        try:
            dependants = SendingEnd(outbox, role).void(row.id, args.reason)
        finally:
            role.release()
        audit.record("submission.voided", submission=row.id, sequence=row.sequence, by="command")
    context.say(f"{row.id}: voided; its sealed copy stays here and is part of every export")
    context.say("the reason goes to the operator with the next heartbeat")
    for each in dependants:
        context.say(f"{each}: depends on it and is quarantined; decide about it too")
    return DONE
