"""The agent's thread: it looks after what is on its way, and no defect of it ends the agent."""

import threading
from collections.abc import Iterator

import pytest

from kiosk.agent.applying import own_settings
from kiosk.apply.status import alarms
from kiosk.apply.worker import ApplyFailed, ApplyWorker
from kiosk.config import load
from tests.kiosk.apply.standing_terminal import Terminal

PATIENCE_S = 60.0


class Look:
    """Called after each look."""

    def __init__(self) -> None:
        self.happened = threading.Event()
        self.defect = False

    def __call__(self) -> None:
        self.happened.set()
        if self.defect:
            raise ZeroDivisionError


@pytest.fixture
def look() -> Look:
    return Look()


@pytest.fixture
def worker(terminal: Terminal, look: Look) -> Iterator[ApplyWorker]:
    working = ApplyWorker(terminal.applier, terminal.applier.notes, look)
    yield working
    working.stop()


def test_what_was_taken_is_looked_after_at_once(terminal: Terminal, worker: ApplyWorker, look: Look) -> None:
    worker.start()
    assert look.happened.wait(PATIENCE_S)
    look.happened.clear()
    terminal.central.assign(1, "[visit]\nidle_seconds = 90\n")
    worker.take()
    assert look.happened.wait(PATIENCE_S)
    assert terminal.in_force().visit.idle_seconds == 90


def test_a_defect_is_told_and_an_alarm_and_the_thread_goes_on(
    terminal: Terminal, worker: ApplyWorker, look: Look
) -> None:
    look.defect = True
    worker.start()
    assert look.happened.wait(PATIENCE_S)
    look.happened.clear()
    terminal.central.assign(1)
    worker.take()  # wakes it
    assert look.happened.wait(PATIENCE_S)
    worker.stop()
    assert worker.failed
    assert "bundle.failed" in terminal.log.events()


def test_a_defect_while_taking_is_a_failure_that_can_be_told(terminal: Terminal, worker: ApplyWorker) -> None:
    with pytest.raises(ApplyFailed, match="AssertionError"):
        worker.take()  # nothing is assigned: the stand-in's own defect
    assert worker.failed


def test_a_bundle_that_did_not_work_is_an_alarm_until_the_next_assignment(terminal: Terminal) -> None:
    terminal.push(3, "[visit]\nidle_seconds = 90\n")
    assert alarms(terminal.record) == ()
    for starts in (1, 4):
        terminal.restart_screen(starts)
    assert alarms(terminal.record) == ("bundle_undone",)
    terminal.push(4)
    assert alarms(terminal.record) == (), "the next assignment is another matter"


def test_the_agent_starts_again_only_for_what_it_runs_on(terminal: Terminal) -> None:
    before = own_settings(load(None, terminal.data_dir).config)
    terminal.push(1, "[visit]\nidle_seconds = 90\n")
    assert own_settings(terminal.in_force()) == before
    terminal.push(2, "[agent]\nheartbeat_seconds = 30\n")
    assert own_settings(terminal.in_force()) != before
