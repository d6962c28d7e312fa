"""Row 2: one submission, one case number, a task for each department, one output when all decided."""

from pathlib import Path

from tests.central.casework.flow import case_of, collated, decide_all, filed
from tests.central.catalogue import DEPARTMENTS
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.central.test_cases import progress
from tests.central.test_progress import mine


def test_one_submission_goes_to_every_department_and_comes_back_as_one_output(tmp_path: Path) -> None:
    with RunningService(tmp_path / "central") as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        case = filed(service, terminal)
        assert tuple(task.department for task in case.tasks) == DEPARTMENTS
        assert case_of(service, case) > 0
        decide_all(service, case)
        assert progress(terminal, case.receipt_number).documents == (), "nothing before it is whole"
        collated(service, case)
        told = progress(terminal, case.receipt_number)
        assert (told.state, len(told.documents)) == ("done", 1)
        grant = mine(service, terminal).grant
        answer = terminal.exchange("GET", f"/v1/documents/{told.documents[0].id}?grant={grant}")
        assert answer.content.startswith(b"%PDF-")
        terminal.close()
