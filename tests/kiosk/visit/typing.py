"""Getting to one field of a life event, for the tests of how it is put in."""

from random import Random

from kiosk.visit.answers import CardRead
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.form import SetValue
from kiosk.visit.touches.travel import Next
from kiosk.visit.touches.verifying import SkipVerification
from tests.kiosk.visit.residents import CHEN, Terminal

ANSWERS = {"delivery": "mail", "role": "guardian"}
"""What leads to the fields that are there for some only."""


def begun(life_event: str) -> Terminal:
    """Chen stands on the first page of the life event."""
    terminal = Terminal()
    terminal.happens(Choose(life_event))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN))
    if terminal.stage() is Stage.VERIFYING:
        terminal.happens(SkipVerification())
    return terminal


def at_field(life_event: str, key: str, **answers: str) -> Terminal:
    """Chen has answered everything before this field; `answers` by field or question."""
    terminal = begun(life_event)
    given = {**ANSWERS, **answers}
    for _ in range(60):
        page = terminal.visit.page
        if page == f"field:{key}":
            return terminal
        name = page.partition(":")[2]
        before = terminal.visit.draft
        if name in given:
            terminal.happens(SetValue(given[name]))
        if terminal.visit.draft == before:
            terminal.fill_page(Random(0))
        terminal.happens(Next())
        assert terminal.visit.page != page, f"{page}: {terminal.visit.error}"
    raise AssertionError(f"{key} was never asked")
