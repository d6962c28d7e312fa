"""The receipt of a small form is a copy of it: when the terminal's disk is gone, a photo is enough."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import zxingcpp

from devices.simulators.paper import picture
from kiosk.contract import envelope, paper
from kiosk.submission.desk import FilingDesk, open_desk
from kiosk.terminal.place import TerminalPlace
from offline_cache.storage import Limits
from tests.fixtures.central_stub import CentralStub
from tests.fixtures.filings import NUMBER, enrolled, new_submission
from tests.kiosk.receipt.test_receipt import CONTENT, printed
from tests.oracles import escpos_paper


@pytest.fixture
def central() -> CentralStub:
    return CentralStub()


@pytest.fixture
def desk(tmp_path: Path, central: CentralStub) -> Iterator[FilingDesk]:
    place = TerminalPlace(tmp_path)
    identity = enrolled(place, "http://127.0.0.1:9", central.signing, central.sealing_public)
    central.terminal_key = identity.terminal_key.public_key()
    desk = open_desk(tmp_path, Limits(1))
    yield desk
    desk.close()


def test_a_photo_of_the_paper_opens_with_the_central_key(desk: FilingDesk, central: CentralStub) -> None:
    filed = desk.filer.file(new_submission(strokes=2, points=12))
    copy = desk.filer.codes(filed).paper
    assert 0 < len(copy) <= paper.MAX_CHARACTERS
    data = printed(replace(CONTENT, qr_payload=copy.encode("ascii")))
    (code,) = [item for item in escpos_paper.read(data) if isinstance(item, escpos_paper.QrCode)]
    assert code.module >= 4
    (seen,) = zxingcpp.read_barcodes(picture(data))
    untrusted_envelope = paper.decode(seen.text)
    assert envelope.digest(untrusted_envelope) == filed.digest
    assert json.loads(central.open(untrusted_envelope))["applicant"]["number"] == NUMBER


def test_no_printer_command_hides_in_it(desk: FilingDesk) -> None:
    filed = desk.filer.file(new_submission(strokes=2, points=12))
    assert set(desk.filer.codes(filed).paper) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


def test_a_large_form_is_named_by_its_digest_which_the_terminal_signed(
    desk: FilingDesk, central: CentralStub
) -> None:
    filed = desk.filer.file(new_submission(strokes=12, points=130))
    codes = desk.filer.codes(filed)
    assert codes.paper == ""
    data = printed(replace(CONTENT, qr_payload=codes.named.encode("ascii")))
    (code,) = [item for item in escpos_paper.read(data) if isinstance(item, escpos_paper.QrCode)]
    assert code.module >= 4
    (seen,) = zxingcpp.read_barcodes(picture(data))
    said = paper.untrusted_digest(seen.text)
    assert said is not None
    assert (said.receipt_number, said.digest) == (filed.receipt_number, filed.digest)
    assert central.terminal_key is not None
    assert said.is_signed_by(central.terminal_key)
