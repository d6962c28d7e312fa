"""The terminal nobody uses: what wakes it.

The waking touch is swallowed. A bare press does nothing, for the finger has yet to come up; what wakes is the
release, and for a moment after it the terminal is deaf, so that a second tap of the same hand presses
nothing of the welcome screen. One exception is wanted: large type, speech and low reach stand on the screen
at rest and open the welcome screen in that manner, for who needs them cannot be asked to find them first.
"""

from dataclasses import replace

from kiosk.visit.handlers import choosing, everywhere, news
from kiosk.visit.handlers.farewell import fresh
from kiosk.visit.news import CardSeen, EarphoneChanged
from kiosk.visit.setting import Moment
from kiosk.visit.touches.choosing import Begin, PutCard
from kiosk.visit.touches.everywhere import KeyPressed, ToggleManner
from kiosk.visit.touches.touch import Touch
from kiosk.visit.visit import Step, Visit

WAKING = 0.8
"""Seconds after waking in which touches press nothing: a slow second tap is over by then, and nobody has read
the screen yet.
"""


def wake(visit: Visit, _: Begin | Touch, now: Moment) -> Step:
    """The welcome screen, and nothing else."""
    return _awake(visit, now), ()


def wake_in_manner(visit: Visit, event: ToggleManner, now: Moment) -> Step:
    """The welcome screen in that manner."""
    return everywhere.toggle_manner(_awake(visit, now), event, now)


def wake_by_key(visit: Visit, event: KeyPressed, now: Moment) -> Step:
    """The welcome screen, spoken."""
    return everywhere.key_pressed(_awake(visit, now), event, now)


def earphone_changed(visit: Visit, event: EarphoneChanged, now: Moment) -> Step:
    """Who plugs in has come, and no finger is still on the glass; who pulls out has gone already."""
    there = replace(fresh(visit, now), direction=1) if event.plugged else visit
    return news.earphone_changed(there, event, now)


def card_put(visit: Visit, event: CardSeen, now: Moment) -> Step:
    """A card is put down, as the screen invites to: it is read at once."""
    known = news.card_seen(_awake(visit, now), event, now)[0]
    return choosing.put_card(known, PutCard(), now)


def _awake(visit: Visit, now: Moment) -> Visit:
    return replace(fresh(visit, now), direction=1, deaf_until=now.seconds + WAKING)
