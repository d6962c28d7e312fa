"""The card, the one-time code, the printer and the disk, as a resident meets them."""

from dataclasses import replace

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.answers import (
    CardBeingRead,
    CardFailed,
    CardRead,
    CodeSent,
    CodeWrong,
    Filed,
    FilingFailed,
    Printed,
    VerificationFailed,
    Verified,
)
from kiosk.visit.effects import Print, RequestCode, StartReading, StopReading
from kiosk.visit.events import Tick
from kiosk.visit.news import CardLifted, CardSeen, CardUnseen, OutOfOrder
from kiosk.visit.sentence import Say
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Another, Choose, PutCard
from kiosk.visit.touches.everywhere import Leave, SetLanguage
from kiosk.visit.touches.printing import PrintAgain
from kiosk.visit.touches.travel import Back, Finish, Submit
from kiosk.visit.touches.verifying import SendCode, SetDigits, SkipVerification, SubmitDigits
from kiosk.visit.truth import truth
from kiosk.visit.visit import CodePhase
from tests.kiosk.visit.residents import CHEN, RECEIPT, Terminal
from tests.kiosk.visit.shop import at_first_question, go_to
from tests.kiosk.visit.test_pages import STROKE


def awaiting_card() -> Terminal:
    terminal = Terminal()
    terminal.happens(Choose("S01"))
    return terminal


def at_receipt(**surroundings: object) -> Terminal:
    terminal = at_first_question()
    go_to(terminal, "summary")
    terminal.surrounded(**surroundings)
    terminal.happens(STROKE, Submit())
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    return terminal


def test_a_card_that_cannot_be_read_may_be_put_again() -> None:
    terminal = awaiting_card()
    ticket = terminal.visit.ticket
    terminal.happens(CardBeingRead(ticket), CardFailed(ticket, "device.card.lift_and_retry"))
    assert terminal.stage() is Stage.AWAITING_CARD
    assert terminal.visit.card_problem == "device.card.lift_and_retry"
    terminal.happens(CardBeingRead(ticket), CardRead(ticket, CHEN))
    assert terminal.stage() is Stage.VERIFYING


def test_a_reader_that_never_ends_reading_is_given_up() -> None:
    terminal = awaiting_card()
    terminal.happens(CardBeingRead(terminal.visit.ticket))
    terminal.seconds += 25
    terminal.happens(Tick())
    assert terminal.visit.card_problem == "device.card.lift_and_retry"


@pytest.mark.parametrize("warning", ["number.check_character", "number.impossible_date"])
def test_nothing_is_filed_under_a_number_that_cannot_be_one(warning: str) -> None:
    terminal = awaiting_card()
    terminal.happens(CardRead(terminal.visit.ticket, replace(CHEN, warnings=(warning,))))
    assert terminal.stage() is Stage.AWAITING_CARD
    assert terminal.visit.card_problem == "visit.card_number_wrong"
    assert terminal.visit.draft.card is None


def test_an_expired_card_is_said_to_be_one_and_the_visit_goes_on() -> None:
    terminal = awaiting_card()
    terminal.happens(CardRead(terminal.visit.ticket, replace(CHEN, warnings=("expired",))))
    assert terminal.visit.notice == Say("visit.card_expired")
    assert terminal.stage() is Stage.VERIFYING


def test_the_card_may_come_first() -> None:
    terminal = Terminal()
    (reading,) = terminal.happens(PutCard())
    assert isinstance(reading, StartReading)
    terminal.happens(CardRead(reading.ticket, CHEN))
    assert terminal.stage() is Stage.CHOOSING
    terminal.happens(Choose("S11"))
    assert terminal.stage() is Stage.VERIFYING


def test_going_back_stops_the_reader() -> None:
    terminal = awaiting_card()
    assert terminal.happens(Back()) == (StopReading(),)
    assert terminal.stage() is Stage.WELCOME


def verifying(online: bool = True) -> Terminal:
    terminal = awaiting_card()
    terminal.surrounded(online=online)
    terminal.happens(CardRead(terminal.visit.ticket, CHEN))
    return terminal


