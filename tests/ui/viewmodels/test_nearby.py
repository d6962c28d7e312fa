"""Another place in words: distance rounded, hours, and the age where it matters."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.contract.reference import Hours, NearbyPlace, PlaceText
from kiosk.words import LANGUAGES, Language
from ui.speakers import speakers
from ui.viewmodels.nearby import nearby_sentence

NOW = datetime(2026, 11, 25, 22, 10, tzinfo=UTC)
SPEAKERS = speakers(LANGUAGES)


def place(metres: int = 437, hours: Hours | None = None) -> NearbyPlace:
    name = PlaceText(zh="泉水中心", en="Quanshui Centre")
    address = PlaceText(zh="泉水路 1 号", en="1 Quanshui Road")
    return NearbyPlace(kind="window", name=name, address=address, metres=metres, hours=hours)


def said(place: NearbyPlace, language: Language = "zh", age: timedelta = timedelta(0)) -> str:
    return nearby_sentence(place, NOW - age, NOW, SPEAKERS[language])


def test_what_where_how_far_and_when() -> None:
    assert said(place()) == "泉水中心，泉水路 1 号，约 450 米，24 小时"
    hours = Hours(opens="08:30", closes="16:30")
    assert said(place(1890, hours), "en") == (
        "Quanshui Centre, 1 Quanshui Road, about 1.9 km, working days 08:30 to 16:30"
    )


def test_nobody_is_told_of_nought_metres() -> None:
    assert "50 米" in said(place(3))


def test_old_knowledge_says_how_old_it_is() -> None:
    assert said(place(), age=timedelta(minutes=9)) == said(place())
    assert "2026-11-23 22:10" in said(place(), age=timedelta(days=2))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words(language: Language) -> None:
    for hours in (None, Hours(opens="08:30", closes="16:30", working_days_only=False)):
        sentence = said(place(1200, hours), language, timedelta(days=1))
        assert "1.2" in sentence
        assert "{" not in sentence
