"""Ten times a working day of the district: 12 000 filings opened, made into cases, handed out to departments.
How much of a processor that takes, of the eight and a half hours of the day; and one output, made and sealed.
"""

import time
from datetime import UTC, datetime

import structlog

from bench.places import directory
from bench.row import AtMost, Row
from central.casework import pdf_seal
from kiosk.contract.api import BatchRequest
from tests.central.casework.flow import case_of, collation_of, decide_all, filed
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, a_submission
from tests.fixtures.pen import signature

A_DAY = 12_000
MEASURED = 1_000
STROKES = signature(12, 270)
"""With them a filing is about 20 kB."""
AT_ONCE = 50
MOST_SECONDS = 60.0
"""Of the 30 600 of an office day."""


def measure() -> Row:
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(40))
    with directory() as place, RunningService(place / "central") as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        service.opens = False
        for _ in range(0, MEASURED, AT_ONCE):
            some = [terminal.enclose(a_submission(signature=STROKES)).bytes.decode() for _ in range(AT_ONCE)]
            body = BatchRequest(envelopes=tuple(some)).model_dump_json().encode()
            assert terminal.exchange("POST", "/v1/submissions", body).status_code == 200
        service.opens = True
        began, wall = time.process_time(), time.perf_counter()
        service.ring()
        each = (time.process_time() - began) / MEASURED
        rate = MEASURED / (time.perf_counter() - wall)
        assert terminal.statistics().cases == MEASURED
        output = _an_output(service, terminal)
        terminal.close()
    return Row(
        name="a day of 12 000 cases, opened and handed out",
        unit="s",
        ours=each * A_DAY,
        bound=AtMost(MOST_SECONDS),
        note=(
            f"Processor time, from {MEASURED} of 20 kB on SQLite: {each * 1000:.2f} ms each, {rate:.0f} a"
            f" second. The output of a case, made and sealed by its own process: {output * 1000:.0f} ms."
        ),
    )


def _an_output(service: RunningService, terminal: TestTerminal) -> float:
    """Seconds of processor of the second: the first loads the libraries."""
    pdf_seal.load_or_create(service.keys_directory / pdf_seal.SEAL, datetime.now(UTC))
    taken = 0.0
    for _ in range(2):
        case = filed(service, terminal)
        decide_all(service, case)
        began = time.process_time()
        collation_of(service).make(case_of(service, case))
        taken = time.process_time() - began
    return taken
