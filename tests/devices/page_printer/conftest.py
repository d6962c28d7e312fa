"""One printing house for all tests here; each finds it as it was at the start."""

from collections.abc import Iterator

import pytest

from tests.devices.page_printer.printing_house import PrintingHouse, printing_house


@pytest.fixture(scope="session")
def _house() -> Iterator[PrintingHouse]:
    with printing_house() as house:
        yield house


@pytest.fixture
def house(_house: PrintingHouse) -> Iterator[PrintingHouse]:
    yield _house
    _house.let("go")
    _house.quiet()
