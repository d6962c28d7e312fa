"""The street corner: the simulated devices at the terminal's ports, and the people who handle them."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any, Self

from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.pty_line import PtyLine
from devices.simulators.sdt_reader import SimulatedSdtReader
from kiosk.demo.cards import card_of
from kiosk.demo.control import Refused
from kiosk.demo.papers import Papers
from kiosk.demo.residents import residents

BAUD = 115200


class Corner:
    """Two devices on pseudo-terminals, and what a person does with them. Safe between threads."""

    def __init__(self, ports: Path, papers: Papers) -> None:
        self._reader_line = PtyLine(ports / "id-card-reader", baud=BAUD)
        self._printer_line = PtyLine(ports / "receipt-printer", baud=BAUD)
        self._reader = SimulatedSdtReader(self._reader_line)
        self._printer = SimulatedEscPosPrinter(self._printer_line, on_paper=papers.keep)
        self._cables = {"id_card_reader": self._reader_line, "receipt_printer": self._printer_line}
        self._unplugged: set[str] = set()
        self.unplugs = 0
        """How often a cable was pulled out."""
        self._residents = {resident.id: resident for resident in residents()}
        self._card = ""
        self._roll_loaded = True
        self._ending = ExitStack()

    @property
    def reader_port(self) -> str:
        """What a configuration names."""
        return self._reader_line.path

    @property
    def printer_port(self) -> str:
        """What a configuration names."""
        return self._printer_line.path

    def __enter__(self) -> Self:
        for device, line in ((self._reader, self._reader_line), (self._printer, self._printer_line)):
            self._ending.callback(line.close)
            device.start()
            self._ending.callback(device.stop)
        return self

    def __exit__(self, *_: object) -> None:
        self._ending.close()

    def put_card(self, request: dict[str, Any]) -> dict[str, Any]:
        """Put the card of ``resident`` on the reader; another card there is lifted first."""
        resident = self._residents.get(str(request.get("resident")))
        if resident is None:
            raise Refused(f"nobody of that name; known are {', '.join(self._residents)}")
        if self._card:
            self._reader.lift_card()
        self._reader.put_card(card_of(resident))
        return self._now(card=resident.id)

    def lift_card(self, _: dict[str, Any]) -> dict[str, Any]:
        """Take the card away."""
        self._reader.lift_card()
        return self._now(card="")

    def take_paper(self, _: dict[str, Any]) -> dict[str, Any]:
        """Take the oldest paper at the mouth."""
        return {"taken": self._printer.take_paper() is not None}

    def empty_roll(self, _: dict[str, Any]) -> dict[str, Any]:
        """The paper roll is used up."""
        self._printer.paper_out()
        return self._now(roll_loaded=False)

    def load_roll(self, _: dict[str, Any]) -> dict[str, Any]:
        """A new roll."""
        self._printer.load_paper()
        return self._now(roll_loaded=True)

    def unplug(self, request: dict[str, Any]) -> dict[str, Any]:
        """Pull the cable of ``device`` out of the terminal; the device keeps card, paper and power."""
        name, cable = self._cable(request)
        cable.unplug()
        self.unplugs += name not in self._unplugged
        self._unplugged.add(name)
        return self.state

    def plug(self, request: dict[str, Any]) -> dict[str, Any]:
        """Put the cable of ``device`` in again."""
        name, cable = self._cable(request)
        cable.plug()
        self._unplugged.discard(name)
        return self.state

    @property
    def state(self) -> dict[str, Any]:
        """What stands where."""
        plugged = {name: name not in self._unplugged for name in self._cables}
        return {"card": self._card, "roll_loaded": self._roll_loaded, "plugged": plugged}

    @property
    def devices(self) -> tuple[str, ...]:
        """What has a cable, by the names of the settings."""
        return tuple(self._cables)

    def _cable(self, request: dict[str, Any]) -> tuple[str, PtyLine]:
        name = str(request.get("device"))
        if name not in self._cables:
            raise Refused(f"no such device; there are {', '.join(self._cables)}")
        return name, self._cables[name]

    def _now(self, *, card: str | None = None, roll_loaded: bool | None = None) -> dict[str, Any]:
        self._card = self._card if card is None else card
        self._roll_loaded = self._roll_loaded if roll_loaded is None else roll_loaded
        return self.state
