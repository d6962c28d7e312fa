"""The queue in CUPS is ours: made, mended, emptied; and what cannot be is said."""

import getpass
from typing import Any

import cups
import pytest

from devices.errors import DeviceError
from devices.page_printer.cups_queue import QUEUE, CupsQueue, QueueFault, SpoolerDown
from devices.page_printer.ipp_client import PrinterLine
from devices.page_printer.ipp_printer import IppPrinter
from devices.page_printer.printer import Outcome, Pages
from devices.standing import Cause, DeviceState
from tests.devices.page_printer.contract import followed, page
from tests.devices.page_printer.printing_house import ADMITTED, PrintingHouse, as_somebody_else
from tests.devices.page_printer.real_rig import RealRig

SOMEBODY_ELSES = "front-desk"


@pytest.fixture
def queue(house: PrintingHouse) -> CupsQueue:
    return CupsQueue(house.uri, house.server)


@pytest.fixture
def server(house: PrintingHouse) -> Any:
    return cups.Connection(house.server)


def told(server: Any) -> dict[str, Any]:
    attributes: dict[str, Any] = server.getPrinterAttributes(QUEUE)
    return attributes


def test_a_queue_that_is_missing_is_made_and_never_tries_a_page_again(queue: CupsQueue, server: Any) -> None:
    queue.ready()
    attributes = told(server)
    assert attributes["printer-error-policy"] == "abort-job"
    assert attributes["printer-is-shared"] is False
    assert attributes["printer-make-and-model"].endswith("IPP Everywhere")


def test_what_somebody_changed_in_it_is_put_right(
    queue: CupsQueue, server: Any, house: PrintingHouse
) -> None:
    queue.ready()
    server.setPrinterErrorPolicy(QUEUE, "retry-job")
    server.setPrinterShared(QUEUE, 1)
    server.disablePrinter(QUEUE)
    server.rejectJobs(QUEUE)
    queue.ready()
    attributes = told(server)
    assert attributes["printer-error-policy"] == "abort-job"
    assert attributes["printer-is-shared"] is False
    assert attributes["printer-is-accepting-jobs"] is True
    assert attributes["printer-state"] == 3
    server.addPrinter(QUEUE, device="ipp://localhost:9/elsewhere")
    queue.ready()
    assert told(server)["device-uri"] == house.uri


def test_only_our_queue_is_emptied(queue: CupsQueue, server: Any, house: PrintingHouse) -> None:
    queue.ready()
    server.addPrinter(SOMEBODY_ELSES, ppdname="raw", device=house.uri)
    server.acceptJobs(SOMEBODY_ELSES)
    theirs = server.createJob(SOMEBODY_ELSES, "theirs", {"job-hold-until": "indefinite"})
    server.disablePrinter(QUEUE)
    ours = server.createJob(QUEUE, "ours", {})
    queue.purge_all()
    assert list(server.getJobs(which_jobs="all")) == [theirs]
    assert not queue.holds(ours)


def test_the_spool_is_empty_after_a_day_of_prints(
    queue: CupsQueue, house: PrintingHouse, server: Any
) -> None:
    printer = RealRig(house).printer()
    house.order("end 1")
    assert followed(printer.print(Pages(page("one")))).outcome is Outcome.FAILED_FAULT
    house.order()
    followed(printer.print(Pages(page("two"))))
    house.order("wait go")
    printer.print(Pages(page("three"))).cancel()
    printer.print(Pages(page("four")))
    printer.cancel_all()
    assert house.spooled() == []
    assert server.getJobs(which_jobs="all") == {}


def test_no_cups_is_said_as_such(house: PrintingHouse) -> None:
    queue = CupsQueue(house.uri, str(house.directory / "nobody.sock"))
    printer = IppPrinter(PrinterLine(house.uri), queue)
    standing = printer.standing()
    assert (standing.state, standing.cause) == (DeviceState.FAULTED, Cause.SPOOLER_DOWN)
    assert "systemctl start cups" in standing.detail
    with pytest.raises(SpoolerDown):
        printer.print(Pages(page("one")))
    assert house.received() == []


def test_a_printer_that_needs_a_driver_is_said_as_such(house: PrintingHouse) -> None:
    moments = iter(range(0, 100, 3))
    queue = CupsQueue("ipp://localhost:9/none", house.server, now=lambda: next(moments), pause=lambda _: None)
    with pytest.raises(QueueFault, match="no driver"):
        queue.ready()


def test_names_in_cups_and_on_the_printer_say_nothing_of_a_person(house: PrintingHouse) -> None:
    followed(RealRig(house).printer().print(Pages(page("personal"))))
    ((attributes, _),) = house.received()
    assert attributes["IPP_JOB_ORIGINATING_USER_NAME"] == getpass.getuser()
    assert attributes["IPP_JOB_NAME"].startswith("kiosk-t1-")
    logs = "".join(file.read_text() for file in house.directory.glob("*_log"))
    assert "personal" not in logs


@pytest.mark.parametrize(
    ("account", "told"), [(ADMITTED, "printed and emptied"), ("nobody", "group lpadmin")]
)
def test_an_account_that_cups_lets_manage_queues_is_enough_and_another_is_told_what_is_missing(
    house: PrintingHouse, account: str, told: str
) -> None:
    """The terminal does not run as root, and CUPS knows it by its socket."""
    assert told in as_somebody_else(account, lambda: _a_print(house))


def _a_print(house: PrintingHouse) -> str:
    printer = RealRig(house).printer()
    try:
        first = followed(printer.print(Pages(page("one"))))
        printer.print(Pages(page("two")))
        printer.cancel_all()
    except DeviceError as error:
        return str(error)
    assert printer.standing().state is DeviceState.WORKING
    return f"{first.outcome} and emptied"
