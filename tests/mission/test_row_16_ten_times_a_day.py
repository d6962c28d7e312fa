"""Row 16: about 1 200 cases a working day, tested at ten times that. The figure is `make bench`'s (capacity);
here a quarter of an hour of such a day goes through, and every department gets its share once.
"""

from collections import Counter
from pathlib import Path

from central.storage.models import Task
from kiosk.contract.api import BatchRequest
from tests.central.catalogue import DEPARTMENTS
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal

A_DAY, OFFICE_MINUTES = 12_000, 510
A_QUARTER = A_DAY * 15 // OFFICE_MINUTES


def test_every_filing_of_a_crowded_quarter_becomes_one_case_with_all_its_tasks(tmp_path: Path) -> None:
    with RunningService(tmp_path / "central") as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        filed = [terminal.enclose().bytes.decode() for _ in range(A_QUARTER)]
        for at in range(0, A_QUARTER, 100):
            body = BatchRequest(envelopes=tuple(filed[at : at + 100])).model_dump_json().encode()
            assert terminal.exchange("POST", "/v1/submissions", body).status_code == 200
        counted = terminal.statistics()
        assert (counted.received, counted.cases, counted.duplicates) == (A_QUARTER, A_QUARTER, 0)
        with service.storage.read() as session:
            shares = Counter(department for (department,) in session.query(Task.department))
        assert shares == dict.fromkeys(DEPARTMENTS, A_QUARTER)
        terminal.close()
