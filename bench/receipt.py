"""A receipt's way onto paper: bytes beside the same receipt as a picture, and the time beside the wire's."""

import time
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from functools import partial

from escpos.printer import Dummy

from bench.row import Against, AtMost, AtMostTimes, Row, percentile
from devices.receipt_printer.build import BITS_PER_BYTE
from devices.receipt_printer.document import Document
from devices.receipt_printer.escpos_encoder import INITIALISE
from devices.receipt_printer.escpos_printer import EscPosPrinter
from devices.receipt_printer.printer import PrintOutcome
from devices.receipt_printer.profile import DEFAULT, load
from devices.receipt_printer.raster import FontRasteriser
from devices.serial_port import SerialPort
from devices.simulators.escpos_printer import SimulatedEscPosPrinter
from devices.simulators.paper import EDGE_DOTS, PAPER_DOTS, picture
from devices.simulators.pty_line import Direction, PtyLine
from kiosk.contract.catalogue.schema import Text
from kiosk.receipt.content import Assurance, ClockQuality, Delivery, ReceiptContent
from kiosk.receipt.layout import receipt_document

PRINTS = {115200: 15, 19200: 5}
"""Baud, and how many receipts are printed at it."""
FEWER_BYTES, FIRST_BYTE_MS, OVER_WIRE = 0.1, 100.0, 1.2
RECEIPT = ReceiptContent(
    number="7K2M-01-000419-Q8TD-5",
    service=Text(zh="新生儿出生一件事", en="Birth of a child"),
    applicant_masked="周*",
    received=datetime(2026, 11, 23, 3, 19, tzinfo=timezone(timedelta(hours=8))),
    clock=ClockQuality.SYNCHRONISED,
    departments=(Text(zh="公安", en="Public Security"), Text(zh="卫健", en="Health")),
    promised_limit=Text(zh="受理后5个工作日", en="5 working days after acceptance"),
    next_step=Text(zh="等短信，或扫码查进度", en="Wait for a text message, or scan the code"),
    qr_payload=b"GJZ1:7K2M-01-000419-Q8TD-5:B8N0T9KXH2",
    assurance=Assurance.TO_BE_CONFIRMED,
    delivery=Delivery.QUEUED,
    place=Text(zh="甘井子街道政务服务大厅", en="Ganjingzi Sub-district Service Hall"),
    contact_lines=(Text(zh="政务服务热线 12345", en="Service hotline 12345"),),
)


def measure() -> tuple[Row, ...]:
    timed = {baud: _Counter(baud) for baud in PRINTS}
    for baud, prints in PRINTS.items():
        timed[baud].print(prints)
    fast = timed[115200]
    return (
        Row(
            name="a receipt on the wire, questions included",
            unit="bytes",
            ours=fast.sent,
            peer=_as_a_picture(fast.paper),
            bound=AtMostTimes(FEWER_BYTES),
            note="80 mm, default profile; the peer: the same paper as a picture, by python-escpos 3.1",
        ),
        Row(
            name="from the wish to print to the receipt's first byte on the wire",
            unit="ms",
            ours=percentile(fast.to_first_byte, 95),
            bound=AtMost(FIRST_BYTE_MS),
            note=f"p95 of {len(fast.to_first_byte)}; laid out, the printer asked how it is, encoded",
        ),
        *(
            Row(
                name=f"from a receipt's first byte to its cut at {baud} baud",
                unit="ms",
                ours=percentile(counter.to_cut, 50),
                limit=1000 * counter.job_bytes * BITS_PER_BYTE / baud,
                bound=AtMostTimes(OVER_WIRE, Against.LIMIT),
                note=f"p50 of {len(counter.to_cut)}; the limit: its bytes at that speed, to which the "
                "simulated line is paced; the paper itself takes no time",
            )
            for baud, counter in timed.items()
        ),
    )


class _Counter:
    """A printer at the end of a wire of that speed, and the moments that count."""

    def __init__(self, baud: int) -> None:
        self._baud = baud
        self.to_first_byte: list[float] = []
        self.to_cut: list[float] = []
        self.sent = self.job_bytes = 0
        self.paper = b""
        self._began = self._cut_at = 0.0
        self._came = bytearray()
        self._first_byte_at = 0.0

    def print(self, times: int) -> None:
        line = PtyLine(baud=self._baud, tap=self._tapped)
        with closing(line), SimulatedEscPosPrinter(line, on_paper=self._cut_off):
            printer = EscPosPrinter(
                partial(SerialPort, line.path, self._baud),
                load(DEFAULT),
                FontRasteriser(),
                bytes_per_second=self._baud / BITS_PER_BYTE,
            )
            with closing(printer):
                printer.print(_document(0))  # what is tried out once is no part of a receipt
                for number in range(1, times + 1):
                    self._one(printer, number)

    def _one(self, printer: EscPosPrinter, number: int) -> None:
        self._came.clear()
        self._first_byte_at = 0.0
        self._began = time.perf_counter()
        outcome = printer.print(_document(number))
        if outcome is not PrintOutcome.PRINTED:
            raise RuntimeError(f"not printed: {outcome}")
        self.to_first_byte.append(1000 * (self._first_byte_at - self._began))
        self.to_cut.append(1000 * (self._cut_at - self._first_byte_at))
        self.sent = len(self._came)

    def _tapped(self, direction: Direction, data: bytes) -> None:
        if direction is Direction.TO_DEVICE:
            self._came += data
            if not self._first_byte_at and INITIALISE in self._came:
                self._first_byte_at = time.perf_counter()

    def _cut_off(self, paper: bytes) -> None:
        self._cut_at = time.perf_counter()
        self.paper, self.job_bytes = paper, len(paper)


def _document(number: int) -> Document:
    """Never twice the same, so that nothing is drawn from what was drawn before but what really repeats."""
    content = replace(RECEIPT, number=f"7K2M-01-{number:06}-Q8TD-5")
    return receipt_document(content, "zh")


def _as_a_picture(paper: bytes) -> int:
    """Bytes of the same paper as python-escpos sends a picture and cuts it off."""
    drawn = picture(paper)
    printer = Dummy()
    printer.image(drawn.crop((EDGE_DOTS, EDGE_DOTS, EDGE_DOTS + PAPER_DOTS, drawn.height - EDGE_DOTS)))
    printer.cut()
    return len(printer.output)
