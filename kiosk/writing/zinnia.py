"""Handwritten Chinese by zinnia and its Simplified Chinese model, through ctypes.

Library and model are Debian's `libzinnia0` (BSD) and `tegaki-zinnia-simplified-chinese` (LGPL-2.1+). The
model knows the 6763 characters of GB 2312, each as one hand wrote it. The C interface is `zinnia.h` of 0.06.
"""

import ctypes
from collections.abc import Sequence
from pathlib import Path

from kiosk.errors import KioskError
from kiosk.writing.ink import Ink, fitted, other_orders
from kiosk.writing.recogniser import CANDIDATES, Stroke

LIBRARY = "libzinnia.so.0"
MODEL = Path("/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model")
PACKAGES = "libzinnia0 tegaki-zinnia-simplified-chinese"

_GRID = 1000
"""zinnia takes whole numbers: the pad is so many units across and down."""
_COMPONENTS = frozenset(
    "丨丶丿亅亠冂冖冫凵勹匚匸卩厶廴廾彐彡彳忄扌攴攵氵灬爿犭疒癶礻禸糸纟罒艹虍衤讠辶钅阝饣髟"
)
"""Parts of characters that the model knows as well. Nobody's name has one, and they would crowd the row."""

_LOOKED_AT = 30
_AS_WRITTEN = 3
_HANDICAP = 0.3
"""Measured on the drawn characters of the tests: the right one is then among seven in 85 of 100, not 81."""

_POINTER = ctypes.c_void_p
_FUNCTIONS: dict[str, tuple[type | None, tuple[type, ...]]] = {
    "zinnia_recognizer_new": (_POINTER, ()),
    "zinnia_recognizer_open": (ctypes.c_int, (_POINTER, ctypes.c_char_p)),
    "zinnia_recognizer_destroy": (None, (_POINTER,)),
    "zinnia_recognizer_classify": (_POINTER, (_POINTER, _POINTER, ctypes.c_size_t)),
    "zinnia_character_new": (_POINTER, ()),
    "zinnia_character_destroy": (None, (_POINTER,)),
    "zinnia_character_set_width": (None, (_POINTER, ctypes.c_size_t)),
    "zinnia_character_set_height": (None, (_POINTER, ctypes.c_size_t)),
    "zinnia_character_add": (ctypes.c_int, (_POINTER, ctypes.c_size_t, ctypes.c_int, ctypes.c_int)),
    "zinnia_result_size": (ctypes.c_size_t, (_POINTER,)),
    "zinnia_result_score": (ctypes.c_float, (_POINTER, ctypes.c_size_t)),
    "zinnia_result_value": (ctypes.c_char_p, (_POINTER, ctypes.c_size_t)),
    "zinnia_result_destroy": (None, (_POINTER,)),
}


class NoHandwriting(KioskError):
    """Handwriting cannot be recognised here; the message says what to install."""


class Zinnia:
    """The model in memory (it is mapped, not read: 26 MB). Implements `recogniser.Recogniser`."""

    def __init__(self, model: Path = MODEL, library: str = LIBRARY) -> None:
        """Open library and model. Raises `NoHandwriting`."""
        self._handle: int | None = None
        self._c = _load(library)
        handle: int | None = self._c.zinnia_recognizer_new()
        if handle is None or not self._c.zinnia_recognizer_open(handle, str(model).encode()):
            self._c.zinnia_recognizer_destroy(handle)
            raise NoHandwriting(f"no model {model}; apt-get install {PACKAGES}")
        self._handle = handle

    def __del__(self) -> None:
        if self._handle is not None:
            self._c.zinnia_recognizer_destroy(self._handle)

    def candidates(self, strokes: Sequence[Stroke], count: int = CANDIDATES) -> tuple[str, ...]:
        """As `Recogniser.candidates`. No copy of the strokes is left when this returns.

        The model knows each character in one order of strokes, often not the one that is taught: behind the
        likeliest for the order written come those for neighbouring strokes swapped.
        """
        ink = fitted(strokes)
        if not ink:
            return ()
        as_written = self._scored(ink, _LOOKED_AT)
        found = dict.fromkeys(character for character, _ in as_written[:_AS_WRITTEN])
        best: dict[str, float] = {}
        swapped = [each for order in other_orders(ink) for each in self._scored(order, _LOOKED_AT)]
        for character, score in (*as_written, *((each, score - _HANDICAP) for each, score in swapped)):
            best[character] = max(best.get(character, score), score)
        rest = sorted((each for each in best if each not in found), key=lambda each: -best[each])
        return (*found, *rest)[:count]

    def _scored(self, ink: Ink, count: int) -> list[tuple[str, float]]:
        """Characters and how well they fit, best first."""
        written = self._written(ink)
        try:
            result = self._c.zinnia_recognizer_classify(self._handle, written, count)
        finally:
            self._c.zinnia_character_destroy(written)
        if result is None:
            return []
        try:
            return [
                (value, self._c.zinnia_result_score(result, place))
                for place in range(self._c.zinnia_result_size(result))
                if (value := self._c.zinnia_result_value(result, place).decode()) not in _COMPONENTS
            ]
        finally:
            self._c.zinnia_result_destroy(result)

    def _written(self, ink: Ink) -> int:
        character: int = self._c.zinnia_character_new()
        self._c.zinnia_character_set_width(character, _GRID)
        self._c.zinnia_character_set_height(character, _GRID)
        for number, stroke in enumerate(ink):
            for x, y in stroke:
                self._c.zinnia_character_add(character, number, round(_GRID * x), round(_GRID * y))
        return character


def _load(library: str) -> ctypes.CDLL:
    try:
        loaded = ctypes.CDLL(library)
    except OSError as error:
        raise NoHandwriting(f"no {library}; apt-get install {PACKAGES}") from error
    for name, (result, arguments) in _FUNCTIONS.items():
        function = getattr(loaded, name)
        function.restype, function.argtypes = result, arguments
    return loaded
