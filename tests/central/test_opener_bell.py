"""One process opens for all workers of a machine: rung by each of them, started anew by whoever is left, and
patient while a backlog comes in.
"""

import json
import threading
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from central.opener_bell import LONGEST_DEFERRAL_SECONDS, QUIET_SECONDS, Heard, until_due
from tests.central.process import CentralProcess, central
from tests.central.terminal import TestTerminal


class Rung:
    """A bell that was rung like this; time passes while one waits for it."""

    def __init__(self, *heard: Heard, every: float = 0.03) -> None:
        self.now = 0.0
        self._heard = list(heard)
        self._every = every

    def wait(self, seconds: float) -> Heard:
        if not self._heard:
            self.now += seconds
            return Heard.NOTHING
        self.now += min(seconds, self._every)
        return self._heard.pop(0)


def waited(bell: Rung) -> float:
    assert until_due(bell, 0.5, lambda: bell.now)
    return bell.now


def test_one_submission_is_opened_as_soon_as_no_other_follows() -> None:
    assert waited(Rung(Heard.TAKEN_IN)) == pytest.approx(0.03 + QUIET_SECONDS)


def test_while_a_backlog_comes_in_it_waits_but_not_for_ever() -> None:
    assert waited(Rung(*[Heard.TAKEN_IN] * 20)) == pytest.approx(20 * 0.03 + QUIET_SECONDS)
    endless = waited(Rung(*[Heard.TAKEN_IN] * 1000))
    assert LONGEST_DEFERRAL_SECONDS <= endless <= LONGEST_DEFERRAL_SECONDS + 2 * QUIET_SECONDS


def test_for_somebody_who_waits_it_begins_at_once() -> None:
    assert waited(Rung(Heard.SOMEBODY_WAITS)) == pytest.approx(0.03)
    assert waited(Rung(Heard.TAKEN_IN, Heard.SOMEBODY_WAITS)) == pytest.approx(0.06)


def test_unrung_it_looks_by_itself_and_an_end_is_an_end() -> None:
    assert waited(Rung()) == 0.5
    assert not until_due(Rung(Heard.OVER), 0.5)
    assert not until_due(Rung(Heard.TAKEN_IN, Heard.OVER), 0.5)


def _openers(*workers: CentralProcess) -> list[psutil.Process]:
    """Of those that run, the processes that open."""
    return [
        child
        for worker in workers
        if worker.pid is not None
        for child in psutil.Process(worker.pid).children()
        if "open" in child.cmdline()
    ]


def _until(fact: Callable[[], bool]) -> None:
    pause = threading.Event()
    for _ in range(1200):
        if fact():
            return
        pause.wait(0.05)
    raise AssertionError("it did not come about within a minute")


def test_two_workers_have_one_opener_and_the_one_that_is_left_takes_over(tmp_path: Path) -> None:
    with CentralProcess(tmp_path) as first, CentralProcess(tmp_path) as second:
        (opener,) = _openers(first, second)
        assert opener.ppid() == first.pid
        made = central("enrolment-code", *first.where, "--hardware-serial", "SN-1", "--json")
        terminal = TestTerminal.enrol(second.url, json.loads(made.stdout)["code"], "SN-1")
        one, two = terminal.enclose(), terminal.enclose()
        terminal.acknowledged(terminal.put(one), one)
        _until(lambda: terminal.statistics().cases == 1)  # opened by the child of the other
        first.kill()
        first.end()
        terminal.acknowledged(terminal.put(two), two)
        _until(lambda: terminal.statistics().cases == 2)
        (successor,) = _openers(second)
        assert successor.pid != opener.pid
        terminal.close()
