"""What a printer's state reasons mean. Pure; the list stands in ``reasons.toml``.

A keyword that stands in no list is a warning: the printer may know more than we do.
"""

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from importlib.resources import files

from devices.standing import Cause

SUFFIXES = ("-error", "-warning", "-report")
KEYWORDS_LIMIT = 40
"""Of one answer; a printer that names more is not read any further."""


class Weight(IntEnum):
    """What a reason does to printing; the worst is the lowest."""

    HINDERS = 0
    WARNS = 1
    NOTE = 2


@dataclass(frozen=True, slots=True)
class Reason:
    """One keyword without its suffix. ``sentence``: the last part of the resident's key. ``rank``: its place
    in the list, so that what a person has to do first is told first.
    """

    keyword: str
    weight: Weight
    cause: Cause
    sentence: str
    rank: int
    known: bool = True


@cache
def listed() -> Mapping[str, Reason]:
    """Every keyword of ``reasons.toml``."""
    raw = tomllib.loads(files(__package__).joinpath("reasons.toml").read_text("utf-8"))
    found: dict[str, Reason] = {}
    groups = [(weight, group) for weight in Weight for group in raw[weight.name.lower()]]
    for rank, (weight, group) in enumerate(groups):
        cause = Cause(group.get("cause", Cause.NONE))
        for keyword in group["keywords"]:
            found[bare(keyword)] = Reason(bare(keyword), weight, cause, group.get("sentence", "ready"), rank)
    return found


def bare(keyword: str) -> str:
    """The keyword without its suffix, in small letters."""
    keyword = keyword.strip().lower()
    for suffix in SUFFIXES:
        if keyword.endswith(suffix):
            return keyword.removesuffix(suffix)
    return keyword


def understood(untrusted_keywords: Iterable[str], ignored: Iterable[str] = ()) -> tuple[Reason, ...]:
    """Each keyword once, the worst first. ``ignored``: what this model says all the time, by setting."""
    left_out = {bare(each) for each in ignored}
    words = dict.fromkeys(bare(each) for each in list(untrusted_keywords)[:KEYWORDS_LIMIT])
    reasons = [_reason(word) for word in words if word and word not in left_out]
    return tuple(sorted(reasons, key=lambda reason: (reason.weight, reason.rank, reason.keyword)))


def _reason(word: str) -> Reason:
    known = listed().get(word)
    if known is not None:
        return known
    return Reason(word, Weight.WARNS, Cause.PRINTER_WARNING, "ready", len(listed()), known=False)
