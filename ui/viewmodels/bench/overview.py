"""The terminal from the front, its devices by urgency, and the terminal itself in figures."""

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import Signal, Slot

from kiosk.technician.front import Box, front
from kiosk.visit.bench import NOWHERE
from kiosk.visit.stage import Stage
from ui.viewmodels.base import Send, output
from ui.viewmodels.bench.frame import BenchViewModel
from ui.viewmodels.bench.parts import Part, parts, row
from ui.viewmodels.bench.terminal_facts import facts
from ui.viewmodels.snapshot import Snapshot


@dataclass(frozen=True)
class OverviewOutputs:
    """`drawing`: size of the front view, cabinet and shelf. `plates`: each place with x, y, w, h, and of the
    device there name, short label, condition and word; an empty name where nothing is fitted. `devices`: the
    list by urgency. `facts`: rows of label, value, ill, code.
    """

    drawing: dict[str, Any] = field(default_factory=dict)
    plates: list[dict[str, Any]] = field(default_factory=list)
    devices: list[dict[str, Any]] = field(default_factory=list)
    ill: int = 0
    facts: list[dict[str, Any]] = field(default_factory=list)


def overview_outputs(snapshot: Snapshot) -> OverviewOutputs | None:
    """Everything at a glance."""
    if snapshot.visit.stage is not Stage.BENCH:
        return None
    drawn = front()
    found = parts(snapshot)
    known = {each.name: each for each in found}
    rows = [row(each, snapshot) for each in found]
    return OverviewOutputs(
        drawing={
            "width": drawn.width,
            "height": drawn.height,
            "cabinet": _box(drawn.cabinet),
            "shelf": _box(drawn.shelf),
        },
        plates=[_box(box) | _plate(known.get(name), snapshot) for name, box in drawn.devices.items()],
        devices=rows,
        ill=sum(bool(each["ill"]) for each in rows),
        facts=[
            {
                "label": snapshot.speaker.key(f"bench.fact_{each.key}"),
                "value": each.value,
                "ill": each.ill,
                "code": each.code,
            }
            for each in facts(snapshot)
        ],
    )


def _box(box: Box) -> dict[str, Any]:
    return {"x": box.x, "y": box.y, "w": box.w, "h": box.h}


def _plate(each: Part | None, snapshot: Snapshot) -> dict[str, Any]:
    if each is None:
        return {"name": "", "label": "", "condition": 0, "word": ""}
    whole = row(each, snapshot)
    label = snapshot.speaker.key(f"part_short.{each.name}")
    return {"name": each.name, "label": label, "condition": whole["condition"], "word": whole["word"]}


class OverviewViewModel(BenchViewModel[OverviewOutputs]):
    """`Bench.qml`."""

    drawingChanged = Signal()
    platesChanged = Signal()
    devicesChanged = Signal()
    illChanged = Signal()
    factsChanged = Signal()

    drawing = output("QVariantMap", "drawing", drawingChanged)
    plates = output("QVariantList", "plates", platesChanged)
    devices = output("QVariantList", "devices", devicesChanged)
    ill = output(int, "ill", illChanged)
    facts = output("QVariantList", "facts", factsChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(overview_outputs, OverviewOutputs(), send)

    @Slot()
    def openCounters(self) -> None:
        """All counters."""
        self.look("counters", NOWHERE)
