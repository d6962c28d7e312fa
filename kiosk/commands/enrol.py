"""``kiosk enrol --code CODE``: make this terminal known to the central service of the configuration."""

from __future__ import annotations

import argparse
from contextlib import closing
from typing import Any, get_args

from kiosk.central_client.clock import system_now
from kiosk.central_client.transport import Transport
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE
from kiosk.contract.suite import HpkeX25519
from kiosk.terminal.enrolment import Enrolment, Reason, enrol
from kiosk.terminal.hardware import serial_number
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail


def add(subparsers: Any) -> None:
    """Its arguments."""
    parser = subparsers.add_parser("enrol", help="make this terminal known to the central service")
    parser.add_argument("--code", required=True, help="the one-time code an operator gave; kept nowhere")
    parser.add_argument(
        "--reason", choices=get_args(Reason), default="new", help="why (default: %(default)s)"
    )
    parser.add_argument("--serial", help="the serial number the code is bound to, if not this machine's")
    parser.add_argument("--central", metavar="URL", help="instead of central.url")


def run(args: argparse.Namespace, context: Context) -> int:
    """Ask, and write the identity to disk."""
    central = context.load_config().config.central
    url = args.central or central.url
    place = TerminalPlace(context.data_dir)
    transport = Transport(
        url, central.connect_timeout_seconds, central.read_timeout_seconds, ca_file=central.ca_file
    )
    try:
        enrolled = enrol(
            Enrolment(args.code, args.serial or serial_number(), args.reason),
            place=place,
            central_url=url,
            transport=transport,
            suite=HpkeX25519(),
            now=system_now,
        )
    finally:
        transport.close()
    with closing(AuditTrail(place.audit)) as audit:
        audit.record("terminal.enrolled", epoch=enrolled.identity.epoch, reason=args.reason)
    if enrolled.set_aside:
        context.warn(f"kiosk: the unusable outbox is kept as {enrolled.set_aside}; send it to the operator")
    context.say(f"enrolled as terminal {enrolled.identity.code}, epoch {enrolled.identity.epoch}")
    if enrolled.root:
        context.say(
            f"pushes are trusted by the root {enrolled.root}; the operator's keys status shows the same"
        )
    if not enrolled.identity.approved:
        context.say(
            f"fingerprint {enrolled.identity.fingerprint}: read it out to the operator, who approves it"
        )
    return DONE
