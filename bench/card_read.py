"""How long a card takes to read at each speed of a serial reader, beside what its bytes take on the wire."""

import time
from functools import partial

from bench.row import Against, AtMostTimes, Row, percentile
from devices.id_card.build import reader_over, serial_line
from devices.id_card.profile import GENERIC, load
from devices.id_card.sdt_reader import SdtReader
from devices.simulators.pty_line import BITS_PER_BYTE, Direction, PtyLine
from devices.simulators.sdt_cards import resident_card
from devices.simulators.sdt_reader import SimulatedSdtReader
from devices.simulators.serial_wire import SerialWire

READS = {115200: 25, 57600: 15, 38400: 11, 19200: 7, 9600: 5}
"""Baud, and how often a card is read at it: half a minute in all."""
BOUND = 1.15

CARD = resident_card(
    name="陈示例",
    number="11010519491231002X",
    sex="2",
    nation="01",
    birth="19491231",
    address="北京市朝阳区示例路1号院2号楼3单元404室",
    issuer="北京市公安局朝阳分局",
    valid_from="20150608",
    valid_to="长期",
)


def measure() -> tuple[Row, ...]:
    return tuple(_at(baud, reads) for baud, reads in READS.items())


def _at(baud: int, reads: int) -> Row:
    counter = _Counter()
    line = PtyLine(tap=counter.count)
    simulated = SimulatedSdtReader(SerialWire(line, baud, paced=True))
    simulated.put_card(CARD)
    simulated.start()
    profile = load(GENERIC)
    reader = reader_over(partial(serial_line, profile, line.path, baud, lambda port: port), profile)
    reader.open()
    try:
        reader.read()  # the reader's own number is asked for once, and is no part of reading a card
        counter.bytes = 0
        samples = [_read(reader) for _ in range(reads)]
    finally:
        reader.close()
        simulated.stop()
    return Row(
        name=f"read an ID card at {baud} baud (find, select, read, newest address)",
        unit="ms",
        ours=percentile(samples, 50),
        limit=1000 * counter.bytes / reads * BITS_PER_BYTE / baud,
        bound=AtMostTimes(BOUND, Against.LIMIT),
        note=f"p50 of {reads}, p95 {percentile(samples, 95):.1f} ms; the limit: all bytes, both ways, at "
        f"that speed, to which the simulated line is paced",
    )


class _Counter:
    """Bytes in both directions."""

    def __init__(self) -> None:
        self.bytes = 0

    def count(self, _: Direction, data: bytes) -> None:
        self.bytes += len(data)


def _read(reader: SdtReader) -> float:
    began = time.perf_counter()
    reader.read()
    return 1000 * (time.perf_counter() - began)
