"""The page printer's owner, over the real driver and the simulated printer."""

import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest

from devices.errors import PortUnavailable
from devices.page_printer.printer import Outcome, Pages, Progress
from devices.simulators.ipp_printer import SimulatedIppPrinter
from devices.standing import Cause, DeviceState, Standing
from kiosk.visit.answers import PagesMoved
from kiosk.visit.effects import PrintDocument, Wipe, WipeReason
from kiosk.visit.events import Event
from tests.devices.page_printer.contract import page
from tests.devices.page_printer.simulated_rig import SimulatedRig
from ui.workers.page_printer_watch import PagePrinterWatch
from ui.workers.pages import PrintPages
from ui.workers.plugged import Plugged

WIPE = Wipe(WipeReason.FINISHED)
TWO = Pages(page("one", "two"))


@dataclass
class Office:
    """A printer, the watch over it, and what was heard. Time passes as fast as it is asked for."""

    simulated: SimulatedIppPrinter
    standings: list[Standing] = field(default_factory=list)
    counted: Counter[str] = field(default_factory=Counter)
    failed: list[str] = field(default_factory=list)
    progress: list[Progress] = field(default_factory=list)
    told: list[Event] = field(default_factory=list)
    now: float = 0.0

    def __post_init__(self) -> None:
        self.rig = SimulatedRig(self.simulated)
        self.printer = self.rig.printer()
        self.watch = PagePrinterWatch(
            self.printer,
            self.standings.append,
            self._count,
            lambda what, _: self.failed.append(what),
            lambda: self.now,
            self.told.append,
        )

    def turns(self, until: Callable[[], object]) -> None:
        ends = time.monotonic() + 60
        while not until():
            self.now += self.watch.rest()
            assert time.monotonic() < ends
            time.sleep(0.01)  # the printer works on its own

    def ask(self, pages: Pages = TWO) -> None:
        self.watch.handle(PrintPages(pages, self.progress.append))

    @property
    def outcome(self) -> Outcome | None:
        return self.progress[-1].outcome if self.progress else None

    def _count(self, counter: str, by: int) -> None:
        self.counted[counter] += by


@pytest.fixture
def office() -> Iterator[Office]:
    with SimulatedIppPrinter() as simulated:
        office = Office(simulated)
        yield office
        office.watch.close()


def test_pages_are_printed_told_and_counted(office: Office) -> None:
    office.ask()
    office.turns(lambda: office.outcome)
    assert office.outcome is Outcome.PRINTED
    assert office.counted == {"prints": 1, "pages": 2}
    told = len(office.progress)
    office.turns(lambda: office.standings[-1].state is DeviceState.WORKING)
    assert len(office.progress) == told, "nothing is told after the outcome"


def test_how_it_stands_is_posted_and_looked_at_again_when_something_is_plugged_in(office: Office) -> None:
    office.watch.rest()
    assert office.standings[-1].state is DeviceState.WORKING
    office.simulated.says("media-empty")
    office.watch.handle(Plugged())
    office.watch.rest()
    assert (office.standings[-1].state, office.standings[-1].cause) == (DeviceState.FAULTED, Cause.TRAY_EMPTY)


def test_a_wipe_ends_the_print_and_nothing_more_comes_out(office: Office) -> None:
    office.rig.waits()
    office.ask()
    office.turns(office.rig.open_jobs)
    office.watch.handle(WIPE)
    assert office.outcome is Outcome.CANCELLED
    assert office.rig.open_jobs() == 0
    office.rig.lets_go()
    assert office.counted == {}


def test_it_begins_by_ending_what_an_earlier_run_left(office: Office) -> None:
    office.rig.waits()
    office.ask(Pages(page("of somebody else")))
    office.turns(office.rig.open_jobs)
    Office(office.simulated).watch.rest()
    assert office.rig.open_jobs() == 0


def test_a_printer_that_cannot_print_says_why_at_once(office: Office) -> None:
    office.simulated.says("door-open")
    office.ask()
    office.simulated.unplug()
    office.ask()
    told = [progress.outcome for progress in office.progress]
    assert told == [Outcome.FAILED_COVER_OPEN, Outcome.FAILED_UNREACHABLE]
    assert office.counted == {"failures": 2}


def test_a_queue_that_cannot_be_emptied_serves_nobody_until_it_is(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    cancel_all = office.printer.cancel_all

    def refused() -> None:
        raise PortUnavailable("CUPS does not answer")

    monkeypatch.setattr(office.printer, "cancel_all", refused)
    office.watch.handle(WIPE)
    office.now += office.watch.rest() + 3
    office.watch.rest()
    assert (office.standings[-1].state, office.standings[-1].cause) == (
        DeviceState.FAULTED,
        Cause.QUEUE_FAULT,
    )
    assert set(office.failed) == {"page_printer.not_emptied"}
    monkeypatch.setattr(office.printer, "cancel_all", cancel_all)
    office.turns(lambda: office.standings[-1].state is DeviceState.WORKING)


def test_a_second_print_ends_the_first(office: Office) -> None:
    office.rig.waits()
    office.ask()
    office.turns(office.rig.open_jobs)
    second: list[Progress] = []
    office.watch.handle(PrintPages(TWO, second.append))
    assert office.outcome is Outcome.CANCELLED
    office.rig.lets_go()
    office.turns(lambda: second and second[-1].outcome)
    assert second[-1].outcome is Outcome.PRINTED


def test_neither_the_effect_nor_the_progress_shows_what_is_printed(office: Office) -> None:
    assert "PDF" not in repr(PrintPages(TWO, office.progress.append))


def test_the_document_of_a_visit_is_printed_and_told_of_by_its_ticket(office: Office) -> None:
    office.turns(lambda: office.standings and office.standings[-1].serves)
    office.watch.handle(PrintDocument(7, TWO.pdf))

    def came_to() -> list[Outcome]:
        moved = [each for each in office.told if isinstance(each, PagesMoved)]
        return [each.came_to for each in moved if each.ticket == 7 and each.came_to is not None]

    office.turns(came_to)
    assert came_to() == [Outcome.PRINTED]
    assert TWO.pdf not in repr(office.told).encode()


def test_nothing_of_a_document_comes_out_for_the_next_person(office: Office) -> None:
    office.turns(lambda: office.standings and office.standings[-1].serves)
    office.watch.handle(PrintDocument(7, TWO.pdf))
    office.watch.handle(WIPE)
    moved = [each for each in office.told if isinstance(each, PagesMoved)]
    assert moved[-1].came_to in (Outcome.CANCELLED, Outcome.PRINTED)
