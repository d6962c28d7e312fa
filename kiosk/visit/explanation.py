"""What each line at the foot means to the resident: what works, what does not, what becomes of it all."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from kiosk.visit.truth import truths
from kiosk.visit.visit import Visit


@dataclass(frozen=True)
class Point:
    """One or two sentences by their key, and the icon (Lucide) that says of what kind they are."""

    icon: str
    key: str


@dataclass(frozen=True)
class Explanation:
    """One thing that is true now: its title by key, its icon, and what to know of it.

    `since`: when it began, in seconds of the step's clock, where that was seen.
    """

    title: str
    icon: str
    points: tuple[Point, ...]
    since: float | None = None


OFFLINE = "visit.truth_offline"
EXPLAINED: Mapping[str, Explanation] = MappingProxyType(
    {
        "visit.truth_card": Explanation(
            "visit.truth_card", "id-card", (Point("circle-check", "truth.card_may_go"),)
        ),
        "visit.truth_battery": Explanation(
            "visit.state_battery",
            "plug-zap",
            (Point("circle-check", "truth.battery_finish"), Point("clock", "truth.battery_then")),
        ),
        "visit.truth_no_reader": Explanation(
            "visit.state_no_reader",
            "triangle-alert",
            (Point("ban", "truth.no_reader_stops"), Point("signpost", "truth.no_reader_elsewhere")),
        ),
        "visit.truth_no_print": Explanation(
            "visit.state_no_print", "printer", (Point("circle-check", "truth.no_print_scan"),)
        ),
        OFFLINE: Explanation(
            "visit.state_offline",
            "wifi-off",
            (
                Point("circle-check", "truth.offline_works"),
                Point("ban", "truth.offline_stops"),
                Point("shield-check", "truth.offline_kept"),
                Point("phone-call", "truth.call"),
            ),
        ),
        "visit.truth_paper_low": Explanation(
            "visit.state_paper_low", "printer", (Point("circle-check", "truth.paper_low_enough"),)
        ),
    }
)
"""What there is to say of each line (`kiosk.visit.truth`)."""
ALL_WELL = Explanation("truth.all_well", "circle-check", (Point("circle-check", "truth.go_on"),))
"""What was read about has passed meanwhile."""


def explanations(visit: Visit) -> tuple[Explanation, ...]:
    """Of each line at the foot, in its order; that all is well once there is none."""
    since = visit.surroundings.offline_at
    found = {each.key: EXPLAINED[each.key] for each in truths(visit)}
    if OFFLINE in found:
        found[OFFLINE] = replace(found[OFFLINE], since=since)
    return tuple(found.values()) or (ALL_WELL,)
