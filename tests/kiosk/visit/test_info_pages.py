"""Parking, fax, 5G: what there is to know and nothing to file, found, read, printed and taken along."""

import pytest

from kiosk.catalogue.search.find import search
from kiosk.catalogue.search.index import build
from kiosk.catalogue.search.readings import read_readings
from kiosk.contract.catalogue.schema import InfoPage, Item
from kiosk.visit.doors import Door
from kiosk.visit.effects import PrintSlip
from kiosk.visit.finding import Shelf, on_shelf, themes
from kiosk.visit.guide import guide
from kiosk.visit.guide_slip import MOST_BYTES, guide_slip, guide_text
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose, OpenDoor
from kiosk.visit.touches.finding import Browse, CarryGuide, PrintGuide, ShowGuide
from kiosk.words import LANGUAGES, Language
from tests.kiosk.visit.residents import Terminal, catalogue

PAGES = sorted(catalogue().pages)


def test_what_the_programme_names_is_there() -> None:
    names = " ".join(each.name.zh for each in catalogue().pages.values())
    assert all(each in names for each in ("停车", "传真", "5G"))


@pytest.mark.parametrize("key", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_says_everything_on_paper_and_its_gist_to_a_phone(key: str, language: Language) -> None:
    opened = guide(catalogue(), key)
    assert opened is not None
    slip = guide_slip(opened, catalogue(), language, "")
    page = catalogue().pages[key]
    assert [label for label, _ in slip.rows] == [row.label.in_language(language) for row in page.rows]
    carried = guide_text(opened, language)
    assert page.name.in_language(language) in carried
    assert page.rows[0].lines[0].in_language(language) in carried
    assert len(carried.encode()) <= MOST_BYTES
    assert opened.begins == "", "there is nothing to begin"


@pytest.mark.parametrize("key", PAGES)
def test_a_page_is_reached_from_the_shelf_of_themes_and_printed(key: str) -> None:
    page = catalogue().pages[key]
    terminal = Terminal()
    terminal.happens(OpenDoor(Door.FIND), Browse(Shelf.THEMES, page.theme.zh))
    assert page in on_shelf(catalogue(), terminal.visit.finding)
    terminal.happens(ShowGuide(key))
    assert terminal.stage() is Stage.GUIDE
    assert [type(each) for each in terminal.happens(PrintGuide())] == [PrintSlip]
    terminal.happens(CarryGuide(), Choose(key))
    assert terminal.stage() is Stage.GUIDE, "nothing can be filed"


@pytest.mark.parametrize(
    ("typed", "key"), [("停车", "G01"), ("tingche", "G01"), ("fcz", "G02"), ("wifi", "G03")]
)
def test_a_page_is_found_by_a_few_letters(typed: str, key: str) -> None:
    index = build(catalogue(), read_readings())
    assert key in [each.id for each in search(index, typed).entries]


def test_pages_stand_before_the_items_of_their_theme() -> None:
    theme = catalogue().pages[PAGES[0]].theme.zh
    kinds = [type(each) for each in themes(catalogue())[theme]]
    assert kinds == sorted(kinds, key=(InfoPage, Item).index)
    assert next(iter(themes(catalogue()))) == theme
