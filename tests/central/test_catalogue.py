"""The catalogue that ships with the program, exported as JSON, is what the central service opens cases by."""

from pathlib import Path

import pytest

from central.catalogue import Services, load_services
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue.schema import Catalogue


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue(factory_directory())


@pytest.fixture(scope="module")
def services(catalogue: Catalogue, tmp_path_factory: pytest.TempPathFactory) -> Services:
    file: Path = tmp_path_factory.mktemp("export") / "catalogue.json"
    file.write_text(catalogue.model_dump_json(), encoding="utf-8")
    return load_services(file)


def test_every_life_event_and_item_goes_to_departments_with_names(
    catalogue: Catalogue, services: Services
) -> None:
    for service in (*catalogue.life_events, *catalogue.items):
        found = services.find(service)
        assert found.departments
        assert found.name.zh != service
        for department in found.departments:
            assert services.department_name(department).zh != department


def test_the_leading_department_comes_first_and_none_comes_twice(
    catalogue: Catalogue, services: Services
) -> None:
    for event in catalogue.life_events.values():
        departments = services.find(event.id).departments
        assert departments[0] == event.lead_department
        assert len(departments) == len(set(departments)) == len({event.lead_department, *event.departments})
