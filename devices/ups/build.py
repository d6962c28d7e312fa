"""The UPS that the settings name, ready to be asked."""

from devices.byte_line import ByteLine
from devices.network_line import NetworkAddress, open_network_line
from devices.traffic import TappedLine, Traffic
from devices.ups.nut_ups import NutUps


def build_nut_ups(address: str, name: str, traffic: Traffic | None = None) -> NutUps:
    """A UPS at the upsd of `address` (host:port), not connected. `name`: the UPS's in ups.conf."""
    host, _, port = address.rpartition(":")

    def connected() -> ByteLine:
        line = open_network_line(NetworkAddress(host, int(port)))
        return line if traffic is None else TappedLine(line, traffic)

    return NutUps(connected, name)
