"""One question, its own answer, over a line on which the board also speaks unasked."""

import time
from collections.abc import Callable, Mapping
from types import MappingProxyType

from devices.byte_line import ByteLine
from devices.errors import DeviceOutOfOrder, NoAnswer, ProtocolFault
from devices.io_board.line import LAST_SEQUENCE, UNASKED, LineCutter, Message, decode, encode

TRIES = 3
ANSWER_S = 0.5
"""A board answers within 50 ms, says the specification; USB and a busy machine add theirs."""
EVIDENCE_BYTES = 80
_NOTHING: Mapping[str, str] = MappingProxyType({})


class LineExchange:
    """Asks and listens over one open line. `note` hears of all that the board says and that is not late.

    Raises DeviceLost from every method but `close`. `patience` stretches the wait for an answer.
    """

    def __init__(
        self,
        line: ByteLine,
        note: Callable[[Message], None],
        *,
        clock: Callable[[], float] = time.monotonic,
        patience: float = 1.0,
    ) -> None:
        self._line = line
        self._note = note
        self._clock = clock
        self._answer_s = ANSWER_S * patience
        self._cutter = LineCutter()
        self._sequence = 0
        self.heard = b""
        """The last line that made sense; before there was one, the last bytes that did not."""
        self._noted = 0

    def close(self) -> None:
        """Free the line."""
        self._line.close()

    def drain(self) -> None:
        """Forget what has arrived already: it may be an answer to somebody before us."""
        self._line.discard_input()
        self._cutter.forget()

    def listen(self, seconds: float) -> bool:
        """Note what the board says unasked, until something comes; False when nothing came in time."""
        untrusted_bytes = self._line.read(max(0.0, seconds))
        self._take(untrusted_bytes)
        return bool(untrusted_bytes)

    def ask(self, verb: str, values: Mapping[str, str] = _NOTHING) -> Message:
        """The answer. It is asked for three times in the same bytes, which the board does not obey twice.

        Raises NoAnswer after silence, ProtocolFault after bytes that answer nothing, DeviceOutOfOrder when
        the board refuses.
        """
        self._sequence = self._sequence % LAST_SEQUENCE + 1
        question = encode(Message(self._sequence, verb, values))
        nonsense = False
        for _ in range(TRIES):
            self._line.write(question)
            deadline = self._clock() + self._answer_s
            while (left := deadline - self._clock()) > 0:
                untrusted_bytes = self._line.read(left)
                if not untrusted_bytes:
                    break
                before = self._noted
                answer = self._take(untrusted_bytes)
                nonsense |= self._noted == before
                if answer is not None:
                    return _accepted(verb, answer)
        if nonsense:
            raise ProtocolFault(f"I/O board: no usable answer to {verb}; check `baud`, `port` and the cable")
        raise NoAnswer(f"I/O board: no answer to {verb}; check its power, cable and `baud`")

    def _take(self, untrusted_bytes: bytes) -> Message | None:
        """The answer to the last question, if it is among them. A late answer to another is nobody's."""
        answer = None
        if untrusted_bytes and not self._noted:
            self.heard = untrusted_bytes[-EVIDENCE_BYTES:]
        for line in self._cutter.feed(untrusted_bytes):
            message = decode(line)
            if message is None or message.sequence not in (UNASKED, self._sequence):
                continue
            self.heard = line
            self._noted += 1
            self._note(message)
            if message.sequence != UNASKED:
                answer = message
        return answer


def _accepted(verb: str, answer: Message) -> Message:
    if answer.verb == "NO":
        raise DeviceOutOfOrder(f"I/O board: refuses {verb}: {answer.values.get('why', 'no reason given')}")
    return answer
