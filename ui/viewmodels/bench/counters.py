"""All counters of all devices, and how long the paper lasts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal

from kiosk.visit.stage import Stage
from ui.viewmodels.base import Send, output
from ui.viewmodels.bench.device import count_name, grouped
from ui.viewmodels.bench.frame import BenchViewModel
from ui.viewmodels.bench.parts import name_of
from ui.viewmodels.bench.times import when
from ui.viewmodels.snapshot import Snapshot

LOW = 0.15
"""Of a roll: from here on somebody should bring a new one."""


@dataclass(frozen=True)
class CountersOutputs:
    """Rows as `DataTable` takes them: device, what, since, ever, serviced. Of the receipt paper, what is
    left of the roll (0 to 1; below 0 nobody knows), and how many receipts that is, in words.
    """

    rows: list[dict[str, Any]] = field(default_factory=list)
    paper_share: float = -1.0
    paper_left: str = ""
    paper_note: str = ""
    paper_low: bool = False


def counters_outputs(snapshot: Snapshot) -> CountersOutputs | None:
    """A row a counter, device by device."""
    if snapshot.visit.stage is not Stage.BENCH_COUNTERS:
        return None
    speaker = snapshot.speaker
    rows = [
        {
            "device": name_of(name, speaker) if first else "",
            "what": count_name(counter, speaker),
            "since": grouped(value.since_service),
            "ever": grouped(value.for_ever),
            "serviced": ""
            if record.serviced is None or not first
            else when(record.serviced.at, snapshot.clock, speaker),
        }
        for name, record in snapshot.bench.records.items()
        for first, (counter, value) in _marked(record.counters.items())
    ]
    roll = snapshot.bench.roll
    if roll is None:
        return CountersOutputs(rows)
    metres, length = f"{roll.left_mm / 1000:.0f}", f"{roll.length_mm / 1000:.0f}"
    return CountersOutputs(
        rows,
        paper_share=round(roll.left_mm / roll.length_mm, 3),
        paper_left=speaker.key("bench.forecast_left", count=roll.papers_left),
        paper_note=speaker.key("bench.forecast_note", left=metres, length=length),
        paper_low=roll.left_mm < LOW * roll.length_mm,
    )


def _marked(items: Iterable[Any]) -> Iterator[tuple[bool, Any]]:
    """Each, and whether it is the first: a device is named once."""
    return ((number == 0, each) for number, each in enumerate(items))


class CountersViewModel(BenchViewModel[CountersOutputs]):
    """`BenchCounters.qml`."""

    rowsChanged = Signal()
    paperShareChanged = Signal()
    paperLeftChanged = Signal()
    paperNoteChanged = Signal()
    paperLowChanged = Signal()

    paperShare = output(float, "paper_share", paperShareChanged)
    paperLeft = output(str, "paper_left", paperLeftChanged)
    paperNote = output(str, "paper_note", paperNoteChanged)
    paperLow = output(bool, "paper_low", paperLowChanged)
    rows = output("QVariantList", "rows", rowsChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(counters_outputs, CountersOutputs(), send)
