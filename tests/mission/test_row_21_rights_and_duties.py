"""Row 21: every item shows authority, legal basis, time limit and complaint line."""

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.visit.doors import Door
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.touches.finding import ShowGuide
from tests.kiosk.visit.residents import Terminal
from tests.ui.viewmodels.shown import Shown

SHOWN = ("谁来办", "依据", "多久办好", "投诉电话")


def test_on_the_screen_of_every_item_stand_authority_basis_limit_and_complaint_line() -> None:
    shown = Shown(Terminal())
    shown.happens(OpenDoor(Door.FIND))
    for item in load_catalogue(factory_directory()).items:
        shown.happens(ShowGuide(item))
        rows = {row["label"]: row["value"] for row in shown.screens.views["Guide"].property("rows")}
        assert all(rows.get(each) for each in SHOWN), item
        shown.screens.views["Guide"].back()  # type: ignore[attr-defined]  # of this screen
