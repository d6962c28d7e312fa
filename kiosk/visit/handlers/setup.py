"""Setting a terminal up: a technician types the one-time code, or shows it to the scanner."""

from dataclasses import replace

from kiosk.contract.enrolment_code import CODE_LENGTH, digits_of_qr
from kiosk.visit.answers import CodeScanned, EnrolmentAnswered
from kiosk.visit.effects import EnrolHere
from kiosk.visit.events import Tick
from kiosk.visit.setting import Moment
from kiosk.visit.setup import NOT_ENROLLED, Setup, SetupPhase
from kiosk.visit.touches.verifying import SetDigits, SubmitDigits
from kiosk.visit.visit import Step, Visit

LONGEST_S = 120.0
"""An answer that has not come by then does not come: connection and answer are bounded below that."""
FORGOTTEN_S = 300.0
"""Digits that nobody goes on typing."""


def takes_code(visit: Visit) -> bool:
    """Whether a code is wanted."""
    return visit.setup.phase is SetupPhase.ENTER and visit.surroundings.out_of_order == NOT_ENROLLED


def set_digits(visit: Visit, event: SetDigits, _: Moment) -> Step:
    """As they stand in the field."""
    digits = event.digits
    if not takes_code(visit) or not (digits == "" or (digits.isascii() and digits.isdigit())):
        return visit, ()
    if len(digits) > CODE_LENGTH:
        return visit, ()
    return replace(visit, setup=Setup(digits=digits)), ()


def submit(visit: Visit, _: SubmitDigits, now: Moment) -> Step:
    """Ask with the whole code, and with nothing shorter."""
    if not takes_code(visit) or len(visit.setup.digits) < CODE_LENGTH:
        return visit, ()
    return _ask(visit, visit.setup.digits, now)


def scanned(visit: Visit, event: CodeScanned, now: Moment) -> Step:
    """The same with what the scanner read."""
    if not takes_code(visit):
        return visit, ()
    digits = digits_of_qr(event.untrusted_text)
    if digits is None:
        other = replace(visit.setup, sentence="setup.not_a_code")
        return replace(visit, ticket=visit.ticket + 1, setup=other), ()
    return _ask(visit, digits, now)


def answered(visit: Visit, event: EnrolmentAnswered, _: Moment) -> Step:
    """Enrolled; or why not, and the digits stay to be corrected."""
    if visit.setup.phase is not SetupPhase.ASKING:
        return visit, ()
    phase = SetupPhase.ENTER if event.sentence_key else SetupPhase.DONE
    digits = visit.setup.digits if event.sentence_key else ""
    return replace(visit, setup=Setup(phase, digits, event.sentence_key)), ()


def tick(visit: Visit, _: Tick, now: Moment) -> Step:
    """An answer is given up; what somebody began to type is forgotten."""
    setup = visit.setup
    if setup.phase is SetupPhase.ASKING and now.seconds - setup.asked_at >= LONGEST_S:
        return replace(
            visit,
            ticket=visit.ticket + 1,
            setup=Setup(digits=setup.digits, sentence="setup.failed_unreachable"),
        ), ()
    typed = setup.phase is SetupPhase.ENTER and (setup.digits or setup.sentence)
    if typed and now.seconds - visit.touched_at >= FORGOTTEN_S:
        return replace(visit, setup=Setup()), ()
    return visit, ()


def _ask(visit: Visit, digits: str, now: Moment) -> Step:
    ticket = visit.ticket + 1
    asking = Setup(SetupPhase.ASKING, digits, asked_at=now.seconds)
    return replace(visit, ticket=ticket, setup=asking), (EnrolHere(ticket, digits),)
