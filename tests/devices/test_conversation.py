"""The scripted line itself: a driver that says too much, too little or something else fails its test."""

from collections.abc import Callable

import pytest

from devices.byte_line import ByteLine
from tests.devices.conversation import SILENCE, ScriptedLine, expected_conversation


class Asker:
    """The smallest driver there is."""

    def __init__(self, open_line: Callable[[], ByteLine]) -> None:
        self._open_line = open_line

    def open(self) -> None:
        self.line = self._open_line()

    def close(self) -> None:
        self.line.close()


def test_a_conversation_as_expected_passes() -> None:
    with expected_conversation(Asker, [(b"ask", [b"ans", b"wer"]), (b"again", None)]) as asker:
        asker.line.write(b"a")
        asker.line.write(b"sk")
        assert [asker.line.read(1) for _ in range(3)] == [b"ans", b"wer", SILENCE]
        asker.line.write(b"again")


def test_something_else_said_fails_at_once() -> None:
    with (
        pytest.raises(AssertionError, match="was due"),
        expected_conversation(Asker, [(b"ask", b"answer")]) as asker,
    ):
        asker.line.write(b"axe")


@pytest.mark.parametrize(
    ("said", "complaint"),
    [(b"", "never asked for"), (b"as", "half a request"), (b"ask", "never read")],
)
def test_anything_left_over_fails_at_the_end(said: bytes, complaint: str) -> None:
    line = ScriptedLine([(b"ask", b"answer")])
    line.write(said)
    with pytest.raises(AssertionError, match=complaint):
        line.assert_all_said()


def test_an_answer_thrown_away_unread_fails_and_an_unasked_one_may_be() -> None:
    with expected_conversation(Asker, [(b"ask", SILENCE), (None, b"noise")]) as asker:
        asker.line.write(b"ask")
        assert asker.line.discard_input() == b"noise"
    line = ScriptedLine([(b"ask", b"answer")])
    line.write(b"ask")
    with pytest.raises(AssertionError, match="threw an answer away"):
        line.discard_input()
