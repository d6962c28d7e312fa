"""What the progress screen says after an amendment that did not bring everything."""

from datetime import UTC, datetime
from uuid import UUID

from kiosk.contract.progress import CaseProgress, CorrectionNamed, CorrectionWanted, TaskProgress
from kiosk.visit.answers import ProgressKnown
from kiosk.visit.asking import Asking
from kiosk.visit.doors import Door
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.words import LANGUAGES
from tests.kiosk.visit.asked import CASE, by_number
from tests.kiosk.visit.residents import Terminal
from tests.ui.viewmodels.shown import WALL
from ui.speakers import speakers
from ui.viewmodels.progress import progress_outputs
from ui.viewmodels.snapshot import Snapshot

ASKED = CorrectionWanted(
    id=UUID(int=1),
    department="GA",
    asked=datetime(2026, 11, 23, tzinfo=UTC),
    wants=("请更正：孩子姓名",),
    named=CorrectionNamed(fields=("child_name",)),
    again=True,
    wrong=("child_name",),
)
GONE = TaskProgress(department="YB", state="withdrawn", not_concerned=True)


def case_on_the_screen() -> CaseProgress:
    return CASE.model_copy(update={"corrections": (ASKED,), "tasks": (*CASE.tasks, GONE)})


def test_it_says_what_is_left_which_value_was_not_right_and_who_is_not_needed_any_more() -> None:
    terminal = Terminal()
    terminal.happens(OpenDoor(Door.PROGRESS))
    by_number(terminal)
    terminal.happens(ProgressKnown(terminal.visit.ticket, (case_on_the_screen(),), ""))
    assert isinstance(terminal.visit.asking, Asking)
    snapshot = Snapshot(terminal.visit, terminal.now, WALL, speakers(LANGUAGES)["zh"], "", ())
    shown = progress_outputs(snapshot)
    assert shown is not None
    assert "还差这些" in shown.corrections[0]["title"]
    assert shown.corrections[0]["wants"].endswith("（上次填的不对）")
    notes = {each["note"]: each["state"] for each in shown.steps}
    assert notes["不用办了：改过以后不归这个部门"] == 0
