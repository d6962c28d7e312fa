"""Every profile before a printer that says nothing, or takes nothing, on a clock that runs by itself."""

from dataclasses import dataclass, field

import pytest

from devices.errors import NoAnswer
from devices.receipt_printer.asker import PATIENT
from devices.receipt_printer.document import Document, Qr, Text
from devices.receipt_printer.escpos_printer import EscPosPrinter
from devices.receipt_printer.printer import Connection, PrintOutcome
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from devices.standing import Cause
from tests.devices.receipt_printer.dialects import dialects

WRITE_TIMEOUT_S = 2.0
RECEIPT = Document((Text("收件凭证"), Qr(b"HTTPS://EXAMPLE.GOV.CN/1")))


@dataclass
class MuteLine:
    """A ByteLine to a printer that answers nothing and takes `takes` bytes; waiting at it lets time pass."""

    takes: int
    seconds: float = 0.0
    taken: bytearray = field(default_factory=bytearray)

    def write(self, data: bytes) -> None:
        room = self.takes - len(self.taken)
        self.taken += data[:room]
        if len(data) > room:
            self.seconds += WRITE_TIMEOUT_S
            raise NoAnswer("it takes no more")

    def read(self, timeout_s: float) -> bytes:
        self.seconds += timeout_s
        return b""

    def discard_input(self) -> bytes:
        return b""

    def close(self) -> None:
        """Nothing to free."""


def driver(line: MuteLine, profile: str) -> EscPosPrinter:
    return EscPosPrinter(
        lambda: line, load(profile), FontRasteriser(), patience=PATIENT, now=lambda: line.seconds
    )


@pytest.mark.parametrize("profile", dialects())
def test_silence_is_unknown_and_nothing_but_questions_is_sent(profile: str) -> None:
    line = MuteLine(takes=10_000)
    printer = driver(line, profile)
    status = printer.status()
    assert (status.connection, status.can_print) == (Connection.SILENT, None)
    assert printer.standing().cause is Cause.SILENT
    assert printer.print(RECEIPT) is PrintOutcome.UNKNOWN
    questions = {query.request for query in load(profile).queries}
    assert set(_split(bytes(line.taken), questions)) == questions
    assert line.seconds < 10


@pytest.mark.parametrize("takes", [0, 3, 20])
@pytest.mark.parametrize("profile", dialects())
def test_one_that_takes_no_more_bytes_holds_nobody(profile: str, takes: int) -> None:
    line = MuteLine(takes)
    printer = driver(line, profile)
    assert printer.status().connection is Connection.SILENT
    assert printer.print(RECEIPT) is PrintOutcome.UNKNOWN
    assert line.seconds < 20


def _split(sent: bytes, questions: set[bytes]) -> list[bytes]:
    """The questions one after the other of which `sent` is made; fails on anything else."""
    asked = []
    while sent:
        [question] = [each for each in questions if sent.startswith(each)]
        asked.append(question)
        sent = sent[len(question) :]
    return asked
