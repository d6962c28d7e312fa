"""What one device is wired through: whose ports are whose, and where its traffic can be seen."""

from dataclasses import dataclass, field

from devices.supervision.port_claims import PortClaims
from devices.traffic import Traffic, as_hex


@dataclass(frozen=True)
class Wiring:
    """`other_ports`: what the settings give to other devices; a search does not ask there."""

    name: str
    other_ports: frozenset[str] = frozenset()
    ports: PortClaims = field(default_factory=PortClaims)
    traffic: Traffic = field(default_factory=lambda: Traffic(as_hex))
