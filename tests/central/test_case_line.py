"""The terminal's own way to ask, against the real service: by receipt, by person, and the document."""

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from kiosk.central_client.cases import MOST_DOCUMENT_BYTES, CaseLine, Trouble
from kiosk.central_client.client import CentralClient, Credentials
from kiosk.central_client.clock import CorrectedClock
from kiosk.central_client.transport import Transport
from kiosk.contract.progress import CaseProgress, Mine
from kiosk.contract.suite import HpkeX25519
from tests.central.casework.flow import collated, decide_all, filed
from tests.central.service import WITH_PHONE, RunningService
from tests.central.terminal import TestTerminal
from tests.central.test_cases import statement
from ui.pdf_pages import page_pictures


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[RunningService]:
    with RunningService(tmp_path / "central") as running:
        yield running


def line_of(terminal: TestTerminal, url: str) -> CaseLine:
    given = terminal.given
    central_key = Ed25519PublicKey.from_public_bytes(base64.b64decode(given.signing_key))
    credentials = Credentials(terminal.name, terminal.key, given.signing_key_id, central_key)
    transport = Transport(url, 10, 60, most_bytes=MOST_DOCUMENT_BYTES)
    client = CentralClient(transport, credentials, CorrectedClock())
    return CaseLine(client.exchange, HpkeX25519(), base64.b64decode(given.sealing_key))


def test_from_the_receipt_to_the_pages_of_the_result(centre: RunningService) -> None:
    terminal = TestTerminal.enrol(centre.url, centre.enrolment_code("SN"), "SN")
    case = filed(centre, terminal)
    line = line_of(terminal, centre.url)
    by_receipt = line.of_receipt(case.receipt_number)
    assert isinstance(by_receipt, CaseProgress)
    assert (by_receipt.case_number, by_receipt.documents) == (case.case_number, ())
    assert line.of_receipt("0001-00-000001-0000-0") is Trouble.NO_SUCH_NUMBER
    decide_all(centre, case)
    collated(centre, case)
    mine = line.of_person(WITH_PHONE, statement(centre, terminal))
    assert isinstance(mine, Mine)
    [result] = mine.cases[0].documents
    pdf = line.document(result.id, mine.grant)
    assert isinstance(pdf, bytes)
    assert len(page_pictures(pdf)) == result.pages
    assert line.document(result.id, "nobody's") is Trouble.ON_ITS_WAY
    terminal.close()
