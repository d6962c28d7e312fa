"""The printing house as a rig of the contract."""

import signal
import subprocess

from devices.page_printer.cups_queue import CupsQueue
from devices.page_printer.ipp_printer import IppPrinter
from devices.page_printer.judgement import Limits
from tests.devices.page_printer.contract import BRIEF, PATIENT, UNHURRIED, Received, Temper, page, text_of
from tests.devices.page_printer.printing_house import COUNTED, PrintingHouse, until

CONTROL = "control"
"""Name of the jobs by which a test tells ippeveprinter to change at rest: it hears of changes by jobs
alone.
"""
_TRAY = "media-source="


class RealRig(Temper):
    """CUPS and ippeveprinter."""

    def __init__(self, house: PrintingHouse) -> None:
        super().__init__()
        self.house = house

    def printer(self, limits: Limits = UNHURRIED) -> IppPrinter:
        line = self.line(self.house.uri)
        return IppPrinter(line, CupsQueue(self.house.uri, self.house.server), "t1", limits=limits)

    def says(self, *keywords: str) -> None:
        self.house.stop_printer()  # without paper it would not run the job that says that there is some
        self.house.start_printer()
        self.house.order(*(f"say STATE: +{keyword}" for keyword in keywords))
        self._control()
        self.house.order(COUNTED)

    def aborts(self, *, late: bool) -> None:
        self.house.order(*(["wait go"] if late else []), "end 1")

    def waits(self, keyword: str = "") -> None:
        before, after = f"say STATE: +{keyword}-error", f"say STATE: -{keyword}-error"
        if keyword:
            self.house.order(before, "wait go", after, COUNTED)
        else:
            self.house.order("wait go", COUNTED)

    def lets_go(self) -> None:
        self.house.let("go")

    def vanishes(self) -> None:
        self.house.stop_printer()

    def comes_back(self) -> None:
        self.house.order(COUNTED)
        self.house.start_printer()

    def hangs(self) -> None:
        self.house.signal_printer(signal.SIGSTOP)
        self.patience = BRIEF

    def recovers(self) -> None:
        self.house.signal_printer(signal.SIGCONT)
        self.patience = PATIENT

    def received(self) -> list[Received]:
        return [
            Received(
                copies=int(attributes.get("IPP_COPIES", "1")),
                sides=attributes.get("IPP_SIDES", ""),
                tray=attributes.get("IPP_MEDIA_COL", "").partition(_TRAY)[2].split(" ")[0].rstrip("}"),
                text=text_of(pdf),
            )
            for attributes, pdf in self.house.received()
            if attributes["IPP_JOB_NAME"] != CONTROL
        ]

    def open_jobs(self) -> int:
        return len(self.line(self.house.uri).open_jobs())

    def kept(self) -> list[str]:
        return self.house.spooled()

    def _control(self) -> None:
        """A job past CUPS, by CUPS's own tool: what the hook says while it runs stays said."""
        pdf = self.house.directory / "control.pdf"
        pdf.write_bytes(page("control"))
        test = self.house.directory / "control.test"
        test.write_text(
            '{ NAME "c" OPERATION Print-Job GROUP operation-attributes-tag '
            "ATTR charset attributes-charset utf-8 ATTR language attributes-natural-language en "
            f"ATTR uri printer-uri $uri ATTR name job-name {CONTROL} "
            f"ATTR mimeMediaType document-format application/pdf FILE {pdf} STATUS successful-ok }}"
        )
        subprocess.run(["ipptool", "-q", self.house.uri, str(test)], check=True, timeout=60)
        until(lambda: self.open_jobs() == 0, "the printer has heard")
