"""What the technician's screens show and no visit knows: devices, counters, traffic, the terminal itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from devices.port_search import PortFound
from devices.receipt_printer.roll import Roll
from devices.standing import Standing
from devices.traffic import TrafficLine
from kiosk.technician.terminal_facts import TerminalFacts

if TYPE_CHECKING:
    from offline_cache.service_record import DeviceRecord  # SQLite, which the screens' thread does without


@dataclass(frozen=True)
class Watched:
    """A device of the settings. `since`: when it came into its state, seconds since 1970. `settings`: its
    table, key by key. `ports`: serial ports of this machine that may be its own.
    """

    standing: Standing
    since: float
    settings: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Bench:
    """All of it at one moment. Nothing here is about a resident."""

    devices: Mapping[str, Watched] = field(default_factory=dict)
    records: Mapping[str, "DeviceRecord"] = field(default_factory=dict)
    facts: TerminalFacts | None = None
    """None until they have been looked at."""
    ports: tuple[PortFound, ...] = ()
    traffic: tuple[TrafficLine, ...] | None = None
    """Of the device whose line is looked at; None where it has none."""
    just_serviced: frozenset[str] = field(default_factory=frozenset)
    """Devices whose last service can still be taken back."""
    roll: Roll | None = None
    """The receipt printer's paper, where its length is set."""


NOTHING = Bench()
