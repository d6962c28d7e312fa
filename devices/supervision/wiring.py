"""What one device is wired through: which ports it may have, and where its traffic can be seen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from devices.byte_line import ByteLine
from devices.port_search import PortFound, present_ports, search
from devices.supervision.port_claims import PortClaims
from devices.traffic import AskedLine, TappedLine, Traffic, as_hex

OpenPort = Callable[[str], ByteLine]


@dataclass(frozen=True)
class Wiring:
    """`ports` is shared by all devices of a process. `present` gives the serial ports of this machine."""

    name: str
    ports: PortClaims = field(default_factory=PortClaims)
    traffic: Traffic = field(default_factory=lambda: Traffic(as_hex))
    present: Callable[[], Sequence[PortFound]] = present_ports

    def named(self, path: str, open_port: OpenPort) -> ByteLine:
        """The open line at the port that the settings name. Raises PortUnavailable."""
        return self.tapped(self.ports.open(self.name, path, open_port))

    def searched(
        self,
        device: str,
        setting: str,
        open_port: OpenPort,
        answers: Callable[[ByteLine], bool],
        usb_id: str = "",
    ) -> ByteLine:
        """The open line to the first port at which the device answers; only ports of that USB id are asked,
        where one is given, and none of another device. The rest as `devices.port_search.search`. The
        search is seen in the traffic too: where nothing answers, that is all there is to see.
        """
        opened: list[ByteLine] = []

        def asking(path: str, line: ByteLine) -> ByteLine:
            opened.append(line)
            return AskedLine(path, line, self.traffic)

        search(
            device,
            [found.path for found in self.present() if usb_id in ("", found.usb_id)],
            lambda path: asking(path, self.ports.open(self.name, path, open_port, probing=True)),
            answers,
            setting,
        )
        self.ports.keep(self.name)
        return self.tapped(opened[-1])

    def tapped(self, line: ByteLine) -> ByteLine:
        """The same line, its traffic seen."""
        return TappedLine(line, self.traffic)
