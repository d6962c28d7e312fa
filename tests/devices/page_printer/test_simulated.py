"""The contract with the simulated printer, the ways in which it can fail, and every word of the list."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from devices.errors import DeviceError, DeviceOutOfOrder
from devices.page_printer.cups_queue import CupsQueue
from devices.page_printer.printer import Connection, Outcome, Pages
from devices.page_printer.reasons import Weight, listed
from devices.simulators.ipp_faults import IppFault
from devices.simulators.ipp_printer import SimulatedIppPrinter
from devices.standing import Cause, DeviceState
from tests.devices.page_printer.contract import (
    UNHURRIED,
    PagePrinterContract,
    Rig,
    begun,
    eventually,
    followed,
    page,
)
from tests.devices.page_printer.printing_house import PrintingHouse
from tests.devices.page_printer.simulated_rig import SimulatedRig


@pytest.fixture
def simulated() -> Iterator[SimulatedIppPrinter]:
    with SimulatedIppPrinter() as printer:
        yield printer


@pytest.fixture
def direct(simulated: SimulatedIppPrinter) -> SimulatedRig:
    return SimulatedRig(simulated)


class TestWithNothingBetween(PagePrinterContract):
    @pytest.fixture
    def rig(self, direct: SimulatedRig) -> Rig:
        return direct


def test_cups_takes_it_for_a_printer_that_needs_no_driver(
    simulated: SimulatedIppPrinter, house: PrintingHouse
) -> None:
    rig = SimulatedRig(simulated, lambda _: CupsQueue(simulated.uri, house.server), house.spooled)
    assert followed(rig.printer().print(Pages(page("by", "cups"), copies=2))).outcome is Outcome.PRINTED
    (received,) = rig.received()
    assert (received.copies, received.text) == (2, "by cups")
    assert rig.kept() == []


@pytest.mark.parametrize("fault", [IppFault.SILENT, IppFault.SLOW, IppFault.GARBAGE, IppFault.HALF,
                                   IppFault.OTHER_QUESTION, IppFault.NO_PAGE, IppFault.ENDLESS])  # fmt: skip
def test_a_printer_that_makes_no_sense_is_said_to_be_there_and_not_to_work(
    direct: SimulatedRig, fault: IppFault
) -> None:
    printer = direct.printer()
    direct.fails(fault)
    standing = printer.standing()
    assert (standing.state, standing.cause) == (DeviceState.PRESENT, Cause.SILENT)
    with pytest.raises(DeviceError):
        printer.print(Pages(page("one")))
    direct.recovers()
    assert printer.standing().state is DeviceState.WORKING


def test_a_printer_that_hangs_up_is_out_of_reach(direct: SimulatedRig) -> None:
    printer = direct.printer()
    direct.simulated.fail(IppFault.HANGS_UP)
    assert printer.status().connection is Connection.UNREACHABLE


def test_a_printer_that_fails_in_mid_print_and_recovers_in_time_finishes(direct: SimulatedRig) -> None:
    direct.waits()
    job = direct.printer().print(Pages(page("one")))
    begun(direct, job)
    direct.simulated.fail(IppFault.GARBAGE)
    assert job.look().outcome is None
    direct.simulated.fail(None)
    direct.lets_go()
    assert followed(job).outcome is Outcome.PRINTED


def test_a_printer_that_counts_no_side_is_not_believed(direct: SimulatedRig) -> None:
    printer = direct.printer()
    assert followed(printer.print(Pages(page("one")))).outcome is Outcome.PRINTED
    direct.simulated.fail(IppFault.MISCOUNTS)
    assert followed(printer.print(Pages(page("two")))).outcome is Outcome.UNKNOWN


def test_a_printer_that_forgets_its_jobs_leaves_it_unknown(direct: SimulatedRig) -> None:
    direct.simulated.fail(IppFault.FORGETS)
    printer = direct.printer(replace(UNHURRIED, settling=0.4))
    assert followed(printer.print(Pages(page("one")))).outcome is Outcome.UNKNOWN


def test_a_printer_that_takes_no_jobs_is_given_none(direct: SimulatedRig) -> None:
    direct.simulated.fail(IppFault.REFUSES)
    printer = direct.printer()
    assert (printer.standing().state, printer.standing().cause) == (DeviceState.FAULTED, Cause.PRINTER_PAUSED)
    with pytest.raises(DeviceOutOfOrder):
        printer.print(Pages(page("one")))


def test_a_power_cut_in_mid_print_leaves_it_unknown(direct: SimulatedRig) -> None:
    direct.waits()
    job = direct.printer(replace(UNHURRIED, settling=0.4)).print(Pages(page("one")))
    begun(direct, job)
    direct.comes_back()
    assert followed(job).outcome is Outcome.UNKNOWN


@pytest.mark.parametrize("keyword", sorted(listed()))
def test_each_keyword_of_the_list_arrives_as_what_it_means(direct: SimulatedRig, keyword: str) -> None:
    if keyword == "none":
        return
    direct.simulated.says(keyword)
    standing = direct.printer().standing()
    meaning = listed()[keyword]
    state = {
        Weight.HINDERS: DeviceState.FAULTED,
        Weight.WARNS: DeviceState.ATTENTION,
        Weight.NOTE: DeviceState.WORKING,
    }
    assert (standing.state, standing.cause) == (state[meaning.weight], meaning.cause)


def test_looking_at_it_all_day_leaves_no_thread_and_no_connection(direct: SimulatedRig) -> None:
    printer = direct.printer()
    before = _threads_and_files()
    for _ in range(200):
        assert printer.standing().state is DeviceState.WORKING
    eventually(lambda: _threads_and_files() == before)


def _threads_and_files() -> tuple[int, int]:
    return threading.active_count(), len(list(Path("/proc/self/fd").iterdir()))
