"""The joint progress of a case as steps on the screen. Pure."""

from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any

from kiosk.contract.catalogue.schema import Text
from kiosk.contract.payment import in_yuan
from kiosk.contract.progress import CaseProgress, FeeProgress, RefundProgress, TaskProgress
from kiosk.visit.told import state_of
from kiosk.visit.visit import Visit
from ui.viewmodels.speaker import Speaker

DONE, NOW, NEXT, FAILED = range(4)
"""`StepList.State`."""
STATES = {
    "open": NEXT,
    "waiting_for_identity": NEXT,
    "accepted": NOW,
    "correction_wanted": NOW,
    "done": DONE,
    "refused": FAILED,
    "withdrawn": FAILED,
}
FEES = {"paid": DONE, "unclear": NOW, "to_pay": NEXT}
TONES = {"received": 0, "accepted": 0, "done": 3, "refused": 2, "withdrawn": 4}
"""`Tone.Kind` of a case's state."""
LATE: Mapping[str, str] = {"amber": "progress.amber", "red": "progress.red"}
"""What is said of a task whose time is short, or over."""


def steps(case: CaseProgress, visit: Visit, local: datetime, speaker: Speaker) -> list[dict[str, Any]]:
    """Received, each department, the one output. `local`: the clock, for its time zone."""
    return list(_steps(case, visit, local, speaker))


def _steps(case: CaseProgress, visit: Visit, local: datetime, speaker: Speaker) -> Iterator[dict[str, Any]]:
    received = case.received.astimezone(local.tzinfo)
    yield {
        "title": speaker.key("progress.received"),
        "state": DONE,
        "note": "",
        "time": speaker.key("progress.on_day", time=f"{received:%H:%M}", **_day(received, local)),
    }
    for task in case.tasks:
        yield {
            "title": department(task.department, task.department_name, visit, speaker),
            "state": DONE if task.not_concerned else STATES[task.state],
            "note": _note(task, speaker),
            "time": _due(task.due, local, speaker),
        }
    if case.fee is not None:
        yield _fee(case.fee, local, speaker)
    ready = bool(case.documents)
    yield {
        "title": speaker.key("progress.output"),
        "state": DONE if ready else NEXT,
        "note": speaker.key("progress.output_ready" if ready else "progress.output_none"),
        "time": "",
    }


def _fee(fee: FeeProgress, local: datetime, speaker: Speaker) -> dict[str, Any]:
    """What it costs, and whether and where that is paid."""
    day = {} if fee.paid is None else _day(fee.paid, local)
    window = speaker.text(fee.window)
    back = [_money(each, window, local, speaker) for each in fee.refunds]
    if fee.to_return and not back:
        back = [speaker.key("progress.fee_to_return", window=window)]
    whole = any(each.reason == "came_to_nothing" for each in fee.refunds) or fee.to_return
    paid = [] if whole else [speaker.key(f"progress.fee_{fee.state}", window=window, **day)]
    due = fee.to_return or any(each.returned is None for each in fee.refunds)
    return {
        "title": speaker.key("progress.fee", fee=speaker.text(fee.text)),
        "state": NOW if due else FEES[fee.state],
        "note": "\n".join((*paid, *back)),
        "time": "",
    }


def _money(refund: RefundProgress, window: str, local: datetime, speaker: Speaker) -> str:
    """That it goes back, how much, where and until when; or when it went."""
    twice, yuan = refund.reason == "paid_twice", in_yuan(refund.fen)
    if refund.returned is not None:
        said = "fee_twice_returned" if twice else "fee_returned"
        day = {"month": refund.returned.month, "day": refund.returned.day}
        return speaker.key(f"progress.{said}", yuan=yuan, **day)
    said = speaker.key("progress.fee_twice" if twice else "progress.fee_to_return", window=window)
    if refund.due is None:
        return said
    return f"{said}\n{speaker.key('progress.fee_back_by', yuan=yuan, **_day(refund.due, local))}"


def department(key: str, name: Text | None, visit: Visit, speaker: Speaker) -> str:
    """As the central service names it, else as the catalogue does, else its key."""
    if name is not None:
        return speaker.text(name)
    known = visit.setting.catalogue.departments.get(key)
    return key if known is None else speaker.text(known.name)


def state(case: CaseProgress, speaker: Speaker) -> tuple[str, int]:
    """The case in a word, and its tone. What is wanted of the resident comes before everything else."""
    told = state_of(case)
    if told is not None:
        moved = case.booking is not None and case.booking.state == "moved"
        return speaker.say(told), 1 if moved else TONES[case.state]
    if case.corrections:
        return speaker.key("progress.wants_you"), 1
    return speaker.key(f"progress.state_{case.state}"), TONES[case.state]


def due(moment: datetime | None, local: datetime, speaker: Speaker) -> str:
    """When all of it is to be decided; "" where nobody can say."""
    return "" if moment is None else speaker.key("progress.due_all", **_day(moment, local))


def _due(moment: datetime | None, local: datetime, speaker: Speaker) -> str:
    return "" if moment is None else speaker.key("progress.due", **_day(moment, local))


def _day(moment: datetime, local: datetime) -> dict[str, int]:
    day = moment.astimezone(local.tzinfo)
    return {"month": day.month, "day": day.day}


def _note(task: TaskProgress, speaker: Speaker) -> str:
    """What the department does, and kindly how it stands with its time."""
    said = speaker.key(f"progress.task_{'not_concerned' if task.not_concerned else task.state}")
    late = LATE.get(task.clock)
    return said if late is None else f"{said}\n{speaker.key(late)}"
