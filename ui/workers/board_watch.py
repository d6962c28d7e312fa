"""The I/O board's owner: tells of doors and of the operator's key, and lets the lamps shine."""

import time
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from devices.errors import DeviceError, DeviceOutOfOrder, PortUnavailable
from devices.io_board.board import Inputs, IoBoard, Lamp, Pattern
from devices.io_board.board_light import BoardLight
from devices.signal.alarm import Alarm
from devices.standing import Standing
from devices.supervision.watch import Watch
from devices.ups.board_ups import BoardUps
from kiosk.visit.effects import (
    Effect,
    Print,
    ScanCode,
    ShutDown,
    Signal,
    StartLooking,
    StartReading,
    StopLooking,
    StopReading,
    StopScan,
    Wipe,
)
from kiosk.visit.events import Event
from kiosk.visit.news import DoorChanged, OperatorChanged
from ui.workers.code_watch import StartScanning, StopScanning
from ui.workers.plugged import Plugged
from ui.workers.supply_teller import SupplyTeller

LOOK_EVERY_S = 2.0
"""The terminal's heartbeat for the board."""
LISTEN_S = 0.25
"""How long it is listened for a door before the visit's wishes for the lamps are looked at again."""
GUIDES: Mapping[type[Effect], tuple[Lamp, Pattern]] = MappingProxyType(
    {
        StartReading: (Lamp.READER, Pattern.ON),
        StopReading: (Lamp.READER, Pattern.OFF),
        StartScanning: (Lamp.SCANNER, Pattern.ON),
        StopScanning: (Lamp.SCANNER, Pattern.OFF),
        ScanCode: (Lamp.SCANNER, Pattern.ON),
        StopScan: (Lamp.SCANNER, Pattern.OFF),
        StartLooking: (Lamp.CAMERA, Pattern.ON),
        StopLooking: (Lamp.CAMERA, Pattern.OFF),
        Print: (Lamp.PAPER, Pattern.BLINK),
    }
)
"""Which lamp points to what is wanted, or comes. The paper's goes dark with the wipe."""
GUIDED = frozenset(lamp for lamp, _ in GUIDES.values())


class BoardWatch:
    """A worker. `call_back`: the lamps that call somebody back. `supply`: takes what the board's inputs say
    of the power, where they are to say it.

    A board that is lost closes nothing. A door that stood open goes on standing open until the board says
    otherwise; the operator's key counts as turned back.
    """

    def __init__(
        self,
        board: IoBoard,
        post: Callable[[Event], None],
        failed: Callable[[str, Exception], None],
        *,
        call_back: Sequence[Lamp] = (),
        stand: Callable[[Standing], None] = lambda _: None,
        supply: SupplyTeller | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._board = board
        self._post = post
        self._failed = failed
        self._stand = stand
        self._supply = supply
        self._ups = BoardUps(board)
        self._watch = Watch(board, self._stood, LOOK_EVERY_S, clock)
        self._light = BoardLight(board, call_back)
        self._alarm = Alarm.NONE
        self._guides: dict[Lamp, Pattern] = {}
        self._due_to_shine = False
        self._doors: frozenset[str] = frozenset()
        self._operator = False

    def handle(self, effect: Effect) -> None:
        """A lamp points to what is wanted, or calls somebody back."""
        match effect:
            case Signal():
                self._alarm = effect.alarm
            case Wipe():
                self._guides = dict.fromkeys(GUIDED, Pattern.OFF)
            case Plugged():
                self._watch.look_soon()
                return
            case ShutDown():
                if self._supply is not None:
                    self._supply.end()
                return
            case _ if type(effect) in GUIDES:
                lamp, pattern = GUIDES[type(effect)]
                self._guides[lamp] = pattern
            case _:
                return
        self._due_to_shine = True

    def rest(self) -> float:
        """Look when it is due; else listen to the board: this thread has nothing else to wait for."""
        left = self._watch.rest()
        if not self._watch.standing.serves:
            self._lost()
            return left
        try:
            self._tell(self._board.inputs(0))
            self._shine()
            self._tell(self._board.inputs(min(left, LISTEN_S)))
        except DeviceError:
            self._watch.look()
            return self._watch.rest()
        return 0.0

    def close(self) -> None:
        """Dark, and the port given back."""
        if self._watch.standing.serves:
            self._light.close()
        self._watch.close()

    def _stood(self, standing: Standing) -> None:
        self._stand(standing)
        if self._supply is not None:
            self._supply.take(self._ups.standing() if standing.serves else standing)

    def _tell(self, seen: Inputs) -> None:
        """What is news."""
        unseen = self._board.unseen()
        if seen.open != self._doors or unseen:
            self._doors = seen.open
            self._post(DoorChanged(seen.open, unseen))
        if seen.operator != self._operator:
            self._operator = seen.operator
            self._post(OperatorChanged(seen.operator))

    def _lost(self) -> None:
        """Whoever turned the key cannot be asked whether it still is."""
        if self._operator:
            self._operator = False
            self._post(OperatorChanged(present=False))
        self._due_to_shine = True

    def _shine(self) -> None:
        """The lamps as they are wanted. One that is not wired, or is refused, is told of."""
        if not self._due_to_shine:
            return
        self._due_to_shine = False
        wired = self._board.identity().lamps
        try:
            self._light.show(self._alarm)
            for lamp, pattern in self._guides.items():
                if lamp in wired and not self._alarm:
                    self._board.light(lamp, pattern)
        except (DeviceOutOfOrder, PortUnavailable) as error:
            self._failed("io_board.lamp", error)
