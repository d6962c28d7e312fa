"""The same on PostgreSQL: `make soak`."""

from pathlib import Path

from tests.central.casework.test_worker import is_taken_over
from tests.central.postgresql import Cluster
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal


def test_a_worker_takes_over_on_postgresql(tmp_path: Path) -> None:
    with (
        Cluster() as cluster,
        RunningService(tmp_path / "central", database=cluster.new_database()) as service,
    ):
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        is_taken_over(service, terminal)
        terminal.close()
