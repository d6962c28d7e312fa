"""The street corner: the simulated devices at the terminal's ports, and the people who handle them."""

from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol, Self

from devices.simulators.code_scanner import SimulatedCodeScanner
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.ipp_printer import SimulatedIppPrinter
from devices.simulators.pty_line import PtyLine
from devices.simulators.sdt_reader import SimulatedSdtReader
from kiosk.demo.auxiliaries import Auxiliaries
from kiosk.demo.cards import card_of
from kiosk.demo.control import Refused
from kiosk.demo.papers import Papers
from kiosk.demo.plate import Plate
from kiosk.demo.residents import residents
from kiosk.demo.sane import DEVICE, SaneCable

BAUD = 115200
SECONDS_PER_SIDE = 2.0
"""Thirty pages a minute, as a desk printer."""
SHOWN_CODE = "ILLUSTRATIVE-0000-0000-示例"
"""What a person holds in front of the code scanner: nobody's."""


class Cable(Protocol):
    """What a device hangs on."""

    def plug(self) -> None:
        """Put it in."""

    def unplug(self) -> None:
        """Pull it out."""


class Corner:
    """The simulated devices, and what a person does with them. Safe between threads.

    `sane`: the document scanner's cable, None where there is no scanimage to drive one.
    """

    def __init__(self, ports: Path, papers: Papers, sane: SaneCable | None) -> None:
        self._reader_line = PtyLine(ports / "id-card-reader", baud=BAUD)
        self._printer_line = PtyLine(ports / "receipt-printer", baud=BAUD)
        self._reader = SimulatedSdtReader(self._reader_line)
        self._printer = SimulatedEscPosPrinter(self._printer_line, on_paper=papers.keep)
        self._code_line = PtyLine(ports / "code-scanner", baud=BAUD)
        self._code_scanner = SimulatedCodeScanner(self._code_line)
        self._page_printer = SimulatedIppPrinter(
            seconds_per_side=SECONDS_PER_SIDE, on_pages=lambda job: papers.keep_pages(job.document)
        )
        self._sane = sane
        self._plate = Plate(ports / "document-camera")
        self.back = Auxiliaries(ports)
        """Door, operator's key and mains."""
        self._cables: dict[str, Cable] = {
            "id_card_reader": self._reader_line,
            "receipt_printer": self._printer_line,
            "page_printer": self._page_printer,
            "code_scanner": self._code_line,
            "document_camera": self._plate,
            **({} if sane is None else {"document_scanner": sane}),
            **self.back.cables,
        }
        self._unplugged: set[str] = set()
        self.unplugs = 0
        """How often a cable was pulled out."""
        self._residents = {resident.id: resident for resident in residents()}
        self._card = ""
        self._roll_loaded = True
        self._ending = ExitStack()

    @property
    def settings(self) -> dict[str, object]:
        """What a configuration says of these devices, as dotted keys."""
        ours: dict[str, object] = {
            "devices.id_card_reader.port": self._reader_line.path,
            "devices.receipt_printer.transport": "serial",
            "devices.receipt_printer.port": self._printer_line.path,
            "devices.page_printer.driver": "ipp",
            "devices.page_printer.uri": self._page_printer.uri,
            "devices.page_printer.spooler": "none",  # a demonstration needs no CUPS, and no rights there
            "devices.code_scanner.driver": "serial",
            "devices.code_scanner.port": self._code_line.path,
            **self._plate.settings,
            **self.back.settings,
        }
        if self._sane is not None:
            ours |= {"devices.document_scanner.driver": "sane", "devices.document_scanner.device": DEVICE}
        return ours

    @property
    def environment(self) -> dict[str, str]:
        """What the terminal's programs need to reach them."""
        return {} if self._sane is None else self._sane.environment

    def __enter__(self) -> Self:
        for device, line in (
            (self._reader, self._reader_line),
            (self._printer, self._printer_line),
            (self._code_scanner, self._code_line),
        ):
            self._ending.callback(line.close)
            device.start()
            self._ending.callback(device.stop)
        self._ending.enter_context(self._page_printer)
        self._ending.enter_context(self.back)
        self._plate.prepare()
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

    def show_code(self, request: dict[str, Any]) -> dict[str, Any]:
        """Hold ``code``, or one of nobody's, in front of the code scanner, which reads it once it is lit."""
        self._code_scanner.hold(str(request.get("code") or SHOWN_CODE).encode())
        return self.state

    def lay_paper(self, _: dict[str, Any]) -> dict[str, Any]:
        """Another paper below the document camera."""
        self._plate.lay_next()
        return self.state

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
        stands = {"card": self._card, "roll_loaded": self._roll_loaded, "plugged": plugged}
        return stands | self.back.state

    @property
    def devices(self) -> tuple[str, ...]:
        """What has a cable, by the names of the settings."""
        return tuple(self._cables)

    def _cable(self, request: dict[str, Any]) -> tuple[str, Cable]:
        name = str(request.get("device"))
        if name not in self._cables:
            raise Refused(f"no such device; there are {', '.join(self._cables)}")
        return name, self._cables[name]

    def _now(self, *, card: str | None = None, roll_loaded: bool | None = None) -> dict[str, Any]:
        self._card = self._card if card is None else card
        self._roll_loaded = self._roll_loaded if roll_loaded is None else roll_loaded
        return self.state
