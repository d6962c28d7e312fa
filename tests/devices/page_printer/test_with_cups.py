"""The contract, with a real CUPS and a real driverless printer behind it."""

import pytest

from tests.devices.page_printer.contract import PagePrinterContract, Rig
from tests.devices.page_printer.printing_house import PrintingHouse
from tests.devices.page_printer.real_rig import RealRig


class TestCupsAndARealPrinter(PagePrinterContract):
    @pytest.fixture
    def rig(self, house: PrintingHouse) -> Rig:
        return RealRig(house)
