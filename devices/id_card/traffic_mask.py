"""What may be kept of a card reader's traffic: commands and statuses, of everything else the number of bytes.

An answer's data are a person's, or may be: none are shown. Bytes outside a frame may be the rest of a card
that came too late or damaged: they are counted, too.
"""

from devices.id_card.sdt_protocol import MAX_LEN, PREAMBLE, TIMEOUT_MARK
from devices.traffic import Direction

_LEN = 2
_OPEN = _LEN + 3  # LEN, SW1 SW2 SW3
_CHECK = 1


class CardMask:
    """A `devices.traffic.Mask` for one line. It remembers how far an answer has come, because portions cut
    frames anywhere. Every request begins anew.
    """

    def __init__(self) -> None:
        self._forget()

    def __call__(self, direction: Direction, data: bytes) -> str:
        """The portion as text. Requests carry nothing of a card, and are shown whole."""
        if direction is Direction.SENT:
            self._forget()
            return _hex(data)
        shown: list[str] = []
        rest = data
        while rest:
            if self._hidden:
                part, rest = self._hide(rest)
            elif self._open is not None:
                part, rest = self._reveal(self._open, rest)
            else:
                part, rest = self._look_for_frame(rest)
            shown.append(part.strip())
        return " ".join(filter(None, shown))

    def _forget(self) -> None:
        self._begun = b""  # of a preamble
        self._open: bytes | None = None  # of LEN and status
        self._hidden = 0  # bytes of data and check byte still to come
        self._bare = False  # an answer without data: its check byte may be seen

    def _look_for_frame(self, data: bytes) -> tuple[str, bytes]:
        held, known = self._begun + data, len(self._begun)
        start = held.find(PREAMBLE)
        if start >= 0:
            self._begun, self._open = b"", b""
            end = start + len(PREAMBLE)
            return _noise(start - known) + _hex(held[max(start, known) : end]), held[end:]
        kept = next(kept for kept in range(len(PREAMBLE) - 1, -1, -1) if held.endswith(PREAMBLE[:kept]))
        self._begun = held[len(held) - kept :]
        return _noise(len(held) - kept - known) + _hex(held[max(len(held) - kept, known) :]), b""

    def _reveal(self, open_part: bytes, data: bytes) -> tuple[str, bytes]:
        taken = data[: _OPEN - len(open_part)]
        now = self._open = open_part + taken
        if len(now) == _OPEN:
            length = int.from_bytes(now[:_LEN], "big")
            self._open = None
            if now != TIMEOUT_MARK and _OPEN - _LEN < length <= MAX_LEN:
                self._hidden = length - (_OPEN - _LEN)
                self._bare = self._hidden == _CHECK
        return _hex(taken), data[len(taken) :]

    def _hide(self, data: bytes) -> tuple[str, bytes]:
        taken = data[: self._hidden]
        self._hidden -= len(taken)
        return _hex(taken) if self._bare else f"[{len(taken)} bytes hidden]", data[len(taken) :]


def _hex(data: bytes) -> str:
    return data.hex(" ").upper()


def _noise(count: int) -> str:
    return f"[{count} bytes outside a frame] " if count > 0 else ""
