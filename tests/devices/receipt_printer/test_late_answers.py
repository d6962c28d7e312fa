"""A printer that answers late is never believed to print because an answer stood in another's place."""

from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from devices.receipt_printer.asker import PATIENT, Asker
from devices.receipt_printer.profile import load

PRINTER, CAUSE, ERROR, PAPER = (bytes([0x10, 0x04, number]) for number in (1, 2, 3, 4))
WELL = {PRINTER: b"\x12", CAUSE: b"\x12", ERROR: b"\x12", PAPER: b"\x12"}
ILL = {
    "out of paper, and still online": WELL | {PAPER: b"\x72"},
    "out of paper": WELL | {PRINTER: b"\x1a", CAUSE: b"\x32", PAPER: b"\x72"},
    "cover open": WELL | {PRINTER: b"\x1a", CAUSE: b"\x16"},
    "cutter stuck": WELL | {PRINTER: b"\x1a", CAUSE: b"\x52", ERROR: b"\x1a"},
}
"""What each of the four questions is answered."""


class LatePrinter:
    """Answers in order, each so many seconds after its question; its clock moves while it is waited for."""

    def __init__(self, answers: dict[bytes, bytes], delays: Iterator[float]) -> None:
        self.now = 0.0
        self._answers = answers
        self._delays = delays
        self._coming: list[tuple[float, bytes]] = []

    def write(self, data: bytes) -> None:
        before = self._coming[-1][0] if self._coming else self.now
        self._coming.append((max(before, self.now + next(self._delays)), self._answers[data]))

    def read(self, timeout_s: float) -> bytes:
        until = self.now + timeout_s
        if self._coming and self._coming[0][0] <= until:
            at, answer = self._coming.pop(0)
            self.now = max(self.now, at)
            return answer
        self.now = until
        return b""

    def discard_input(self) -> bytes:
        old = b""
        while self._coming and self._coming[0][0] <= self.now:
            old += self._coming.pop(0)[1]
        return old

    def close(self) -> None:
        """Nothing is held."""


def believed(answers: dict[bytes, bytes], delays: Iterator[float], pauses: list[float]) -> list[bool | None]:
    line = LatePrinter(answers, delays)
    asker = Asker(line, load("default"), PATIENT, lambda: line.now)
    words = []
    for pause in pauses:
        words.append(asker.status_at_rest().can_print)
        line.now += pause
    return words


LATE = st.floats(0.0, 2 * PATIENT.answer)
"""Up to twice as long as it is waited for."""


@settings(max_examples=150)
@given(
    st.sampled_from(sorted(ILL)),
    st.lists(LATE, min_size=40, max_size=40),
    st.lists(st.floats(0.5, 5.0), min_size=6, max_size=6),
)
def test_what_it_says_of_another_question_is_never_taken_for_well(
    ill: str, delays: list[float], pauses: list[float]
) -> None:
    assert True not in believed(ILL[ill], iter(delays), pauses)


def test_an_answer_of_the_look_before_does_not_move_the_others_on() -> None:
    delays = iter([0.02, 0.02, 0.02, 1.01, *[0.02] * 8])
    assert True not in believed(ILL["out of paper, and still online"], delays, [0.5, 3.0, 3.0])


def test_one_that_was_late_once_is_believed_again_when_it_answers_in_time() -> None:
    words = believed(WELL, iter([0.02, 0.02, 0.02, 0.7, *[0.02] * 8]), [3.0, 3.0, 3.0])
    assert words == [None, True, True]
