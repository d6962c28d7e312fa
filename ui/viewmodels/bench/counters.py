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


@dataclass(frozen=True)
class CountersOutputs:
    """Rows as `DataTable` takes them: device, what, since, ever, serviced."""

    rows: list[dict[str, Any]] = field(default_factory=list)


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
    return CountersOutputs(rows)


def _marked(items: Iterable[Any]) -> Iterator[tuple[bool, Any]]:
    """Each, and whether it is the first: a device is named once."""
    return ((number == 0, each) for number, each in enumerate(items))


class CountersViewModel(BenchViewModel[CountersOutputs]):
    """`BenchCounters.qml`."""

    rowsChanged = Signal()
    rows = output("QVariantList", "rows", rowsChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(counters_outputs, CountersOutputs(), send)
