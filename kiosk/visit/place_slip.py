"""The slip that leads a person to another place: its name, its address, how far, when, and a code for the
map.
"""

from kiosk.contract.reference import Hours, NearbyPlace, PlaceText
from kiosk.receipt.slip import Slip
from kiosk.visit.nearby import map_link, walking_minutes
from kiosk.words import Language, Words


def place_slip(place: NearbyPlace, language: Language, link: str) -> Slip:
    """In the resident's language, the name and the address in Chinese besides: they are shown to others on
    the way. `link`: as `map_link` takes it.
    """
    words = Words(language)
    code = map_link(place, link)
    metres, minutes = rounded(place.metres), walking_minutes(place.metres)
    rows = [
        (words.text("slip.address"), _for_all(place.address, language)),
        (words.text("slip.distance"), words.text("slip.on_foot", metres=metres, minutes=minutes)),
        (words.text("slip.hours"), hours_text(place.hours, words)),
    ]
    return Slip(
        title=words.text("slip.where_title"),
        lead=_for_all(place.name, language),
        rows=tuple(rows),
        code=code.encode(),
        caption=words.text("slip.map") if code else "",
        foot=(words.text("slip.hours_may_change"), words.text("contact.questions")),
    )


def hours_text(hours: Hours | None, words: Words) -> str:
    """When it is open, as on a door."""
    if hours is None:
        return words.text("slip.day_and_night")
    key = "slip.working_days" if hours.working_days_only else "slip.every_day"
    return words.text(key, opens=hours.opens, closes=hours.closes)


def rounded(metres: int) -> int:
    """Nobody paces out 437 m: to 50 m."""
    return max(50, round(metres / 50) * 50)


def _for_all(text: PlaceText, language: Language) -> str:
    """A line in the resident's language, and one in Chinese where that is another. Places are named in
    Chinese and English.
    """
    return text.zh if language == "zh" else f"{text.en}\n{text.zh}"
