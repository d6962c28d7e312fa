"""The technician's desk: looks at PINs, and while maintenance lasts, at what its screens show beside the
devices.
"""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from devices.port_search import PortFound
from devices.receipt_printer.roll import Roll
from kiosk.technician.access.entrance import BY_PIN, Answer, Entrance, Means, Verdict
from kiosk.technician.terminal_facts import TerminalFacts
from kiosk.visit.answers import EntranceAnswered
from kiosk.visit.effects import AskEntrance, Effect, EndMaintenance, KeepTest, Serviced, TryPin, TryToken
from kiosk.visit.events import Event
from offline_cache.service_record import NOTHING_ON_RECORD, DeviceRecord

LOOK_EVERY_S = 2.0
NOTHING_DUE_S = 3600.0
UNDO_S = 300.0
"""How long a service can be taken back: longer than it takes to see that the wrong device was touched."""


@dataclass(frozen=True)
class Looked:
    """What was found at one look."""

    facts: TerminalFacts | None = None
    records: Mapping[str, DeviceRecord] = field(default_factory=dict)
    ports: tuple[PortFound, ...] = ()
    just_serviced: frozenset[str] = frozenset()
    roll: Roll | None = None
    """Of the receipt printer; None where its length is not set."""


class Books(Protocol):
    """Where the desk looks and writes. Everything may block; nothing raises for what it looks at."""

    def facts(self) -> TerminalFacts:
        """The terminal in figures."""

    def ports(self) -> tuple[PortFound, ...]:
        """Its serial ports."""

    def records(self) -> Mapping[str, DeviceRecord]:
        """What was done with each device."""

    def serviced(self, device: str, at: datetime, who: str) -> None:
        """Its counters since service begin anew."""

    def restore(self, device: str, before: DeviceRecord) -> None:
        """They stand as they stood."""

    def tested(self, device: str, test: str, *, passed: bool, at: datetime) -> None:
        """How a test ended."""

    def roll(self) -> Roll | None:
        """The receipt printer's paper."""

    def record(self, event: str, /, **words: str) -> None:
        """An event of the audit trail with its fields."""

    def close(self) -> None:
        """Give everything back."""


class BenchDesk:
    """A worker. `entrance` writes its tries down through the books. `show` takes what was found."""

    def __init__(
        self,
        entrance: Entrance,
        books: Books,
        post: Callable[[Event], None],
        show: Callable[[Looked], None],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._entrance = entrance
        self._books = books
        self._post = post
        self._show = show
        self._clock = clock
        self._open = False
        self._who = BY_PIN
        self._due = 0.0
        self._undo: dict[str, tuple[float, DeviceRecord]] = {}

    def handle(self, effect: Effect) -> None:
        """Answer at the entrance; open, close; write a service down."""
        match effect:
            case AskEntrance(ticket):
                self._post(EntranceAnswered(ticket, self._entrance.stands()))
            case TryPin(ticket, pin, means):
                self._tried(ticket, self._entrance.try_pin(pin), means, "pin")
            case TryToken(ticket, token, means):
                self._tried(ticket, self._entrance.try_token(token), means, "token")
            case EndMaintenance(by_itself):
                if self._open:
                    self._books.record("technician.ended", reason="idle" if by_itself else "finished")
                self._open = False
                self._undo = {}
                self._show(Looked())
            case KeepTest(device, test, passed):
                self._books.tested(device, test, passed=passed, at=datetime.now(UTC))
                self._due = 0.0
            case Serviced(device, taken_back):
                self._serviced(device, taken_back=taken_back)
                self._due = 0.0
            case _:
                pass

    def rest(self) -> float:
        """Look while maintenance lasts."""
        if not self._open:
            return NOTHING_DUE_S
        now = self._clock()
        if now >= self._due:
            self._undo = {name: kept for name, kept in self._undo.items() if now - kept[0] < UNDO_S}
            books = self._books
            undo = frozenset(self._undo)
            self._show(Looked(books.facts(), books.records(), books.ports(), undo, books.roll()))
            self._due = self._clock() + LOOK_EVERY_S
        return max(0.0, self._due - self._clock())

    def close(self) -> None:
        """Give everything back."""
        self._books.close()

    def _tried(self, ticket: int, verdict: Verdict, means: Means, way: str) -> None:
        if verdict.answer is Answer.OPENED:
            self._books.record(
                "technician.began",
                means=means.value,
                way=way,
                technician=verdict.technician,
                role=verdict.role.value,
            )
            self._who, self._open, self._due = verdict.technician, True, 0.0
        self._post(EntranceAnswered(ticket, verdict))

    def _serviced(self, device: str, *, taken_back: bool) -> None:
        if taken_back:
            kept = self._undo.pop(device, None)
            if kept is not None:
                self._books.restore(device, kept[1])
            return
        before = self._books.records().get(device, NOTHING_ON_RECORD)
        self._books.serviced(device, datetime.now(UTC), self._who)
        self._undo[device] = (self._clock(), before)
