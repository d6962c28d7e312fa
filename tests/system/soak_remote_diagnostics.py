"""A remote command "run diagnostics", from the real central service: the agent asks the real drivers of a
reader and a printer at the end of their wires, and the report stands at the central service. For `make soak`.
"""

from contextlib import closing
from pathlib import Path

import pytest

from central.commands import commands_of, issue
from central.diagnostics import reports_of
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.pty_line import PtyLine
from devices.simulators.sdt_reader import SimulatedSdtReader
from kiosk.contract.commands import Outcome, Verb
from kiosk.contract.diagnostics import ReadinessReport
from tests.system.pushing import ScreenKind, Street, a_street

pytestmark = pytest.mark.timeout(600)


def test_a_report_that_was_asked_for_from_afar_is_the_devices_own_word(tmp_path: Path) -> None:
    with closing(PtyLine()) as reader_line, closing(PtyLine(baud=115200)) as printer_line:
        reader = SimulatedSdtReader(reader_line)
        reader.start()
        wired = (
            f'[devices.id_card_reader]\nport = "{reader_line.path}"\n'
            f'[devices.receipt_printer]\nport = "{printer_line.path}"\n'
        )
        with (
            SimulatedEscPosPrinter(printer_line) as printer,
            a_street(tmp_path / "terminal", tmp_path / "central", ScreenKind.NONE, settings=wired) as street,
        ):
            assert states(diagnosed(street)) == ("working", "working")
            printer.paper_out()
            assert states(diagnosed(street)) == ("working", "faulted")
            assert street.agents_died() == []
        reader.stop()


def diagnosed(street: Street) -> ReadinessReport:
    """The report that a command brings."""
    service, code = street.operator.service, street.identity.code
    command = issue(service.storage, service.keys, code, Verb.RUN_DIAGNOSTICS, service.clock(), "somebody")

    def answered() -> bool:
        with service.storage.read() as session:
            newest = commands_of(session, code)[0]
        return newest.number == command.number and newest.outcome is Outcome.DONE

    street.wait_for(answered)
    with service.storage.read() as session:
        held = reports_of(session, code)
    assert held
    return held[0].report


def states(report: ReadinessReport) -> tuple[str, str]:
    found = {each.name: each.state for each in report.devices}
    return found["id_card_reader"], found["receipt_printer"]
