"""What the technician's screens show at this moment: the board of devices, and what the desk has found
last.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from kiosk.config import Config
from kiosk.visit.bench import AT_BENCH, Tab
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit
from ui.device_board import DeviceBoard
from ui.viewmodels.bench.state import NOTHING, Bench, Watched

if TYPE_CHECKING:
    from ui.workers.bench_desk import Looked  # SQLite, which the screens' thread does without


class BenchFeed:
    """`show` may be called in any thread; everything else in the screens'."""

    def __init__(self, board: DeviceBoard, settings: Mapping[str, Mapping[str, str]]) -> None:
        """`settings`: each device's table, key by key."""
        self._board = board
        self._settings = settings
        self._looked: Looked | None = None

    def show(self, looked: "Looked") -> None:
        """The desk has looked."""
        self._looked = looked

    def now(self, visit: Visit) -> Bench:
        """Everything, while a technician is there; else nothing is put together."""
        if visit.stage not in AT_BENCH:
            return NOTHING
        looked, board = self._looked, self._board
        devices = {
            name: Watched(standing, board.since(name), self._settings.get(name, {}))
            for name, standing in board.standings.items()
        }
        traffic = None
        if visit.stage is Stage.BENCH_DEVICE and visit.bench.tab is Tab.TRAFFIC:
            line = board.traffic.get(visit.bench.device)
            traffic = None if line is None else line.after(0)
        if looked is None:
            return Bench(devices, traffic=traffic)
        return Bench(
            devices, looked.records, looked.facts, looked.ports, traffic, looked.just_serviced, looked.roll
        )


def settings_of(config: Config) -> dict[str, dict[str, str]]:
    """Each device's table of the settings as words."""
    tables = config.devices.model_dump(mode="json", exclude_none=True)
    return {
        name: {key: str(value) for key, value in table.items() if value not in ("", None)}
        for name, table in tables.items()
    }
