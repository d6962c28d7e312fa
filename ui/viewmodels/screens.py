"""Which screen shows which stage."""

from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit

SCREENS = {
    Stage.ATTRACT: "Attract",
    Stage.WELCOME: "Welcome",
    Stage.CHOOSING: "Choose",
    Stage.FINDING: "Find",
    Stage.SEARCHING: "Search",
    Stage.GUIDE: "Guide",
    Stage.AWAITING_CARD: "Card",
    Stage.READING_CARD: "Card",
    Stage.VERIFYING: "Verify",
    Stage.PAGE: "Page",
    Stage.ENDED_ELSEWHERE: "Elsewhere",
    Stage.BOOKING: "Booking",
    Stage.NEARBY: "Nearby",
    Stage.QUEUE: "Queue",
    Stage.ASKING: "Asking",
    Stage.PROGRESS: "Progress",
    Stage.REPLYING: "Replying",
    Stage.DOCUMENT: "Document",
    Stage.COMMITMENT: "Commitment",
    Stage.MATERIALS: "Materials",
    Stage.COPYING: "Copying",
    Stage.COPY: "Copying",
    Stage.POLICIES: "Policies",
    Stage.PHONE: "Phone",
    Stage.PRINTOUT: "Printout",
    Stage.SUMMARY: "Summary",
    Stage.FILING: "Filing",
    Stage.RECEIPT: "Receipt",
    Stage.PAYING: "Pay",
    Stage.GOODBYE: "Goodbye",
    Stage.OUT_OF_SERVICE: "OutOfService",
    Stage.SETUP: "Setup",
    Stage.BENCH_ACCESS: "BenchAccess",
    Stage.BENCH: "Bench",
    Stage.BENCH_DEVICE: "BenchDevice",
    Stage.BENCH_GUIDE: "BenchGuide",
    Stage.BENCH_COUNTERS: "BenchCounters",
}
"""A file in `ui/qml/screens` for each."""
BESIDE = "Aside"
"""The screen of what is said beside the visit, whatever stage it lies over."""
NAMES = frozenset({*SCREENS.values(), BESIDE})
"""Every screen there is."""


def screen_of(visit: Visit) -> str:
    """The screen that is shown."""
    return SCREENS[visit.stage] if visit.aside is None else BESIDE
