"""What a printer says, read out of its answers. Pure; every attribute may be missing, doubled or of the wrong
kind, and is then as good as not said. Names: RFC 8011, PWG 5100.13 for supplies and trays.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from devices.page_printer.ipp_message import Value
from devices.page_printer.printer import Activity

Attributes = Mapping[str, tuple[Value, ...]]

PRINTER_ATTRIBUTES = (
    "printer-state",
    "printer-state-reasons",
    "printer-state-message",
    "printer-is-accepting-jobs",
    "printer-make-and-model",
    "printer-impressions-completed",
    "printer-media-sheets-completed",
    "printer-supply",
    "printer-input-tray",
    "marker-names",
    "marker-levels",
    "document-format-supported",
    "media-source-supported",
    "sides-supported",
)
JOB_ATTRIBUTES = (
    "job-id",
    "job-name",
    "job-state",
    "job-state-reasons",
    "job-impressions-completed",
    "job-media-sheets-completed",
)
MESSAGE_LENGTH = 200
"""Characters kept of a sentence the printer says; it is shown to technicians only."""


class JobState(IntEnum):
    """RFC 8011, 5.3.7."""

    PENDING = 3
    HELD = 4
    PROCESSING = 5
    STOPPED = 6
    CANCELED = 7
    ABORTED = 8
    COMPLETED = 9

    @property
    def ended(self) -> bool:
        """Nothing more comes of it."""
        return self >= JobState.CANCELED


_ACTIVITIES = {3: Activity.IDLE, 4: Activity.PROCESSING, 5: Activity.STOPPED}
_BAD_ENDS = frozenset({"aborted-by-system", "job-completed-with-errors", "document-format-error"})


@dataclass(frozen=True, slots=True)
class PrinterWord:
    """``impressions``: sides printed in its life, None where it does not count. ``supplies`` and ``trays``:
    names and per cent; None where it does not know how much is left.
    """

    activity: Activity
    keywords: tuple[str, ...]
    message: str
    accepts_jobs: bool | None
    model: str
    impressions: int | None
    supplies: tuple[tuple[str, int | None], ...]
    trays: tuple[tuple[str, int | None], ...]
    formats: frozenset[str]
    sources: frozenset[str]
    sides: frozenset[str]

    @property
    def evidence(self) -> bytes:
        """What decided its standing, as it came."""
        return f"{self.activity} {' '.join(self.keywords)} {self.message}".encode()[:300]


@dataclass(frozen=True, slots=True)
class JobWord:
    """One job as the printer has it. ``impressions``: sides, or sheets where it counts those; None: not
    counted.
    """

    id: int
    name: str
    state: JobState
    keywords: tuple[str, ...]
    impressions: int | None

    @property
    def ended_badly(self) -> bool:
        """It has ended, and says itself that not all came of it that should."""
        return self.state is JobState.ABORTED or bool(_BAD_ENDS.intersection(self.keywords))


def printer_word(attributes: Attributes) -> PrinterWord:
    """Of the printer's group of an answer to Get-Printer-Attributes."""
    state = _integer(attributes, "printer-state")
    accepts = [value for value in attributes.get("printer-is-accepting-jobs", ()) if isinstance(value, bool)]
    return PrinterWord(
        activity=_ACTIVITIES.get(state if state is not None else 0, Activity.UNKNOWN),
        keywords=_texts(attributes, "printer-state-reasons"),
        message=" ".join(_texts(attributes, "printer-state-message"))[:MESSAGE_LENGTH].strip(),
        accepts_jobs=accepts[0] if accepts else None,
        model=" ".join(_texts(attributes, "printer-make-and-model"))[:MESSAGE_LENGTH],
        impressions=_first(attributes, "printer-impressions-completed", "printer-media-sheets-completed"),
        supplies=_markers(attributes) or _packed(attributes, "printer-supply", "colorantname"),
        trays=_packed(attributes, "printer-input-tray", "name"),
        formats=frozenset(_texts(attributes, "document-format-supported")),
        sources=frozenset(_texts(attributes, "media-source-supported")),
        sides=frozenset(_texts(attributes, "sides-supported")),
    )


def job_word(attributes: Attributes) -> JobWord | None:
    """Of one job's group; None for a job without a number or a state."""
    number, state = _integer(attributes, "job-id"), _integer(attributes, "job-state")
    if number is None or state not in list(JobState):
        return None
    return JobWord(
        id=number,
        name=" ".join(_texts(attributes, "job-name")),
        state=JobState(state),
        keywords=_texts(attributes, "job-state-reasons"),
        impressions=_first(attributes, "job-impressions-completed", "job-media-sheets-completed"),
    )


def _texts(attributes: Attributes, name: str) -> tuple[str, ...]:
    return tuple(value for value in attributes.get(name, ()) if isinstance(value, str))


def _integer(attributes: Attributes, name: str) -> int | None:
    for value in attributes.get(name, ()):
        if isinstance(value, int) and not isinstance(value, bool):
            return value
    return None


def _first(attributes: Attributes, *names: str) -> int | None:
    """The first of these that is a count, the larger of them where there are two."""
    counts = [count for name in names if (count := _integer(attributes, name)) is not None and count >= 0]
    return max(counts, default=None)


def _markers(attributes: Attributes) -> tuple[tuple[str, int | None], ...]:
    levels = attributes.get("marker-levels", ())
    return tuple(
        (name, _share(level if isinstance(level, int) else -1, 100))
        for name, level in zip(_texts(attributes, "marker-names"), levels, strict=False)
    )


def _packed(attributes: Attributes, attribute: str, name: str) -> tuple[tuple[str, int | None], ...]:
    """``key=value;`` pairs in octets, as PWG 5100.13 packs a supply or a tray."""
    found = []
    for value in attributes.get(attribute, ()):
        if not isinstance(value, bytes):
            continue
        fields = dict(
            pair.split("=", 1) for pair in value.decode("ascii", "replace").split(";") if "=" in pair
        )
        level, capacity = _number(fields.get("level")), _number(fields.get("maxcapacity"))
        label = f"{fields.get('type', '')} {fields.get(name, '')}".strip()[:60]
        found.append((label, _share(level, capacity)))
    return tuple(found)


def _number(text: str | None) -> int:
    """-2 is the standard's own "unknown"."""
    try:
        return int(text or "-2")
    except ValueError:
        return -2


def _share(level: int, capacity: int) -> int | None:
    """Per cent; None for "unknown" and for "some" (-3)."""
    return min(100, level * 100 // capacity) if level >= 0 and capacity > 0 else None
