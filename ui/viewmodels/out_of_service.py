"""The screen of a terminal that can do nothing: why, where to go instead, whom to call, when it is back."""

from dataclasses import dataclass, field
from datetime import timedelta

from PySide6.QtCore import Signal

from kiosk.contract.working_days import WorkingDays
from kiosk.visit.closing import BATTERY, DOOR, POWER_LOW, closure
from kiosk.visit.nearby import ways
from kiosk.visit.reasons import code_of
from kiosk.visit.stage import Stage
from ui.viewmodels.base import Send, ViewModel, output
from ui.viewmodels.nearby_places import age_of, place_row
from ui.viewmodels.snapshot import Snapshot

MOST_PLACES = 3
"""More are a list to study; whoever stands here wants to go."""
ON_MAINS_AGAIN = ("out_of_service.back_power", "plug-zap")
BACK = {
    DOOR: ("out_of_service.back_door", "wrench"),
    BATTERY: ON_MAINS_AGAIN,
    POWER_LOW: ON_MAINS_AGAIN,
}
"""When it comes back, and what stands for it, where that is not simply once it is mended."""
MENDED = ("visit.out_of_service_reason", "wrench")


@dataclass(frozen=True)
class OutOfServiceOutputs:
    """Why, what still holds, where to go instead (the best first, some lines each), and in small print what a
    technician asks for. `age`: how old what is known of the places is, "" while that is fresh.
    """

    sentence: str = ""
    works: str = ""
    elsewhere: list[str] = field(default_factory=list)
    age: str = ""
    reason: str = ""
    small_print: str = ""
    icon: str = ""


def out_of_service_outputs(snapshot: Snapshot) -> OutOfServiceOutputs | None:
    """In words for a resident. "Since" is when this process learnt of it: nobody knows more. When it is back
    the operator knows best: what he has residents told stands there in his words.
    """
    visit, speaker = snapshot.visit, snapshot.speaker
    if visit.stage is not Stage.OUT_OF_SERVICE:
        return None
    closed = closure(visit.surroundings)
    reason = "" if closed is None else closed.reason
    ago = 0.0 if closed is None or closed.since is None else snapshot.now.seconds - closed.since
    since = snapshot.clock - timedelta(seconds=max(0.0, ago))
    back, icon = BACK.get(reason, MENDED)
    said = visit.surroundings.notice
    return OutOfServiceOutputs(
        sentence=speaker.key(reason) if reason else "",
        works=speaker.key("out_of_service.works"),
        elsewhere=_elsewhere(snapshot),
        age=age_of(visit.surroundings.nearby_confirmed, snapshot.clock, speaker),
        reason=speaker.key(back) if said is None else speaker.text(said),
        small_print=speaker.key(
            "out_of_service.small_print", code=code_of(reason), time=f"{since:%Y-%m-%d %H:%M}"
        ),
        icon=icon,
    )


def _elsewhere(snapshot: Snapshot) -> list[str]:
    """The other places as the central service named them last, those that are open now and print first; else
    the one of the settings; else whom to ask.
    """
    visit, speaker = snapshot.visit, snapshot.speaker
    known = visit.surroundings
    days = None if known.calendar is None else WorkingDays.of(known.calendar)
    going = ways(known.nearby, snapshot.clock, days)[:MOST_PLACES]
    if not going:
        configured = visit.setting.nearest
        anywhere = speaker.key("out_of_service.anywhere")
        return [anywhere if configured is None else speaker.text(configured)]
    rows = (place_row(each, number, snapshot.clock, speaker) for number, each in enumerate(going))
    return [
        "\n".join(
            (
                f"{row['name']} · {row['address']}",
                " · ".join(filter(None, (row["walk"], row["state"], row["paper"]))),
            )
        )
        for row in rows
    ]


class OutOfServiceViewModel(ViewModel[OutOfServiceOutputs]):
    """`OutOfService.qml`."""

    sentenceChanged = Signal()
    worksChanged = Signal()
    elsewhereChanged = Signal()
    ageChanged = Signal()
    reasonChanged = Signal()
    smallPrintChanged = Signal()
    iconChanged = Signal()

    sentence = output(str, "sentence", sentenceChanged)
    works = output(str, "works", worksChanged)
    elsewhere = output("QVariantList", "elsewhere", elsewhereChanged)
    age = output(str, "age", ageChanged)
    reason = output(str, "reason", reasonChanged)
    smallPrint = output(str, "small_print", smallPrintChanged)
    icon = output(str, "icon", iconChanged)

    def __init__(self, send: Send) -> None:
        super().__init__(out_of_service_outputs, OutOfServiceOutputs(), send)
