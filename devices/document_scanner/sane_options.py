"""What a scanner can be set to, read from `scanimage --all-options`, and our wishes in its own words. Pure.

SANE leaves the names of modes and sources to each driver: what is wanted is found among what is offered.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite

from devices.document_scanner.scanner import A4_MM, ColourMode, PageSource, ScanRequest

_LINE = re.compile(r"^ {2,8}(?P<name>--?[a-zA-Z][a-zA-Z0-9-]*) (?P<values>\S.*?) \[(?P<state>[^][]*)\]")
_RANGE = re.compile(r"^(?P<low>-?[0-9.]+)\.\.(?P<high>-?[0-9.]+)(?P<unit>[a-z%]*)")
_UNIT = re.compile(r"(?<=[0-9])(dpi|mm|pel|us|bit|%)$")
# Of the first that is offered, the first word that fits. Two-sided feeders come last: they make blank pages.
_SOURCES: Mapping[PageSource, tuple[str, ...]] = {
    PageSource.PLATE: ("flatbed", "table", "platen", "fb", "normal"),
    PageSource.FEEDER: ("document feeder", "adf front", "adf", "feeder"),
}
_MODES: Mapping[ColourMode, tuple[str, ...]] = {
    ColourMode.COLOUR: ("24bit color", "color", "colour"),
    ColourMode.GREY: ("true gray", "gray", "grey"),
}


@dataclass(frozen=True, slots=True)
class Option:
    """``choices`` are words; with a range they are empty and ``low`` to ``high`` may be set."""

    choices: tuple[str, ...] = ()
    low: float = 0.0
    high: float = 0.0

    def nearest(self, wanted: float) -> float:
        """The possible number that is nearest."""
        numbers = [float(each) for each in self.choices if _is_number(each)]
        if numbers:
            return min(numbers, key=lambda each: abs(each - wanted))
        return max(self.low, min(self.high, wanted)) if self.high > self.low else wanted


Options = Mapping[str, Option]


def parse(untrusted_listing: str) -> dict[str, Option]:
    """The options that are in force, by name as typed ("--mode", "-x"). What cannot be read is left out."""
    found: dict[str, Option] = {}
    for line in untrusted_listing.splitlines():
        match = _LINE.match(line)
        if match is None or match["state"] == "inactive":
            continue
        limits = _RANGE.match(match["values"])
        if limits is not None:
            low, high = limits["low"], limits["high"]
            if _is_number(low) and _is_number(high):
                found[match["name"]] = Option(low=float(low), high=float(high))
            continue
        choices = tuple(_UNIT.sub("", each.strip()) for each in match["values"].split("|"))
        found[match["name"]] = Option(tuple(each for each in choices if each))
    return found


def sources(options: Options) -> frozenset[PageSource]:
    """Where pages can come from. A scanner without a choice has a plate."""
    if "--source" not in options:
        return frozenset({PageSource.PLATE})
    return frozenset(source for source in PageSource if _word(options, "--source", _SOURCES[source]))


def arguments(options: Options, request: ScanRequest) -> tuple[list[str], int]:
    """What scanimage is told for this request, and the resolution that comes of it."""
    told: list[str] = []
    for name, words in (("--source", _SOURCES[request.source]), ("--mode", _MODES[request.mode])):
        word = _word(options, name, words)
        if word is not None:
            told += [name, word]
    if "8" in options.get("--depth", Option()).choices:
        told += ["--depth", "8"]
    dpi = request.dpi
    if "--resolution" in options:
        dpi = round(options["--resolution"].nearest(request.dpi))
        told += ["--resolution", str(dpi)]
    for name, millimetres in zip(("-x", "-y"), A4_MM, strict=True):
        if name in options:
            told += [name, f"{options[name].nearest(millimetres):g}"]
    return told, dpi


def _word(options: Options, name: str, words: tuple[str, ...]) -> str | None:
    offered = options.get(name, Option()).choices
    for word in words:
        for choice in sorted(offered, key=lambda each: "duplex" in each.lower()):
            if word in choice.lower():
                return choice
    return None


def _is_number(text: str) -> bool:
    try:
        return isfinite(float(text))
    except ValueError:
        return False
