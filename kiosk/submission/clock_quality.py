"""How far this machine's clock can be trusted (reliability.md, promise 7)."""

from pathlib import Path

from kiosk.contract.submission import ClockQuality

SYNCHRONISED = Path("/run/systemd/timesync/synchronized")
"""Made by systemd-timesyncd at its first answer from a time server since the start of the machine."""


def clock_quality(offset_seconds: float | None, marker: Path = SYNCHRONISED) -> ClockQuality:
    """What is known: a time server's word, and how far the central service's clock was away when the agent
    last had to correct its own (`Outbox.channel`); None where it never said.
    """
    return ClockQuality(synchronised=marker.exists(), offset_seconds=offset_seconds)
