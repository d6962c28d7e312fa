"""Row 1: 24-hour terminals in sub-districts, communities and banks: each with the menu of its place.

That no submission is lost or doubled by cut power, cut networks and killed programs is in `tests/faults` and
`tests/system`.
"""

import pytest

from kiosk.contract.catalogue.schema import Site
from kiosk.visit.setting import Moment, Setting
from kiosk.visit.stage import Stage
from kiosk.visit.step import step
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.visit import Visit
from tests.kiosk.visit.residents import TODAY, catalogue

NOW = Moment(0.0, TODAY)


def test_a_bank_shows_a_shorter_menu_and_the_others_show_all() -> None:
    at = {site: {each.id for each in Setting(catalogue(), site=site).life_events} for site in Site}
    assert at[Site.STREET] == at[Site.COMMUNITY] == set(catalogue().life_events)
    assert at[Site.BANK] < at[Site.STREET]
    featured = {each.id for each in catalogue().life_events.values() if each.featured or each.featured_elder}
    assert featured <= at[Site.BANK], "the welcome screen has no gap"


@pytest.mark.parametrize(("site", "stage"), [(Site.STREET, Stage.AWAITING_CARD), (Site.BANK, Stage.WELCOME)])
def test_what_is_not_on_the_menu_cannot_be_begun(site: Site, stage: Stage) -> None:
    [elsewhere, *_] = [
        each.id for each in catalogue().life_events.values() if Site.BANK not in each.sites and each.sites
    ]
    visit = Visit(Setting(catalogue(), site=site), stage=Stage.WELCOME)
    assert step(visit, Choose(elsewhere), NOW)[0].stage is stage