def test_a_code_is_offered_whatever_was_last_heard_of_the_network() -> None:
    assert verifying(online=False).visit.verification.phase is CodePhase.OFFER


def test_offline_there_is_no_code_and_the_visit_goes_on_unverified() -> None:
    terminal = verifying(online=False)
    terminal.happens(SendCode())
    terminal.happens(VerificationFailed(terminal.visit.ticket, "visit.code_offline"))
    assert terminal.visit.verification.phase is CodePhase.UNAVAILABLE
    terminal.happens(SkipVerification())
    assert terminal.stage() is Stage.PAGE
    assert terminal.visit.draft.evidence is None


def test_a_wrong_code_can_be_typed_again() -> None:
    terminal = verifying()
    (request,) = terminal.happens(SendCode())
    assert isinstance(request, RequestCode)
    terminal.happens(CodeSent(request.ticket, "138****0001"), SetDigits("111111"))
    terminal.happens(CodeWrong(terminal.visit.ticket))
    assert terminal.visit.verification.phase is CodePhase.WRONG
    assert terminal.visit.verification.masked_phone == "138****0001"
    terminal.happens(SetDigits("222222"))
    terminal.happens(Verified(terminal.visit.ticket, "statement"))
    assert terminal.visit.draft.evidence == "statement"


def test_five_digits_are_not_sent() -> None:
    terminal = verifying()
    terminal.happens(SendCode())
    terminal.happens(CodeSent(terminal.visit.ticket, "138****0001"), SetDigits("12345a"))
    assert terminal.happens(SubmitDigits()) == ()
    assert terminal.visit.error == Say("visit.code_incomplete")


def test_without_a_telephone_on_file_the_honest_way_is_offered() -> None:
    terminal = verifying()
    terminal.happens(SendCode())
    terminal.happens(VerificationFailed(terminal.visit.ticket, "visit.code_no_phone"))
    assert terminal.visit.verification.problem == "visit.code_no_phone"
    terminal.happens(SkipVerification())
    assert terminal.stage() is Stage.PAGE


def test_a_code_that_is_never_answered_is_given_up() -> None:
    terminal = verifying()
    terminal.happens(SendCode())
    terminal.seconds += 40
    terminal.happens(Tick())
    assert terminal.visit.verification.phase is CodePhase.UNAVAILABLE


def test_a_verification_of_one_card_does_not_count_for_another_try() -> None:
    terminal = verifying()
    (request,) = terminal.happens(SendCode())
    assert isinstance(request, RequestCode)
    terminal.happens(Back(), Verified(request.ticket, "statement"))
    assert terminal.visit.draft.evidence is None


def test_while_storage_is_low_nobody_begins_to_type() -> None:
    terminal = Terminal()
    terminal.surrounded(storage_low=True)
    for touch in (Choose("S01"), PutCard()):
        assert terminal.happens(touch) == ()
        assert terminal.stage() is Stage.WELCOME
        assert terminal.visit.notice == Say("visit.storage_low")


def test_who_has_begun_may_file_although_storage_runs_low() -> None:
    terminal = at_receipt(storage_low=True)
    assert terminal.stage() is Stage.RECEIPT


def test_without_paper_the_receipt_stays_on_the_screen_and_nothing_is_sent_to_the_printer() -> None:
    terminal = at_receipt(can_print=False, printer_sentence="device.printer.paper_out")
    assert terminal.visit.receipt == RECEIPT
    assert terminal.visit.printed is PrintOutcome.FAILED_PAPER_OUT
    assert not any(isinstance(effect, Print) for effect in terminal.effects)
    terminal.surrounded(can_print=True)
    (printing,) = terminal.happens(PrintAgain())
    assert isinstance(printing, Print)


def test_a_silent_printer_is_tried_and_believed_only_when_it_speaks() -> None:
    terminal = at_receipt(can_print=None)
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.UNKNOWN))
    assert terminal.visit.printed is PrintOutcome.UNKNOWN
    assert terminal.stage() is Stage.RECEIPT


