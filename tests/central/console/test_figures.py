"""The figures of the programme are computed from what is loaded."""

from pathlib import Path

from central.catalogue import Services
from central.console.roles import Role
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.catalogue.synthetic.items import synthetic
from tests.central.console.desk import signed_in
from tests.central.service import RunningService


def test_603_of_631_is_shown_as_95_6_percent(tmp_path: Path) -> None:
    made = synthetic(load_catalogue(factory_directory()), 631, seed=1)
    with RunningService(tmp_path / "central", catalogue=made) as service:
        page = signed_in(service, "wang", Role.OPERATOR).get("/figures").text
    assert "603 / 631" in page
    assert "95.6 %" in page


def test_without_a_catalogue_the_page_says_so(tmp_path: Path) -> None:
    assert Services(None).catalogue is None
    with RunningService(tmp_path / "central", catalogue=None) as service:
        page = signed_in(service, "wang", Role.OPERATOR).get("/figures")
    assert page.status_code == 200
    assert "--catalogue" in page.text
