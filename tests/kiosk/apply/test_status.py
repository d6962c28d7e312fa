"""What a heartbeat says of the last assignment, at each step of its way."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from kiosk.apply.pushed import Pushed
from kiosk.apply.record import Reason
from kiosk.apply.status import told
from kiosk.apply.unusable import Unusable
from kiosk.contract.status import ApplyPhase, ApplyStatus
from tests.kiosk.apply.standing_terminal import START, Terminal

LONGER = "[visit]\nidle_seconds = 90\n"


def said(terminal: Terminal) -> ApplyStatus:
    status = told(terminal.record, terminal.applier.staging)
    assert status is not None
    return status


def test_before_the_first_assignment_there_is_nothing_to_tell(terminal: Terminal) -> None:
    assert told(terminal.record, terminal.applier.staging) is None


def test_it_is_being_staged_while_the_screens_are_drawn(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[ApplyStatus] = []

    def draw(_: Pushed) -> None:
        seen.append(said(terminal))

    monkeypatch.setattr(terminal.applier, "world", replace(terminal.applier.world, draw=draw))
    terminal.push(4, LONGER)
    assert seen == [ApplyStatus(sequence=4, phase=ApplyPhase.STAGING, since=START)]


def test_it_waits_while_somebody_is_there_and_then_proves_itself(terminal: Terminal) -> None:
    assert terminal.screen is not None
    terminal.screen = replace(terminal.screen, idle=False)
    terminal.push(4, LONGER)
    assert (said(terminal).phase, said(terminal).since) == (ApplyPhase.WAITING, START)
    terminal.pass_time(60)
    terminal.screen = replace(terminal.screen, idle=True)
    terminal.applier.step()
    assert said(terminal).phase is ApplyPhase.PROBATION
    assert said(terminal).since == terminal.wall
    terminal.prove_itself()
    assert (said(terminal).phase, said(terminal).reason) == (ApplyPhase.KEPT, "")


def never_draws(terminal: Terminal) -> None:
    terminal.cannot_draw = Unusable(Reason.DRAWING_HUNG, "not drawn within 3 s")
    terminal.push(4, LONGER)


def dies(terminal: Terminal) -> None:
    terminal.push(4, LONGER)
    terminal.restart_screen(starts=4)


@pytest.mark.parametrize(
    ("how", "phase", "reason", "detail"),
    [
        (never_draws, ApplyPhase.REFUSED, "drawing_hung", "not drawn within 3 s"),
        (dies, ApplyPhase.UNDONE, "screen_crashed", "4 starts in a row without a good one"),
    ],
)
def test_what_did_not_work_says_why(
    terminal: Terminal, how: Callable[[Terminal], None], phase: ApplyPhase, reason: str, detail: str
) -> None:
    how(terminal)
    status = said(terminal)
    assert (status.sequence, status.phase, status.reason, status.detail) == (4, phase, reason, detail)
    assert ApplyStatus.model_validate_json(status.model_dump_json()) == status