def test_what_is_printed_is_not_printed_twice() -> None:
    terminal = at_receipt()
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED))
    assert terminal.happens(PrintAgain()) == ()


def test_a_failed_filing_gives_no_number_and_loses_nothing() -> None:
    terminal = at_first_question()
    go_to(terminal, "summary")
    terminal.happens(STROKE, Submit())
    draft = terminal.visit.draft
    terminal.happens(FilingFailed(terminal.visit.ticket, "filing.not_saved"))
    assert terminal.stage() is Stage.SUMMARY
    assert terminal.visit.receipt is None
    assert terminal.visit.notice == Say("filing.not_saved")
    assert terminal.visit.draft == draft


def test_another_matter_keeps_the_card_and_forgets_the_rest() -> None:
    terminal = at_receipt()
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED), Another())
    assert terminal.stage() is Stage.CHOOSING
    assert terminal.visit.draft.card == CHEN
    assert not terminal.visit.draft.values
    assert terminal.visit.receipt is None


def test_a_card_left_behind_is_spoken_of_until_it_is_taken() -> None:
    terminal = at_receipt()
    terminal.happens(CardSeen(), Printed(terminal.visit.ticket, PrintOutcome.PRINTED), Finish())
    terminal.seconds += 20
    terminal.happens(Tick())
    assert terminal.stage() is Stage.GOODBYE
    terminal.happens(CardLifted())
    terminal.seconds += 9
    terminal.happens(Tick())
    assert terminal.stage() is Stage.WELCOME


def test_a_card_that_nobody_can_see_is_reminded_of_and_then_forgotten() -> None:
    terminal = at_receipt()
    terminal.happens(CardSeen(), CardUnseen(), Printed(terminal.visit.ticket, PrintOutcome.PRINTED), Finish())
    assert truth(terminal.visit) is not None
    terminal.seconds += 21
    terminal.happens(Tick())
    assert terminal.stage() is Stage.WELCOME
    assert truth(terminal.visit) is None


def test_a_terminal_that_cannot_file_says_so_before_anybody_begins() -> None:
    terminal = Terminal()
    terminal.happens(OutOfOrder("visit.out_no_storage"))
    assert terminal.stage() is Stage.OUT_OF_SERVICE
    terminal.happens(OutOfOrder(None))
    assert terminal.stage() is Stage.WELCOME


def test_a_fault_before_anything_was_given_is_said_at_once() -> None:
    terminal = awaiting_card()
    assert terminal.happens(OutOfOrder("visit.out_no_storage")) == (StopReading(),)
    assert terminal.stage() is Stage.OUT_OF_SERVICE


def test_a_fault_in_the_middle_shows_when_the_visit_is_over() -> None:
    terminal = at_receipt()
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED))
    terminal.happens(OutOfOrder("visit.out_no_storage"))
    assert terminal.stage() is Stage.RECEIPT
    terminal.happens(Finish(), Finish())
    assert terminal.stage() is Stage.OUT_OF_SERVICE


def test_a_new_resident_is_shown_the_language_of_the_settings() -> None:
    terminal = Terminal()
    setting = replace(terminal.visit.setting, language="en")
    terminal.visit = replace(terminal.visit, setting=setting, language="en")
    terminal.happens(SetLanguage("zh"), Choose("S01"), Leave())
    assert terminal.visit.language == "en"


@pytest.mark.parametrize("warning", ["number.sex_mismatch", "number.birth_mismatch", "birth.in_future"])
def test_what_is_merely_odd_about_a_card_goes_along_with_the_submission(warning: str) -> None:
    terminal = awaiting_card()
    terminal.happens(CardRead(terminal.visit.ticket, replace(CHEN, warnings=(warning,))))
    assert terminal.stage() is Stage.VERIFYING
    card = terminal.visit.draft.card
    assert card is not None
    assert card.warnings == (warning,)
