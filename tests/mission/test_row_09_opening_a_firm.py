"""Row 9: opening a firm is one step, with licence, seals, invoices and social insurance in one form."""

from random import Random

from kiosk.visit.answers import CardRead
from kiosk.visit.pages import FieldPage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.verifying import SkipVerification
from tests.kiosk.visit.residents import CHEN, Terminal, catalogue

ASKED = {"ent_name", "biz_scope", "premises_addr", "seal_set", "staff_n"}
"""For the licence, the seals, the social insurance."""


def test_one_form_asks_for_licence_seals_invoices_and_insurance() -> None:
    """Who wants all of it goes through one row of pages to one signature; another needs a part of them."""
    asked: set[str] = set()
    for seed in range(6):
        terminal = Terminal()
        terminal.happens(Choose("S13"))
        terminal.happens(CardRead(terminal.visit.ticket, CHEN), SkipVerification())
        terminal.fill_to_summary(Random(seed))
        asked |= {each.key for each in terminal.visit.pages(terminal.now) if isinstance(each, FieldPage)}
    assert asked >= ASKED
    event = catalogue().life_events["S13"]
    assert "invoice_need" in event.form, "an answer fills it"
    assert event.comparison.after.steps == 1
    assert {"SCJG", "GA", "SW", "SB"} <= set(event.departments)
