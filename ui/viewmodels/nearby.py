"""Another place to go to, in words: what, where, how far, when, and how old that knowledge is."""

from datetime import datetime, timedelta

from kiosk.contract.reference import Hours, NearbyPlace
from ui.viewmodels.speaker import Speaker

FRESH = timedelta(minutes=10)
"""Younger than that nobody needs to hear of it: a terminal that is online confirms it every few minutes."""
KILOMETRE = 1000


def nearby_sentence(place: NearbyPlace, confirmed: datetime, now: datetime, speaker: Speaker) -> str:
    """In one line, the age included where it matters."""
    chinese = speaker.language == "zh"
    said = speaker.key(
        "nearby.place",
        name=place.name.zh if chinese else place.name.en,
        address=place.address.zh if chinese else place.address.en,
        distance=distance(place.metres, speaker),
        hours=_hours(place.hours, speaker),
    )
    if now - confirmed < FRESH:
        return said
    local = confirmed.astimezone(now.tzinfo)
    return said + speaker.key("nearby.as_of", time=f"{local:%Y-%m-%d %H:%M}")


def distance(metres: int, speaker: Speaker) -> str:
    """Nobody paces out 437 m: to 50 m, then to a tenth of a kilometre."""
    if metres < KILOMETRE:
        return speaker.key("nearby.metres", count=max(50, round(metres / 50) * 50))
    return speaker.key("nearby.kilometres", count=f"{metres / KILOMETRE:.1f}")


def _hours(hours: Hours | None, speaker: Speaker) -> str:
    if hours is None:
        return speaker.key("nearby.day_and_night")
    key = "nearby.working_days" if hours.working_days_only else "nearby.every_day"
    return speaker.key(key, opens=hours.opens, closes=hours.closes)
