"""How long a card takes to read, beside the time its bytes take on the wire at 115200 baud."""

import time
from datetime import UTC, datetime
from functools import partial

from bench.row import Against, AtMostTimes, Row, percentile
from devices.id_card.nations import load_nations
from devices.id_card.sdt_reader import SdtReader
from devices.serial_port import SerialPort
from devices.simulators.pty_line import BITS_PER_BYTE, Direction, PtyLine
from devices.simulators.sdt_cards import resident_card
from devices.simulators.sdt_reader import SimulatedSdtReader

BAUD = 115200
READS = 25
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


def measure() -> Row:
    counter = _Counter()
    line = PtyLine(baud=BAUD, tap=counter.count)
    simulated = SimulatedSdtReader(line)
    simulated.put_card(CARD)
    simulated.start()
    reader = SdtReader(partial(SerialPort, line.path, BAUD), load_nations(), lambda: datetime.now(UTC).date())
    reader.open()
    try:
        reader.read()  # the reader's own number is asked for once, and is no part of reading a card
        counter.bytes = 0
        samples = [_read(reader) for _ in range(READS)]
    finally:
        reader.close()
        simulated.stop()
    return Row(
        name="read an ID card (find, select, read)",
        unit="ms",
        ours=percentile(samples, 50),
        limit=1000 * counter.bytes / READS * BITS_PER_BYTE / BAUD,
        bound=AtMostTimes(BOUND, Against.LIMIT),
        note=f"p50 of {READS}, p95 {percentile(samples, 95):.1f} ms; the limit: all bytes, both ways, "
        f"at {BAUD} baud, to which the simulated line is paced",
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
