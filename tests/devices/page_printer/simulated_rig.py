"""The simulated printer as a rig of the contract: behind CUPS, or with nothing between."""

from collections.abc import Callable

from devices.page_printer.ipp_client import PrinterLine
from devices.page_printer.ipp_printer import IppPrinter, NoSpooler, Spooler
from devices.page_printer.judgement import Limits
from devices.simulators.ipp_faults import IppFault
from devices.simulators.ipp_printer import SimulatedIppPrinter
from tests.devices.page_printer.contract import BRIEF, PATIENT, UNHURRIED, Received, Temper, text_of


class SimulatedRig(Temper):
    """`spooler` makes what is between driver and printer."""

    def __init__(
        self,
        simulated: SimulatedIppPrinter,
        spooler: Callable[[PrinterLine], Spooler] = NoSpooler,
        kept: Callable[[], list[str]] = list,
    ) -> None:
        super().__init__()
        self.simulated = simulated
        self._spooler = spooler
        self._kept = kept

    def printer(self, limits: Limits = UNHURRIED) -> IppPrinter:
        line = self.line(self.simulated.uri)
        return IppPrinter(line, self._spooler(line), "t1", limits=limits)

    def says(self, *keywords: str) -> None:
        self.simulated.says(
            *(keyword.removesuffix("-error").removesuffix("-warning") for keyword in keywords)
        )

    def aborts(self, *, late: bool) -> None:
        self.simulated.abort_next(late=late)
        self.simulated.hold(held=late)

    def waits(self, keyword: str = "") -> None:
        self.simulated.next_job_stops(keyword)

    def lets_go(self) -> None:
        self.simulated.says()
        self.simulated.hold(held=False)

    def vanishes(self) -> None:
        self.simulated.unplug()

    def comes_back(self) -> None:
        self.simulated.power_cycle()

    def hangs(self) -> None:
        self.fails(IppFault.SILENT)

    def fails(self, fault: IppFault) -> None:
        """No answer of it can be used, and nobody waits long for one."""
        self.simulated.fail(fault)
        self.patience = BRIEF

    def recovers(self) -> None:
        self.simulated.fail(None)
        self.patience = PATIENT

    def received(self) -> list[Received]:
        return [
            Received(job.copies, job.sides, job.tray, text_of(job.document))
            for job in self.simulated.jobs
            if job.document
        ]

    def open_jobs(self) -> int:
        return sum(not job.ended for job in self.simulated.jobs)

    def kept(self) -> list[str]:
        return self._kept()
