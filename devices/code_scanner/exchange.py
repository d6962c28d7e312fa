"""One command and its answer, on a line on which codes may come at any time."""

import time
from collections.abc import Callable

from devices.byte_line import ByteLine
from devices.code_scanner.answers import Answer, AnswerForm
from devices.code_scanner.framing import SILENCE_S
from devices.code_scanner.profile import Command
from devices.errors import NoAnswer, ProtocolFault

ANSWER_S = 0.5
"""Newland's own tools wait 0.2 to 0.3 s for an answer; a scanner that is reading a code is slower."""
TRIES = 2
KEPT = 2048
"""Bytes held while an answer is looked for: a code of the longest kind and the answer behind it."""


def ask(
    line: ByteLine,
    command: Command,
    answers: AnswerForm,
    clock: Callable[[], float] = time.monotonic,
    patience: float = 1.0,
) -> tuple[Answer, bytes]:
    """The answer to `command`, and what followed it in the line. What lay there before is thrown away.

    Raises NoAnswer after silence, ProtocolFault where what came is no answer to this command, DeviceLost.
    """
    heard = False
    for _ in range(TRIES):
        line.discard_input()
        line.write(command.request)
        deadline = clock() + ANSWER_S * patience
        untrusted = b""
        while (left := deadline - clock()) > 0 and (came := line.read(left)):
            heard = True
            untrusted = (untrusted + came)[-KEPT:]
            found = answers.find(untrusted, command.echo or b"")
            if found is not None:
                return found
    if not heard:
        raise NoAnswer("code scanner: no answer; check power, cable, `baud` and `profile`")
    raise ProtocolFault("code scanner: what it answers makes no sense; check `profile` and `baud`")


def until_silent(line: ByteLine, clock: Callable[[], float] = time.monotonic, longest_s: float = 0.5) -> None:
    """Throw away what still comes: the tail of an answer, or a code that nobody waits for."""
    deadline = clock() + longest_s
    while clock() < deadline and line.read(SILENCE_S):
        pass
