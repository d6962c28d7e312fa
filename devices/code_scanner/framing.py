"""Cuts the bytes of a line into codes: at their ending, and where the scanner falls silent."""

from enum import StrEnum

SILENCE_S = 0.04
"""devices.md 4: 30 to 50 ms between two bytes end a code."""
_CR, _LF = 0x0D, 0x0A


class Ending(StrEnum):
    """What a scanner is set to put behind a code."""

    CR = "cr"
    LF = "lf"
    CRLF = "crlf"
    NONE = "none"
    """Nothing: silence alone ends a code."""
    ANY = "any"
    """Whatever comes of these. A code that is cut off cannot be told from a whole one then."""


_BYTES = {Ending.CR: b"\r", Ending.LF: b"\n", Ending.CRLF: b"\r\n"}


class Broken(StrEnum):
    """Something that is no code."""

    TOO_LONG = "too_long"
    """More bytes than a code may have; all of them are dropped up to its end."""
    INCOMPLETE = "incomplete"


Cut = bytes | Broken


class CodeFramer:
    """A code is at most `longest` bytes; more is never held."""

    def __init__(self, ending: Ending, longest: int) -> None:
        self._ending = ending
        self._longest = longest
        self._code = bytearray()
        self._overflowed = False
        self._after_cr = False

    @property
    def mid_code(self) -> bool:
        """Whether a code has begun and not ended."""
        return bool(self._code) or self._overflowed

    def feed(self, untrusted_bytes: bytes) -> list[Cut]:
        """What these bytes complete. An ending with nothing before it is nothing."""
        found: list[Cut] = []
        for byte in untrusted_bytes:
            if self._after_cr and byte == _LF:
                self._after_cr = False
                continue
            self._after_cr = False
            self._take(byte)
            if self._ended(byte):
                found += self._finish()
        return found

    def silence(self) -> list[Cut]:
        """Nothing came for SILENCE_S: a code that has an ending to come is broken, any other is whole."""
        self._after_cr = False
        if not self.mid_code:
            return []
        if self._ending in _BYTES and not self._overflowed:
            self._code.clear()
            return [Broken.INCOMPLETE]
        return self._finish()

    def reset(self) -> None:
        """Forget what has begun."""
        self._code.clear()
        self._overflowed = self._after_cr = False

    def _take(self, byte: int) -> None:
        if self._overflowed:
            self._code[:] = (self._code + bytes([byte]))[-2:]  # enough to see the ending
            return
        self._code.append(byte)
        if len(self._code) > self._longest + 2:
            self._overflowed = True

    def _ended(self, byte: int) -> bool:
        if self._ending is Ending.ANY:
            self._after_cr = byte == _CR
            return byte in (_CR, _LF)
        ending = _BYTES.get(self._ending)
        return ending is not None and self._code.endswith(ending)

    def _finish(self) -> list[Cut]:
        overflowed, self._overflowed = self._overflowed, False
        code = bytes(self._code)
        self._code.clear()
        code = code.removesuffix(_BYTES.get(self._ending, b""))
        if self._ending is Ending.ANY and code[-1:] in (b"\r", b"\n"):
            code = code[:-1]
        if overflowed or len(code) > self._longest:
            return [Broken.TOO_LONG]
        return [code] if code else []
