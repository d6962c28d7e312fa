"""``kiosk rotate-key``: a new key for this terminal, vouched for by the one it has."""

from __future__ import annotations

import argparse
from contextlib import closing
from datetime import timedelta
from typing import Any

from kiosk.central_client.client import CentralClient
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.commands.context import Context
from kiosk.commands.failure import DONE
from kiosk.terminal import rotation
from kiosk.terminal.own_outbox import open_own
from kiosk.terminal.place import TerminalPlace
from offline_cache.audit import AuditTrail
from offline_cache.roles import Role, RoleLock


def add(subparsers: Any) -> None:
    """No arguments of its own."""
    subparsers.add_parser(
        "rotate-key",
        help="give this terminal a new key; the agent must be stopped, and does it by itself when it is time",
    )


def run(args: argparse.Namespace, context: Context) -> int:  # noqa: ARG001  the shape of every command
    """Ask, go over, and put it on record."""
    central = context.load_config().config.central
    place = TerminalPlace(context.data_dir)
    place.prepare()
    role = RoleLock.take(place.directory, Role.SENDER)
    try:
        own = open_own(place, lambda: CorrectedClock().now())
        with closing(own.outbox) as outbox:
            clock = CorrectedClock(offset=timedelta(seconds=outbox.channel().clock_offset_seconds))
        transport = Transport(
            own.identity.central_url,
            central.connect_timeout_seconds,
            central.read_timeout_seconds,
            ca_file=central.ca_file,
        )
        with closing(CentralClient(transport, own.identity.credentials, clock)) as client:
            identity = rotation.rotate(place, client)
        with closing(AuditTrail(place.audit)) as audit:
            own.tell(audit)
            audit.record("terminal.key_rotated", epoch=identity.epoch)
    finally:
        role.release()
    context.say(f"terminal {identity.code} has a new key, epoch {identity.epoch}: {identity.fingerprint}")
    return DONE
