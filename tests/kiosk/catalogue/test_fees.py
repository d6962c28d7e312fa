"""What costs something says how much, and where and when it is paid: nobody stands before a dead end."""

import pytest

from kiosk.contract.catalogue.checks import check
from kiosk.contract.catalogue.fees import fee_of, is_free
from kiosk.contract.catalogue.schema import Catalogue, Item
from kiosk.contract.catalogue.service import service_of
from tests.kiosk.visit.residents import catalogue


def with_item(item: Item) -> Catalogue:
    """The catalogue with one item changed."""
    return catalogue().model_copy(update={"items": {**catalogue().items, item.id: item}})


def test_whatever_costs_something_names_the_window_where_it_is_paid() -> None:
    keys = (*catalogue().life_events, *catalogue().items, *catalogue().policies)
    found = [each for key in keys if (each := service_of(catalogue(), key)) is not None]
    costly = [each for each in found if not is_free(each.fee)]
    assert costly, "there should be some that can be filed here"
    for each in costly:
        fee = fee_of(catalogue(), each)
        assert fee is not None
        assert fee.window.zh


def test_an_amount_is_a_number_where_it_can_be_said() -> None:
    amounts = {each.fee.zh: each.fee_yuan for each in catalogue().items.values() if each.fee_yuan is not None}
    assert amounts["20元/证"] == 20
    assert amounts["120元/本"] == 120


@pytest.mark.parametrize("yuan", [21, 2])
def test_a_number_that_is_not_the_one_people_read_is_refused(yuan: int) -> None:
    item = next(each for each in catalogue().items.values() if each.fee_yuan == 20)
    found = check(with_item(item.model_copy(update={"fee_yuan": yuan})))
    assert any(each.path.endswith("fee_yuan") for each in found), found
