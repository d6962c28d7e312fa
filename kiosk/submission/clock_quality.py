"""How far this machine's clock can be trusted (reliability.md, promise 7)."""

import os
from datetime import UTC, datetime
from pathlib import Path

from kiosk.contract.submission import ClockQuality

SYNCHRONISED = Path("/run/systemd/timesync/synchronized")
"""Made by systemd-timesyncd at its first answer from a time server since the start of the machine."""


# No clock of a machine that runs this release is before it or outlives the 32 bit second.
FIRST_RELEASE = datetime(2026, 1, 1, tzinfo=UTC)
END_OF_TIME = datetime(2038, 1, 19, tzinfo=UTC)


def can_be_dated(now: datetime) -> bool:
    """Whether a submission filed now would have a date that can be."""
    return FIRST_RELEASE <= now < END_OF_TIME


def clock_quality(offset_seconds: float | None, marker: Path = SYNCHRONISED) -> ClockQuality:
    """What is known: a time server's word, and how far the central service's clock was away when the agent
    last had to correct its own (`Outbox.clock_offset`); None where it never said.
    """
    return ClockQuality(synchronised=os.access(marker, os.F_OK), offset_seconds=offset_seconds)
