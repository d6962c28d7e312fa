"""Pictures from a phone: into the draft, looked at, removed; and the page ends in time."""

from random import Random

from devices.page_image.page import Page
from kiosk.visit.answers import PhoneCode, PhoneNews, PhoneOver
from kiosk.visit.copying import MOST_PAGES
from kiosk.visit.effects import ClosePhonePage, OpenPhonePage
from kiosk.visit.events import Event, Tick
from kiosk.visit.news import OnlineChanged
from kiosk.visit.pages import MaterialsPage
from kiosk.visit.phone import PhonePhase
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.copying import RemovePage, TurnPage
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.form import ChooseCommitment
from kiosk.visit.touches.phone import NewCode, UsePhone
from kiosk.visit.touches.travel import Back, Next
from tests.kiosk.visit.journeys import CHOICES
from tests.kiosk.visit.residents import Terminal


def sent(number: int) -> Page:
    """A page that tells itself from others."""
    return Page(f"page {number}".encode(), 600, 800)


def at_the_materials() -> tuple[Terminal, str]:
    """A firm that brings its papers, and the first of them."""
    terminal = Terminal()
    terminal.happens(Choose("S13"))
    for done in ("the card is read", "go on without", "answers up to the promise"):
        CHOICES[done](terminal)
    terminal.happens(ChooseCommitment("documents"), Next())
    page = terminal.visit.current_page(terminal.now)
    assert isinstance(page, MaterialsPage)
    return terminal, sorted(page.to_declare)[0]


def with_a_code() -> tuple[Terminal, str]:
    """The code is on the screen."""
    terminal, material = at_the_materials()
    terminal.happens(UsePhone(material))
    assert isinstance(terminal.effects[-1], OpenPhonePage)
    answers(terminal, PhoneCode(terminal.visit.ticket, "https://example.invalid/u/x"))
    return terminal, material


def answers(terminal: Terminal, *events: Event) -> None:
    terminal.happens(*events)


def news(terminal: Terminal, *pages: Page, unreadable: bool = False, more: bool = False) -> None:
    """What the phone has done."""
    terminal.happens(PhoneNews(terminal.visit.ticket, pages=pages, unreadable=unreadable, more=more))


def phase(terminal: Terminal) -> str:
    """Where the page on the phone stands."""
    assert terminal.visit.phone is not None
    return terminal.visit.phone.phase.value


def test_what_a_phone_sends_goes_along_with_the_submission() -> None:
    terminal, material = with_a_code()
    news(terminal, sent(1))
    news(terminal, sent(2))
    terminal.happens(Next())
    assert terminal.stage() is Stage.MATERIALS
    assert terminal.visit.draft.copies[material] == (sent(1), sent(2))
    assert material in terminal.visit.draft.at_hand
    terminal.fill_to_summary(Random(1))
    assert terminal.stage() is Stage.SUMMARY


def test_the_one_that_is_shown_can_be_taken_away_again() -> None:
    terminal, material = with_a_code()
    news(terminal, sent(1), sent(2), sent(3))
    terminal.happens(TurnPage(-1), RemovePage())
    assert terminal.visit.draft.copies[material] == (sent(1), sent(3))
    terminal.happens(RemovePage(), RemovePage(), RemovePage())
    assert material not in terminal.visit.draft.copies
    terminal.happens(Next())
    assert terminal.stage() is Stage.PHONE, "there is nothing to go on with"


def test_however_the_screen_is_left_the_page_ends() -> None:
    for leaves in ((Next(),), (Back(),), (Leave(), Leave())):
        terminal, _ = with_a_code()
        news(terminal, sent(1))
        terminal.happens(*leaves)
        assert terminal.stage() is not Stage.PHONE
        assert any(isinstance(each, ClosePhonePage) for each in terminal.effects), leaves


def test_who_is_busy_with_the_phone_is_not_asked_whether_anybody_is_there() -> None:
    terminal, _ = with_a_code()
    for _ in range(10):
        answers(terminal, *[Tick()] * 50)
        news(terminal)
    assert terminal.stage() is Stage.PHONE
    assert terminal.visit.warned_at is None


def test_a_page_that_does_not_come_or_whose_time_is_over_is_offered_anew() -> None:
    terminal, material = at_the_materials()
    terminal.happens(UsePhone(material), *[Tick()] * 31)
    assert phase(terminal) == PhonePhase.OVER
    terminal.happens(NewCode())
    assert phase(terminal) == PhonePhase.OPENING
    answers(terminal, PhoneCode(terminal.visit.ticket, "https://example.invalid/u/y"))
    news(terminal, sent(1))
    answers(terminal, PhoneOver(terminal.visit.ticket))
    assert phase(terminal) == PhonePhase.OVER
    assert terminal.visit.draft.copies[material] == (sent(1),), "what has come stays"


def test_without_a_network_it_is_said_at_once() -> None:
    terminal, material = at_the_materials()
    terminal.happens(OnlineChanged(online=False), UsePhone(material))
    assert terminal.stage() is Stage.MATERIALS
    assert terminal.visit.error is not None


def test_too_much_and_what_cannot_be_read_is_said() -> None:
    terminal, material = with_a_code()
    news(terminal, unreadable=True)
    assert terminal.visit.error is not None
    news(terminal, *map(sent, range(MOST_PAGES + 3)))
    assert len(terminal.visit.draft.copies[material]) == MOST_PAGES
    assert "phone.enough" in repr(terminal.visit.error)


def test_the_address_stands_in_no_log() -> None:
    terminal, _ = with_a_code()
    assert "example.invalid" not in repr(terminal.visit.phone)
    assert "example.invalid" not in repr(PhoneCode(1, "https://example.invalid/u/x"))
