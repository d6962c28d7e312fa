from datetime import date
from random import Random

import pytest

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue.field_checks import Accepted, check_value
from kiosk.contract.catalogue.options import option_values, options
from kiosk.contract.catalogue.schema import FieldType
from kiosk.demo.answers import answer

TODAY = date(2026, 11, 23)
CATALOGUE = load_catalogue(factory_directory())


@pytest.mark.parametrize("key", sorted(CATALOGUE.fields))
@pytest.mark.parametrize("seed", range(5))
def test_a_scripted_resident_answers_every_field_of_the_catalogue_validly(key: str, seed: int) -> None:
    field = CATALOGUE.fields[key]
    given = answer(field, options(CATALOGUE, field), TODAY, Random(seed))
    value = given if field.type is FieldType.CHOICES else "".join(given)
    verdict = check_value(field, value, TODAY, option_values(CATALOGUE, field))
    assert isinstance(verdict, Accepted), (key, value)
