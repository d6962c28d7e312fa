"""A machine that is no terminal yet shows its technician the way, and a resident that it is not in use."""

import pytest

from kiosk.contract.enrolment_code import qr_text
from kiosk.visit.answers import CodeScanned, EnrolmentAnswered
from kiosk.visit.effects import EnrolHere, ScanCode, StopScan
from kiosk.visit.handlers.setup import FORGOTTEN_S, LONGEST_S
from kiosk.visit.news import MachineKnown, OutOfOrder
from kiosk.visit.setup import NOT_APPROVED, NOT_ENROLLED, Machine, SetupPhase
from kiosk.visit.stage import Stage
from kiosk.visit.touches.verifying import SetDigits, SubmitDigits
from tests.kiosk.visit.residents import Terminal
from tests.kiosk.visit.technicians import gesture
from tests.kiosk.visit.test_idle import wait

CODE = "2804150016283011"


def new_machine() -> Terminal:
    terminal = Terminal()
    terminal.happens(OutOfOrder(NOT_ENROLLED))
    return terminal


def asked(terminal: Terminal) -> list[str]:
    return [each.code for each in terminal.effects if isinstance(each, EnrolHere)]


def answer(terminal: Terminal, sentence: str = "") -> None:
    terminal.happens(EnrolmentAnswered(terminal.visit.ticket, sentence))


def test_a_machine_without_an_identity_asks_for_the_code() -> None:
    terminal = new_machine()
    assert terminal.stage() is Stage.SETUP
    terminal.happens(SetDigits(CODE), SubmitDigits())
    assert asked(terminal) == [CODE]
    assert CODE not in repr(terminal.visit.setup)


def test_the_scanner_may_read_it_instead() -> None:
    terminal = new_machine()
    assert terminal.effects[-1] == ScanCode(terminal.visit.ticket)
    terminal.happens(CodeScanned(terminal.visit.ticket, qr_text("2804-1500-1628-3011")))
    assert asked(terminal) == [CODE]
    assert any(isinstance(each, StopScan) for each in terminal.effects)


@pytest.mark.parametrize("scanned", ["", "6901234567892", CODE, "KIOSK-ENROL:12", "KIOSK-ENROL:" + "x" * 16])
def test_any_other_code_asks_nobody_and_the_next_is_waited_for(scanned: str) -> None:
    terminal = new_machine()
    terminal.happens(CodeScanned(terminal.visit.ticket, scanned))
    assert asked(terminal) == []
    assert terminal.visit.setup.sentence == "setup.not_a_code"
    assert terminal.effects[-1] == ScanCode(terminal.visit.ticket)


@pytest.mark.parametrize("digits", ["1", CODE[:-1], CODE + "1", "１" * 16, "x"])
def test_what_is_no_whole_code_is_not_handed_in(digits: str) -> None:
    terminal = new_machine()
    terminal.happens(SetDigits(digits), SubmitDigits())
    assert asked(terminal) == []


def test_a_refusal_is_said_and_the_digits_stay_to_be_corrected() -> None:
    terminal = new_machine()
    terminal.happens(SetDigits(CODE), SubmitDigits())
    answer(terminal, "setup.failed_bad_code")
    setup = terminal.visit.setup
    assert (setup.phase, setup.digits, setup.sentence) == (SetupPhase.ENTER, CODE, "setup.failed_bad_code")


def test_once_enrolled_it_waits_for_the_operator_and_opens_by_itself() -> None:
    terminal = new_machine()
    terminal.happens(SetDigits(CODE), SubmitDigits())
    machine = Machine("SN-1", "0001", "7Q4M-2ZK9-T0VX-C3PA")
    terminal.happens(MachineKnown(machine))
    answer(terminal)
    assert terminal.visit.setup.phase is SetupPhase.DONE
    terminal.happens(OutOfOrder(NOT_APPROVED))
    assert (terminal.stage(), terminal.visit.surroundings.machine) == (Stage.SETUP, machine)
    terminal.happens(SetDigits(CODE), SubmitDigits())
    assert asked(terminal) == [CODE], "a second code is not taken"
    terminal.happens(OutOfOrder(None))
    assert terminal.stage() is Stage.WELCOME


def test_an_answer_that_never_comes_is_given_up_and_a_late_one_is_nobodys() -> None:
    terminal = new_machine()
    terminal.happens(SetDigits(CODE), SubmitDigits())
    ticket = terminal.visit.ticket
    wait(terminal, LONGEST_S + 1)
    assert terminal.visit.setup.sentence == "setup.failed_unreachable"
    terminal.happens(EnrolmentAnswered(ticket, ""))
    assert terminal.visit.setup.phase is SetupPhase.ENTER


def test_half_a_code_is_forgotten() -> None:
    terminal = new_machine()
    terminal.happens(SetDigits(CODE[:5]))
    wait(terminal, FORGOTTEN_S + 1)
    assert terminal.visit.setup.digits == ""


def test_a_technician_may_come_in_all_the_same() -> None:
    terminal = new_machine()
    gesture(terminal)
    assert terminal.stage() is Stage.BENCH_ACCESS


def test_any_other_reason_is_out_of_service() -> None:
    terminal = new_machine()
    terminal.happens(OutOfOrder("visit.out_no_storage"))
    assert terminal.stage() is Stage.OUT_OF_SERVICE
    terminal.happens(OutOfOrder(NOT_ENROLLED))
    assert terminal.stage() is Stage.SETUP
