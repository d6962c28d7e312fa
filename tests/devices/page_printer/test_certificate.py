"""A printer behind TLS is asked nothing unless it is the one whose certificate was written down."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from devices.errors import DeviceOutOfOrder, ProtocolFault
from devices.page_printer.certificate import check_certificate
from devices.page_printer.http_post import Patience
from devices.page_printer.ipp_client import PrinterLine
from devices.page_printer.ipp_printer import IppPrinter, NoSpooler
from devices.page_printer.printer import Pages
from devices.simulators.ipp_printer import SimulatedIppPrinter
from devices.standing import Cause, DeviceState, Standing
from tests.devices.page_printer.contract import page
from tests.devices.page_printer.printing_house import PrintingHouse
from tests.faults.tls_gateway import Authority, TlsGateway

PATIENT = Patience(connect=10, answer=30)


@dataclass
class BehindTls:
    """A simulated printer behind a certificate, and the authority that signed it."""

    uri: str
    simulated: SimulatedIppPrinter
    authority: Authority

    def standing(self, certificate: str) -> Standing:
        """As a terminal with that setting sees it, from its own words."""
        line = PrinterLine(self.uri, PATIENT, certificate=certificate)
        printer = IppPrinter(line, NoSpooler(line))
        standing = printer.standing()
        printer.close()
        return standing


@contextmanager
def behind_tls(directory: Path, ends: timedelta = timedelta(days=1)) -> Iterator[BehindTls]:
    directory.mkdir(exist_ok=True)
    authority = Authority.make(directory, "authority")
    certificate = authority.issue(directory, begins=ends - timedelta(days=2), ends=ends)
    with SimulatedIppPrinter() as simulated:
        port = urlsplit(simulated.uri).port
        assert port is not None
        with TlsGateway(port, certificate) as gateway:
            yield BehindTls(f"ipps{gateway.url.removeprefix('https')}/ipp/print", simulated, authority)


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[BehindTls]:
    with behind_tls(tmp_path / "printer") as made:
        yield made


def shown(standing: Standing) -> str:
    """The fingerprint that the technician is told to write."""
    return standing.detail.rpartition('certificate = "')[2].rstrip('"')


def test_without_a_certificate_nothing_is_asked_and_the_fingerprint_is_told(printer: BehindTls) -> None:
    first = printer.standing("")
    assert (first.state, first.cause) == (DeviceState.FAULTED, Cause.CERTIFICATE)
    assert printer.standing(shown(first)).state is DeviceState.WORKING


def test_a_fingerprint_is_taken_however_it_is_written(printer: BehindTls) -> None:
    digits = shown(printer.standing("")).removeprefix("sha256:")
    pairs = ":".join(digits[at : at + 2] for at in range(0, 64, 2)).upper()
    check_certificate(f"sha256:{pairs}")
    assert printer.standing(f"sha256:{pairs}").state is DeviceState.WORKING


def test_another_printer_at_its_address_gets_no_page(printer: BehindTls, tmp_path: Path) -> None:
    written = shown(printer.standing(""))
    with behind_tls(tmp_path / "another") as another:
        standing = another.standing(written)
        assert standing.cause is Cause.CERTIFICATE
        assert "another than the one in the settings" in standing.detail
        line = PrinterLine(another.uri, PATIENT, certificate=written)
        with pytest.raises(DeviceOutOfOrder):
            line.print(Pages(page("somebody's page")), "kiosk-1")
        assert another.simulated.jobs == ()


def test_an_authority_vouches_for_its_own_and_for_no_other(printer: BehindTls, tmp_path: Path) -> None:
    assert printer.standing(str(printer.authority.file)).state is DeviceState.WORKING
    stranger = Authority.make(tmp_path, "stranger")
    refused = printer.standing(str(stranger.file))
    assert refused.cause is Cause.CERTIFICATE
    assert "is not one of" in refused.detail


def test_an_expired_certificate_is_refused_under_an_authority_and_taken_by_its_fingerprint(
    tmp_path: Path,
) -> None:
    with behind_tls(tmp_path / "old", ends=timedelta(days=-1)) as old:
        refused = old.standing(str(old.authority.file))
        assert refused.cause is Cause.CERTIFICATE
        assert "expired" in refused.detail
        assert old.standing(shown(old.standing(""))).state is DeviceState.WORKING


def test_a_file_of_certificates_that_is_none_is_the_settings_fault(
    printer: BehindTls, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.pem"
    broken.write_text("no certificate")
    for file in (broken, tmp_path / "not-there.pem"):
        line = PrinterLine(printer.uri, PATIENT, certificate=str(file))
        with pytest.raises(DeviceOutOfOrder) as caught:
            line.word()
        assert caught.value.cause is Cause.SETTING_WRONG


@pytest.mark.parametrize("wrong", ["sha256:12", "sha1:" + "0" * 40, "printer.pem", "0" * 64])
def test_what_is_neither_fingerprint_nor_file_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="fingerprint"):
        check_certificate(wrong)


def test_cups_own_printer_is_known_by_its_fingerprint(house: PrintingHouse) -> None:
    uri = house.uri.replace("ipp://", "ipps://")
    with pytest.raises(DeviceOutOfOrder) as caught:
        PrinterLine(uri, PATIENT).word()
    written = str(caught.value).rpartition('certificate = "')[2].rstrip('"')
    assert PrinterLine(uri, PATIENT, certificate=written).word().accepts_jobs
    with pytest.raises(DeviceOutOfOrder):
        PrinterLine(uri, PATIENT, certificate="sha256:" + "0" * 64).word()


def test_a_printer_that_speaks_no_tls_is_told_from_one_that_is_not_trusted() -> None:
    with SimulatedIppPrinter() as simulated, pytest.raises(ProtocolFault):
        PrinterLine(simulated.uri.replace("ipp://", "ipps://"), PATIENT).word()
