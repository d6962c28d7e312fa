"""Through the catalogue: shelves, search, and the guide on screen, paper and phone."""

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.catalogue.service import is_certificate
from kiosk.contract.catalogue.where import Where
from kiosk.receipt.slip_layout import slip_document
from kiosk.visit.answers import SlipPrinted
from kiosk.visit.booking import place_of
from kiosk.visit.doors import Door
from kiosk.visit.effects import PrintSlip, Wipe
from kiosk.visit.events import Tick
from kiosk.visit.finding import Shelf, departments, most_used, on_shelf, themes
from kiosk.visit.guide import Part, guide, limit_in_words
from kiosk.visit.guide_slip import MOST_BYTES, guide_slip, guide_text, spoken
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow
from kiosk.visit.touches.choosing import Choose, OpenDoor
from kiosk.visit.touches.everywhere import Leave
from kiosk.visit.touches.finding import Browse, CarryGuide, PrintGuide, SearchAll, ShowGuide
from kiosk.visit.touches.form import SetValue
from kiosk.visit.touches.travel import Back
from kiosk.words import LANGUAGES, Language, Words
from tests.kiosk.visit.residents import Terminal, catalogue

EVERYTHING = (*catalogue().life_events, *catalogue().items)


def at_guide(of: str) -> Terminal:
    terminal = Terminal()
    terminal.happens(OpenDoor(Door.FIND), ShowGuide(of))
    assert terminal.stage() is Stage.GUIDE
    return terminal


def test_every_item_stands_on_the_shelf_of_its_department_and_of_its_theme() -> None:
    items, pages = set(catalogue().items), set(catalogue().pages)
    assert {each.id for held in departments(catalogue()).values() for each in held} == items
    assert {each.id for held in themes(catalogue()).values() for each in held} == items | pages


def test_the_most_used_are_few_and_in_their_order() -> None:
    shown = most_used(catalogue())
    assert 4 <= len(shown) <= 12
    assert [each.often_used for each in shown] == sorted(each.often_used or 0 for each in shown)


def test_what_older_people_come_for_comes_first_in_the_elder_view() -> None:
    shown, ranks = most_used(catalogue(), elder=True), {each.often_used for each in most_used(catalogue())}
    wanted = [each for each in catalogue().items.values() if each.frequent_for_elders]
    assert len(shown) == 12
    assert [each in wanted for each in shown] == sorted((each in wanted for each in shown), reverse=True)
    assert {each.often_used for each in wanted} - {None} <= ranks
    assert all(each in shown for each in wanted if each.often_used is not None)


