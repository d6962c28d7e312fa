"""Row 4: how many items take at most one visit is computed from whatever is loaded: 603 of 631 is 95.6 %."""

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.catalogue.synthetic.items import synthetic
from kiosk.contract.catalogue.figures import Share, figures


def test_603_of_a_generated_631_is_95_6_percent() -> None:
    counted = figures(synthetic(load_catalogue(factory_directory()), 631, seed=1))
    assert counted.items == 631
    assert counted.at_most_one_trip == Share(603, 631)
    assert counted.at_most_one_trip.percent == "95.6"
    assert counted.online.percent == "100.0"


def test_another_catalogue_has_other_figures() -> None:
    catalogue = load_catalogue(factory_directory())
    key, item = next(iter(catalogue.items.items()))
    slower = {**catalogue.items, key: item.model_copy(update={"visits": 3, "online": False})}
    before, after = figures(catalogue), figures(catalogue.model_copy(update={"items": slower}))
    assert after.at_most_one_trip.count == before.at_most_one_trip.count - 1
    assert after.online.count == before.online.count - 1


def test_a_percentage_is_rounded_half_up_and_of_nothing_is_nought() -> None:
    assert Share(1, 3).percent == "33.3"
    assert Share(2, 3).percent == "66.7"
    assert Share(1, 8).percent == "12.5"
    assert Share(1, 16).percent == "6.3"
    assert Share(0, 0).percent == "0.0"
