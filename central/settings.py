"""What the central service is told at its start, and its clock."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

Clock = Callable[[], datetime]
"""The time now, with its time zone."""


@dataclass(frozen=True)
class Settings:
    """Where things are. `database` is an SQLAlchemy URL; `keys` a directory, made on the first start."""

    database: str
    keys: Path
    catalogue: Path | None = None
    """A `Catalogue` as JSON. Without one every case goes to the intake desk as one task."""
    places: Path | None = None
    """Where terminals and windows are (`central.places`). Without one nothing is said of what is nearby."""
    holidays: Path | None = None
    """The calendar of working days (`central.holidays`). Without one the one that ships with the service."""
    data_keys: Path | None = None
    """The keys of personal data (`central.data_keys`); beside the others where none is named. A worker where
    there is no such file shows nothing personal.
    """
    stand_ins: bool = False
    """What stands in for parts that only production has: the phone app that confirms, the payment. For a
    demonstration on one machine; never a fallback.
    """
    payment: Path | None = None
    """Where the payment provider is (`central.payments.provider`). Without one fees are paid at windows."""
    public_url: str = ""
    """Where people's phones find this service, such as "https://example.org". Without it no page for phones
    is opened, except with `plain_http`, where it is the address that the terminal itself uses.
    """
    has_gateway: bool = False
    """Whether the worker beside it can send text messages; the console says so where it cannot."""
    plain_http: bool = False
    """The console's cookies may travel without TLS: for one machine, never over a network."""


def system_clock() -> datetime:
    """The computer's own clock."""
    return datetime.now(UTC)