def test_a_shelf_of_departments_shows_what_one_of_them_does() -> None:
    terminal = Terminal()
    terminal.happens(OpenDoor(Door.FIND), Browse(Shelf.DEPARTMENTS, "GA"))
    shown = on_shelf(catalogue(), terminal.visit.finding)
    assert {each.id for each in shown} >= {"I001", "I005"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_guide_says_all_that_the_programme_asks_for(language: Language) -> None:
    """Row 21: authority, legal basis, time limit, complaint line; and fee, trips, materials, where."""
    for key in catalogue().items:
        found = guide(catalogue(), key)
        assert found is not None
        said = {line.label for line in found.lines}
        assert said >= {
            f"guide.{each}"
            for each in ("limit", "fee", "trips", "materials", "office", "basis", "complaint", "window")
        }, key
        assert found.places[-1] is Where.WINDOW
        slip = guide_slip(found, catalogue(), language, "")
        assert all(label and value for label, value in slip.rows)
        assert slip.illustrative


def test_what_cannot_be_done_here_says_so_and_offers_no_beginning() -> None:
    found = guide(catalogue(), "I003")
    assert found is not None
    assert Where.HERE not in found.places
    assert found.begins == ""


def test_every_item_that_may_be_filed_here_begins_something() -> None:
    for item in catalogue().items.values():
        found = guide(catalogue(), item.id)
        assert found is not None
        if item.form:
            assert found.begins, item.id


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_text_in_the_code_is_whole_lines_and_fits(language: Language) -> None:
    for key in EVERYTHING:
        found = guide(catalogue(), key)
        assert found is not None
        text = guide_text(found, language)
        assert text.startswith(found.name.in_language(language))
        assert len(text.encode()) <= MOST_BYTES


def test_a_guide_is_printed_once_and_what_became_of_it_is_said() -> None:
    terminal = at_guide("I001")
    (printing,) = terminal.happens(PrintGuide())
    assert isinstance(printing, PrintSlip)
    assert terminal.happens(PrintGuide()) == ()
    slip_document(printing.slip, catalogue().title, "zh")
    terminal.happens(SlipPrinted(printing.ticket, PrintOutcome.PRINTED))
    assert terminal.visit.slip.outcome is PrintOutcome.PRINTED
    assert not terminal.visit.slip.under_way


def test_a_printer_that_says_nothing_is_waited_for_no_longer_than_its_time() -> None:
    terminal = at_guide("I001")
    terminal.happens(PrintGuide())
    terminal.seconds += terminal.visit.setting.timings.printing
    terminal.happens(Tick())
    assert terminal.visit.slip.outcome is PrintOutcome.UNKNOWN


def test_a_printer_that_cannot_is_not_asked() -> None:
    terminal = at_guide("I001")
    terminal.surrounded(can_print=False)
    assert terminal.happens(PrintGuide()) == ()
    assert terminal.visit.slip.outcome is PrintOutcome.FAILED_FAULT


def test_the_code_for_the_phone_carries_the_address_where_the_settings_name_one() -> None:
    found = guide(catalogue(), "I001")
    assert found is not None
    assert guide_slip(found, catalogue(), "zh", "https://a.invalid/{item}").code == b"https://a.invalid/I001"
    assert guide_slip(found, catalogue(), "zh", "").code == b""


def test_the_code_comes_and_goes_with_a_touch() -> None:
    terminal = at_guide("I001")
    terminal.happens(CarryGuide())
    assert terminal.visit.finding.carried
    terminal.happens(CarryGuide())
    assert not terminal.visit.finding.carried


def test_what_was_typed_is_wiped_when_one_leaves_and_is_in_no_repr() -> None:
    terminal = Terminal()
    terminal.happens(OpenDoor(Door.FIND), SearchAll(), SetValue("陈示例"))
    assert "陈示例" not in repr(terminal.visit)
    effects = terminal.happens(Leave())
    assert any(isinstance(each, Wipe) for each in effects)
    assert terminal.visit.finding.typed == ""


def test_a_guide_of_nothing_is_not_opened() -> None:
    terminal = Terminal()
    terminal.happens(OpenDoor(Door.FIND), ShowGuide("no such"))
    assert terminal.stage() is Stage.FINDING


def test_no_guide_ends_without_a_next_step_and_each_is_booked_at_its_own_window() -> None:
    """Whatever the guide is about, from it goes a way to a window, prefilled, and back."""
    known = catalogue()
    offices = {key: item.department for key, item in known.items.items()}
    offices |= {key: event.lead_department for key, event in known.life_events.items()}
    for key, office in offices.items():
        terminal = at_guide(key)
        terminal.happens(BookWindow())
        booking = terminal.visit.booking
        assert terminal.stage() is Stage.BOOKING, key
        assert booking is not None
        assert (booking.service, booking.department) == (key, office)
        assert place_of(known, booking)[0] == known.departments[office].name
        terminal.happens(Back())
        assert (terminal.stage(), terminal.visit.finding.guide) == (Stage.GUIDE, key)


def test_a_paper_about_oneself_is_asked_for_from_its_guide_with_the_card_and_printed_from_there() -> None:
    papers = [item.id for item in catalogue().items.values() if is_certificate(item)]
    assert len(papers) == 20
    for key in papers:
        asked, printed = at_guide(key), at_guide(key)
        asked.happens(Choose(key))
        assert asked.stage() is Stage.AWAITING_CARD, key
        printed.happens(OpenDoor(Door.PROGRESS))
        assert printed.stage() is Stage.ASKING


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_limit_says_the_same_by_its_number_and_in_the_catalogues_words(language: Language) -> None:
    words = Words(language)
    limits = [
        limit for item in catalogue().items.values() for limit in (item.promised_limit, item.statutory_limit)
    ]
    said = {spoken(Part(limit_in_words(each)), words, language) for each in limits}
    assert said == {each.text.in_language(language) for each in limits}


@pytest.mark.parametrize("language", ["ko", "ja"])
def test_no_guide_of_an_item_is_half_in_english(language: Language) -> None:
    """The law alone keeps its Chinese name, and the label says so."""
    words = Words(language)
    english = Words("en")
    for key in catalogue().items:
        found = guide(catalogue(), key)
        assert found is not None
        for line in found.lines:
            for part in line.parts:
                said = spoken(part, words, language)
                assert said != spoken(part, english, "en") or line.label == "guide.basis", (key, said)
