"""Row 19: power and utilities with one certificate."""

from random import Random

import pytest

from kiosk.contract.catalogue.schema import MaterialSource
from kiosk.visit.answers import CardRead
from kiosk.visit.pages import MaterialsPage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.verifying import SkipVerification
from tests.kiosk.visit.residents import CHEN, Terminal

NOTHING_TO_BRING = (MaterialSource.SHARED, MaterialSource.SIGNED)


@pytest.mark.parametrize("seed", range(4))
def test_whatever_is_connected_one_certificate_is_enough(seed: int) -> None:
    terminal = Terminal()
    terminal.happens(Choose("S19"))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN), SkipVerification())
    terminal.fill_to_summary(Random(seed))
    [page] = [each for each in terminal.visit.pages(terminal.now) if isinstance(each, MaterialsPage)]
    certificates = [each for each in page.materials if each.source not in NOTHING_TO_BRING]
    assert [each.id for each in certificates] == ["licence_or_id"]
    assert page.to_declare <= {"licence_or_id"}
