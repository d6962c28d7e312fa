"""The invented telephone reads the code as the screen draws it."""

import pytest
from qrcode import QRCode

from kiosk.demo.control import Refused
from kiosk.demo.phone import address_in


def rows(text: str) -> list[str]:
    code = QRCode(border=0)
    code.add_data(text)
    code.make()
    return ["".join("1" if dark else "0" for dark in row) for row in code.get_matrix()]


def test_it_finds_where_the_code_leads() -> None:
    address = "http://127.0.0.1:4711/u/abcdefghijklmnop"
    assert address_in(rows(address)) == address


@pytest.mark.parametrize("shown", [[], rows("0001-01-000001-4TF8-9")])
def test_a_code_that_leads_nowhere_is_said_to_be_none(shown: list[str]) -> None:
    with pytest.raises(Refused):
        address_in(shown)
