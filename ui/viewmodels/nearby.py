"""How far another place is, in words, and when what is known of it is old."""

from datetime import timedelta

from ui.viewmodels.speaker import Speaker

FRESH = timedelta(minutes=10)
"""Younger than that nobody needs to hear of it: a terminal that is online confirms it every few minutes."""
KILOMETRE = 1000


def distance(metres: int, speaker: Speaker) -> str:
    """Nobody paces out 437 m: to 50 m, then to a tenth of a kilometre."""
    if metres < KILOMETRE:
        return speaker.key("nearby.metres", count=max(50, round(metres / 50) * 50))
    return speaker.key("nearby.kilometres", count=f"{metres / KILOMETRE:.1f}")
