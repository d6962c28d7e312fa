"""Screen, choice, next screen: whole visits as a resident goes through them."""

from random import Random

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.catalogue.service import filed_alone
from kiosk.submission.from_draft import new_submission
from kiosk.visit.answers import CardBeingRead, CardRead, CodeSent, Filed, Printed, Verified
from kiosk.visit.effects import ConfirmCode, File, Print, RequestCode, StartReading, Wipe, WipeReason
from kiosk.visit.events import Tick
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose, ShowAll
from kiosk.visit.touches.travel import Back, Finish, Next, Submit
from kiosk.visit.touches.verifying import SendCode, SetDigits, SkipVerification
from kiosk.visit.visit import CodePhase
from tests.kiosk.visit.residents import CHEN, RECEIPT, Terminal, catalogue

EVENTS = sorted(catalogue().life_events)


def at_first_page(life_event: str) -> Terminal:
    terminal = Terminal()
    terminal.happens(ShowAll(), Choose(life_event))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN))
    if terminal.stage() is Stage.VERIFYING:
        terminal.happens(SkipVerification())
    return terminal


def test_the_main_job_from_welcome_to_welcome() -> None:
    terminal = Terminal()
    (reading,) = terminal.happens(Choose("S01"))
    assert isinstance(reading, StartReading)
    assert terminal.stage() is Stage.AWAITING_CARD
    terminal.happens(CardBeingRead(reading.ticket))
    assert terminal.stage() is Stage.READING_CARD
    terminal.happens(CardRead(reading.ticket, CHEN))
    assert terminal.stage() is Stage.VERIFYING
    (request,) = terminal.happens(SendCode())
    assert isinstance(request, RequestCode)
    terminal.happens(CodeSent(request.ticket, "138****0001"))
    assert terminal.visit.verification.phase is CodePhase.ENTER
    assert terminal.happens(SetDigits("12345")) == ()
    (confirm,) = terminal.happens(SetDigits("123456"))  # the last digit asks for no further touch
    assert confirm == ConfirmCode(terminal.visit.ticket, "123456")
    terminal.happens(Verified(terminal.visit.ticket, "signed statement"))
    assert terminal.visit.draft.evidence == "signed statement"
    terminal.fill_to_summary(Random(1))
    assert terminal.stage() is Stage.SUMMARY
    (filing,) = terminal.happens(Submit())
    assert isinstance(filing, File)
    assert terminal.stage() is Stage.FILING
    (printing,) = terminal.happens(Filed(filing.ticket, RECEIPT))
    assert isinstance(printing, Print)
    terminal.happens(Printed(printing.ticket, PrintOutcome.PRINTED))
    assert terminal.visit.receipt == RECEIPT
    _, wipe = terminal.happens(Finish())
    assert wipe == Wipe(WipeReason.FINISHED)
    assert terminal.stage() is Stage.GOODBYE
    terminal.seconds += 60
    terminal.happens(Tick())
    assert terminal.stage() is Stage.WELCOME


@pytest.mark.parametrize("life_event", EVENTS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_every_life_event_leads_from_the_card_to_a_submission(life_event: str, seed: int) -> None:
    terminal = at_first_page(life_event)
    seen = terminal.fill_to_summary(Random(seed))
    assert "card" in seen
    assert seen[-1] == "summary"
    assert len(seen) == len(set(seen))
    (filing,) = terminal.happens(Submit())
    assert isinstance(filing, File)


def test_every_item_that_can_be_filed_alone_leads_from_the_card_to_a_submission() -> None:
    """By the same pages, handlers and effects as a life event."""
    alone = [item.id for item in catalogue().items.values() if filed_alone(item)]
    assert len(alone) == 91
    for item in alone:
        terminal = at_first_page(item)
        assert terminal.fill_to_summary(Random(1))[-1] == "summary", item
        (filing,) = terminal.happens(Submit())
        assert isinstance(filing, File)
        new = new_submission(filing.content, catalogue(), "zh", terminal.now.today)
        assert new.content.service == item
        assert set(new.content.form) <= set(catalogue().items[item].form)


def test_an_item_that_cannot_be_filed_here_is_not_begun() -> None:
    terminal = Terminal()
    terminal.happens(Choose("I003"))
    assert terminal.stage() is Stage.WELCOME


@pytest.mark.parametrize("life_event", EVENTS)
def test_back_leads_through_the_same_pages_to_the_list_and_loses_nothing(life_event: str) -> None:
    terminal = at_first_page(life_event)
    seen = terminal.fill_to_summary(Random(4))
    values = terminal.visit.draft.values
    back: list[str] = []
    while terminal.stage() is not Stage.CHOOSING:
        back.append(terminal.visit.page)
        terminal.happens(Back())
    assert back == seen[::-1]
    assert terminal.visit.draft.values == values
    terminal.happens(Choose(life_event), SkipVerification(), Next())
    assert terminal.visit.draft.values == values
