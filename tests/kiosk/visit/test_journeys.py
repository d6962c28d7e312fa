"""Screen, choice, next screen: every journey of the tables goes as it stands there."""

import pytest

from kiosk.visit.effects import File, Print, Wipe
from kiosk.visit.stage import Stage
from tests.kiosk.visit.journeys import CHOICES, JOURNEYS
from tests.kiosk.visit.residents import Terminal


@pytest.mark.parametrize("journey", JOURNEYS)
def test_a_journey_goes_as_the_table_says(journey: str) -> None:
    terminal = Terminal()
    for number, (here, choice, then) in enumerate(JOURNEYS[journey]):
        assert terminal.stage() == here, f"line {number}"
        CHOICES[choice](terminal)
        assert terminal.stage() == then, f"line {number}: {choice}: {terminal.visit.error}"


def _after(journey: str) -> Terminal:
    terminal = Terminal()
    for _, choice, _ in JOURNEYS[journey]:
        CHOICES[choice](terminal)
    return terminal


def test_the_journeys_meet_every_stage() -> None:
    met = {stage for lines in JOURNEYS.values() for here, _, then in lines for stage in (here, then)}
    assert met == {stage.value for stage in Stage}


def test_no_phrase_is_without_a_journey() -> None:
    assert {choice for lines in JOURNEYS.values() for _, choice, _ in lines} == set(CHOICES)


def test_another_language_keeps_every_answer() -> None:
    terminal = Terminal()
    for _, choice, _ in JOURNEYS["English from the middle on"]:
        before = terminal.visit.draft
        CHOICES[choice](terminal)
        if choice == "English, please":
            assert terminal.visit.draft == before
    assert terminal.visit.language == "en"
    [filing] = [each for each in terminal.effects if isinstance(each, File)]
    assert filing.language == "en"


CUT_SHORT = ("verifying", "page", "commitment", "materials", "summary", "filing")
"""From where a visit that holds something goes straight to the terminal that takes nobody."""


def test_each_end_wipes_once_and_each_receipt_is_printed() -> None:
    for journey, lines in JOURNEYS.items():
        terminal = _after(journey)
        ends = sum(then == "goodbye" != here for here, _, then in lines)
        ends += sum(here in CUT_SHORT and then == "out_of_service" for here, _, then in lines)
        ends += sum(here == "bench" and then == "welcome" for here, _, then in lines)
        assert sum(isinstance(each, Wipe) for each in terminal.effects) == ends, journey
        filed = sum(choice in ("it is stored", "that is stored") for _, choice, _ in lines)
        again = sum(choice in ("print again", "it is paid") for _, choice, _ in lines)
        assert sum(isinstance(each, Print) for each in terminal.effects) == filed + again, journey


def test_who_goes_on_to_another_matter_need_not_show_the_card_again() -> None:
    terminal = _after("one matter more")
    assert terminal.visit.draft.card is not None
    assert terminal.visit.receipt is None
