"""Another place in words: distance rounded, hours, and the age where it matters."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kiosk.contract.reference import Hours, NearbyPlace, PlaceText
from kiosk.visit.nearby import ways
from kiosk.words import LANGUAGES, Language
from ui.speakers import speakers
from ui.viewmodels.nearby_places import age_of, place_row

NOW = datetime(2026, 11, 25, 22, 10, tzinfo=UTC)
SPEAKERS = speakers(LANGUAGES)


def place(metres: int = 437, hours: Hours | None = None) -> NearbyPlace:
    name = PlaceText(zh="泉水中心", en="Quanshui Centre")
    address = PlaceText(zh="泉水路 1 号", en="1 Quanshui Road")
    return NearbyPlace(kind="window", name=name, address=address, metres=metres, hours=hours)


def row(place: NearbyPlace, language: Language = "zh") -> dict[str, Any]:
    (going,) = ways([place], NOW, None)
    return place_row(going, 0, NOW, SPEAKERS[language])


def test_what_where_how_far_and_when() -> None:
    said = row(place())
    assert (said["name"], said["address"]) == ("泉水中心", "泉水路 1 号")
    assert (said["distance"], said["state"]) == ("450 米", "24 小时")
    english = row(place(1890, Hours(opens="08:30", closes="16:30")), "en")
    assert (english["name"], english["distance"]) == ("Quanshui Centre", "1.9 km")
    assert "08:30" in english["state"]


def test_nobody_is_told_of_nought_metres() -> None:
    assert "50 米" in row(place(3))["distance"]


def test_old_knowledge_says_how_old_it_is() -> None:
    assert age_of(NOW - timedelta(minutes=9), NOW, SPEAKERS["zh"]) == ""
    assert "2026-11-23 22:10" in age_of(NOW - timedelta(days=2), NOW, SPEAKERS["zh"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_words(language: Language) -> None:
    for hours in (None, Hours(opens="08:30", closes="16:30", working_days_only=False)):
        said = " ".join(map(str, row(place(1200, hours), language).values()))
        assert "1.2" in said
        assert "{" not in said + age_of(NOW - timedelta(days=1), NOW, SPEAKERS[language])
