"""The ways one moment may look. Pictures, tests and the page of all screens read them here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from types import MappingProxyType

from kiosk.words import LANGUAGES, Language

MODES: Mapping[str, Mapping[str, bool]] = MappingProxyType(
    {
        "normal": {},
        "elder": {"elder": True},
        "night": {"night": True},
        "low-reach": {"low_reach": True},
        "elder-low-reach": {"elder": True, "low_reach": True},
    }
)
"""What the resident may switch on, as `Variant`'s fields; what a mode does not name is off."""


@dataclass(frozen=True)
class Variant:
    """One way the same moment may look."""

    landscape: bool
    language: Language
    elder: bool = False
    night: bool = False
    low_reach: bool = False

    @property
    def orientation(self) -> str:
        """One of `ORIENTATIONS`."""
        return "landscape" if self.landscape else "portrait"

    @property
    def manner(self) -> Mapping[str, bool]:
        """The shell's switches, by its property names."""
        return {"elder": self.elder, "night": self.night, "lowReach": self.low_reach}

    @property
    def mode(self) -> str:
        """The name of its manner in `MODES`."""
        switches = {"elder": self.elder, "night": self.night, "low_reach": self.low_reach}
        on = {switch: True for switch, value in switches.items() if value}
        return next(name for name, mode in MODES.items() if mode == on)

    @property
    def name(self) -> str:
        """For example "portrait-zh-elder"."""
        parts = [self.orientation, self.language, "" if self.mode == "normal" else self.mode]
        return "-".join(part for part in parts if part)


def variant(orientation: str, language: Language, mode: str) -> Variant:
    """The variant with these three values."""
    return Variant(orientation == "landscape", language, **MODES[mode])


ORIENTATIONS = ("portrait", "landscape")


def variants() -> Iterator[Variant]:
    """Every orientation, language and mode."""
    for orientation, language, mode in product(ORIENTATIONS, LANGUAGES, MODES):
        yield variant(orientation, language, mode)
