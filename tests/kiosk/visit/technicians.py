"""A technician at the terminal: the gesture, the PIN, and journeys behind it, as tables."""

from kiosk.technician.access.entrance import Answer, Verdict
from kiosk.technician.access.gesture import ORDER
from kiosk.visit.answers import EnrolmentAnswered, EntranceAnswered
from kiosk.visit.bench import AccessPhase, Place
from kiosk.visit.news import OutOfOrder
from kiosk.visit.setup import NOT_ENROLLED
from kiosk.visit.stage import Stage
from kiosk.visit.touches.bench import LookAt
from kiosk.visit.touches.everywhere import AtEdge
from kiosk.visit.touches.verifying import SetDigits, SubmitDigits
from tests.kiosk.visit.phrase import Do, Line
from tests.kiosk.visit.residents import Terminal

PIN = "280415"


def gesture(terminal: Terminal) -> None:
    """Six touches at the edges."""
    terminal.happens(*(AtEdge(edge) for edge in ORDER))


def answered(terminal: Terminal, answer: Answer, *, tries: int = 5, wait: float = 0.0) -> None:
    """The entrance has its say."""
    terminal.happens(EntranceAnswered(terminal.visit.ticket, Verdict(answer, tries, wait)))


def typed(terminal: Terminal, pin: str = PIN) -> None:
    """Type it and press the button."""
    terminal.happens(SetDigits(pin), SubmitDigits())


def phase(terminal: Terminal) -> AccessPhase:
    """How the entrance stands."""
    return terminal.visit.access.phase


def at_entrance() -> Terminal:
    """A terminal that asks for the PIN."""
    terminal = Terminal()
    gesture(terminal)
    answered(terminal, Answer.WRONG)
    return terminal


def in_maintenance() -> Terminal:
    """A terminal in a technician's hands."""
    terminal = at_entrance()
    typed(terminal)
    answered(terminal, Answer.OPENED)
    assert terminal.stage() is Stage.BENCH
    return terminal


def _look(stage: Stage, place: Place) -> Do:
    return lambda terminal: terminal.happens(LookAt(stage, place))


PRINTER = Place("receipt_printer")
CHOICES: dict[str, Do] = {
    "touches the edges in their order": gesture,
    "the entrance says how it stands": lambda terminal: answered(terminal, Answer.WRONG),
    "types the PIN": typed,
    "the PIN is wrong": lambda terminal: answered(terminal, Answer.WRONG, tries=4),
    "the PIN is right": lambda terminal: answered(terminal, Answer.OPENED),
    "looks at the receipt printer": _look(Stage.BENCH_DEVICE, PRINTER),
    "looks how paper is put in": _look(Stage.BENCH_GUIDE, Place("receipt_printer", guide="receipt_paper")),
    "looks at the next step": _look(
        Stage.BENCH_GUIDE, Place("receipt_printer", guide="receipt_paper", step=1)
    ),
    "looks at the counters": _look(Stage.BENCH_COUNTERS, Place()),
    "it is not enrolled": lambda terminal: terminal.happens(OutOfOrder(NOT_ENROLLED)),
    "types the code": lambda terminal: typed(terminal, "2804150016283011"),
    "the code is good": lambda terminal: terminal.happens(EnrolmentAnswered(terminal.visit.ticket, "")),
    "the operator approves it": lambda terminal: terminal.happens(OutOfOrder(None)),
}
"""Beside those of the residents."""

_INSIDE: tuple[Line, ...] = (
    ("welcome", "touches the edges in their order", "bench_access"),
    ("bench_access", "the entrance says how it stands", "bench_access"),
    ("bench_access", "types the PIN", "bench_access"),
    ("bench_access", "the PIN is right", "bench"),
)
JOURNEYS: dict[str, tuple[Line, ...]] = {
    "a technician mends the printer": (
        *_INSIDE,
        ("bench", "looks at the receipt printer", "bench_device"),
        ("bench_device", "looks how paper is put in", "bench_guide"),
        ("bench_guide", "looks at the next step", "bench_guide"),
        ("bench_guide", "back", "bench_guide"),
        ("bench_guide", "back", "bench_device"),
        ("bench_device", "back", "bench"),
        ("bench", "looks at the counters", "bench_counters"),
        ("bench_counters", "back", "bench"),
        ("bench", "done", "welcome"),
    ),
    "a technician sets a new machine up": (
        ("welcome", "it is not enrolled", "setup"),
        ("setup", "types the code", "setup"),
        ("setup", "the code is good", "setup"),
        ("setup", "the operator approves it", "welcome"),
    ),
    "a technician mistypes": (
        *_INSIDE[:3],
        ("bench_access", "the PIN is wrong", "bench_access"),
        ("bench_access", "back", "welcome"),
    ),
}
