"""Row 3: hold, browse and search the whole catalogue; every item says where it can be done."""

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.catalogue.search.find import search
from kiosk.catalogue.search.index import build
from kiosk.catalogue.search.readings import read_readings
from kiosk.catalogue.synthetic.items import synthetic
from kiosk.contract.catalogue.where import Where, where
from kiosk.visit.doors import Door
from kiosk.visit.finding import departments, themes
from kiosk.visit.guide import guide
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.touches.finding import ShowGuide
from tests.kiosk.visit.residents import Terminal
from tests.ui.viewmodels.shown import Shown
from ui.viewmodels.item_guide import ItemGuideViewModel

DISTRICT = 631


def test_631_items_are_held_stand_on_their_shelves_and_are_found_by_name() -> None:
    whole = synthetic(load_catalogue(factory_directory()), DISTRICT, seed=3)
    assert len(whole.items) == DISTRICT
    for shelf, besides in ((departments(whole), 0), (themes(whole), len(whole.pages))):
        assert sum(len(held) for held in shelf.values()) == DISTRICT + besides
    index = build(whole, read_readings())
    for item in list(whole.items.values())[::10]:
        assert item.id in [each.id for each in search(index, item.name.zh).entries[:3]]


def test_every_item_says_whether_here_by_appointment_online_or_at_the_window() -> None:
    catalogue = load_catalogue(factory_directory())
    said = {place for item in catalogue.items.values() for place in where(item)}
    assert said == set(Where)
    assert all(Where.WINDOW in where(item) for item in catalogue.items.values())
    assert all(
        (Where.HERE in where(item)) or (Where.APPOINTMENT in where(item)) for item in catalogue.items.values()
    )


def test_what_can_be_done_here_is_begun_or_looked_up_by_the_one_button_of_its_guide() -> None:
    catalogue, begun, looked_up = load_catalogue(factory_directory()), 0, []
    for item in catalogue.items.values():
        found = guide(catalogue, item.id)
        assert found is not None
        if Where.HERE in found.places and not found.begins:
            assert found.asked, f"{item.id} says it can be done here, and there is nothing to begin"
            looked_up.append(item.id)
        begun += bool(found.begins)
    assert begun > 90
    terminal = Terminal()
    terminal.happens(OpenDoor(Door.FIND), ShowGuide(looked_up[0]))
    shown = Shown(terminal)
    screen = shown.screens.views["Guide"]
    assert isinstance(screen, ItemGuideViewModel)
    assert (screen.outputs.begin, screen.outputs.can_ask) == ("查进度、打印", False), (
        "not twice on one screen"
    )
    screen.start()
    assert shown.asked == [OpenDoor(Door.PROGRESS)]
