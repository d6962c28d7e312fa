"""A technician's pass: asked for by a challenge, scanned, refused with a reason; and what it lets in for."""

from dataclasses import replace

import pytest

from kiosk.contract.technician_role import Role
from kiosk.technician.access.entrance import Answer, Verdict
from kiosk.visit.answers import CodeScanned, EntranceAnswered
from kiosk.visit.bench import AccessPhase, Place
from kiosk.visit.effects import (
    ScanCode,
    Serviced,
    StopScan,
    TryPin,
    TryToken,
)
from kiosk.visit.stage import Stage
from kiosk.visit.touches.bench import LookAt, MarkServiced
from kiosk.visit.touches.travel import Back
from tests.kiosk.visit.residents import Terminal
from tests.kiosk.visit.technicians import gesture, phase, typed
from tests.kiosk.visit.test_idle import wait

SHOWN = Verdict(Answer.WRONG, 5, challenge="KIOSK-TECH:0001:0123456789ABCDEF:1", spoken="", pin=False)


def challenged() -> Terminal:
    """A terminal whose entrance shows a challenge and takes no PIN."""
    terminal = Terminal()
    gesture(terminal)
    terminal.happens(EntranceAnswered(terminal.visit.ticket, SHOWN))
    return terminal


def scanned(terminal: Terminal, text: str = "pass") -> None:
    terminal.happens(CodeScanned(terminal.visit.ticket, text))


def test_the_scanner_is_lit_while_a_pass_is_waited_for() -> None:
    terminal = challenged()
    assert terminal.effects[-1] == ScanCode(terminal.visit.ticket)
    scanned(terminal)
    assert phase(terminal) is AccessPhase.CHECKING
    (asked,) = [each for each in terminal.effects if isinstance(each, TryToken)]
    assert asked.untrusted_text == "pass"
    assert isinstance(terminal.effects[-1], StopScan)


def test_a_pass_that_is_refused_says_why_and_another_may_be_shown() -> None:
    terminal = challenged()
    scanned(terminal)
    terminal.happens(EntranceAnswered(terminal.visit.ticket, replace(SHOWN, answer=Answer.TOKEN_USED)))
    assert (phase(terminal), terminal.visit.access.refusal) == (AccessPhase.ENTER, "access.token_used")
    assert terminal.effects[-1] == ScanCode(terminal.visit.ticket)


def test_without_a_pin_none_can_be_typed() -> None:
    terminal = challenged()
    typed(terminal)
    assert not any(isinstance(each, TryPin) for each in terminal.effects)


def test_leaving_puts_the_scanner_out_and_a_late_code_is_nobodys() -> None:
    terminal = challenged()
    ticket = terminal.visit.ticket
    terminal.happens(Back())
    assert isinstance(terminal.effects[-1], StopScan)
    terminal.happens(CodeScanned(ticket, "pass"))
    assert terminal.stage() is Stage.WELCOME
    assert not any(isinstance(each, TryToken) for each in terminal.effects)


def test_who_waits_for_a_pass_has_the_time_of_maintenance() -> None:
    terminal = challenged()
    timings = terminal.visit.setting.timings
    wait(terminal, timings.bench_access + 5)
    assert terminal.stage() is Stage.BENCH_ACCESS
    wait(terminal, timings.bench)
    assert terminal.stage() is Stage.WELCOME


@pytest.mark.parametrize(("role", "writes"), [(Role.TESTS, False), (Role.SERVICE, True)])
def test_who_was_let_in_for_tests_alone_services_nothing(role: Role, writes: bool) -> None:
    terminal = challenged()
    scanned(terminal)
    terminal.happens(
        EntranceAnswered(terminal.visit.ticket, Verdict(Answer.OPENED, technician="t", role=role))
    )
    terminal.happens(LookAt(Stage.BENCH_DEVICE, Place("receipt_printer")), MarkServiced("receipt_printer"))
    assert terminal.stage() is Stage.BENCH_DEVICE
    assert any(isinstance(each, Serviced) for each in terminal.effects) is writes
