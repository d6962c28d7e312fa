"""The rating on the goodbye: the visit is wiped already, and nobody waits for it."""

from dataclasses import replace
from typing import Any

from kiosk.contract.kinds import LOW_LEVELS
from kiosk.visit.answers import Filed, FilingFailed
from kiosk.visit.effects import File
from kiosk.visit.rating import LEVELS, REASONS, ToRate, matter_of
from kiosk.visit.setting import Moment
from kiosk.visit.touches.form import ToggleChoice
from kiosk.visit.touches.rating import Rate, ToggleNamed
from kiosk.visit.touches.travel import Back, Submit
from kiosk.visit.visit import Step, Visit


def rate(visit: Visit, event: Rate, now: Moment) -> Step:
    """A level. A good one is sent with that touch; the two lowest may be explained first."""
    if visit.rating is None or visit.rating.sent or event.level not in LEVELS:
        return visit, ()
    chosen = _with(visit, now, level=event.level)
    return (chosen, ()) if event.level in LOW_LEVELS else _send(chosen)


def rethink(visit: Visit, _: Back, now: Moment) -> Step:
    """One of the two lowest was touched by mistake: the levels again, nothing chosen."""
    if visit.rating is None or not visit.rating.asks_why:
        return visit, ()
    return _with(visit, now, level=None, reasons=frozenset()), ()


def toggle_reason(visit: Visit, event: ToggleChoice, now: Moment) -> Step:
    """Why, on or off."""
    rated = visit.rating
    if rated is None or not rated.asks_why or event.value not in REASONS:
        return visit, ()
    return _with(visit, now, reasons=rated.reasons ^ {event.value}), ()


def toggle_anonymous(visit: Visit, _: ToggleNamed, now: Moment) -> Step:
    """The departments do, or do not, see whose case it is about."""
    if visit.rating is None or visit.rating.sent:
        return visit, ()
    return _with(visit, now, anonymous=not visit.rating.anonymous), ()


def send(visit: Visit, _: Submit, now: Moment) -> Step:
    """Send one of the two lowest, explained or not."""
    if visit.rating is None or not visit.rating.asks_why:
        return visit, ()
    return _send(_with(visit, now))


def kept(visit: Visit, _: Filed, now: Moment) -> Step:
    """Committed."""
    return (visit if visit.rating is None else _with(visit, now, kept=True)), ()


def lost(visit: Visit, _: FilingFailed, now: Moment) -> Step:
    """Not committed: no thanks for what was not kept."""
    return (visit if visit.rating is None else _with(visit, now, kept=False)), ()


def _send(visit: Visit) -> Step:
    assert visit.rating is not None
    matter = matter_of(visit.rating)
    if matter is None:
        return visit, ()
    asked = replace(visit, ticket=visit.ticket + 1, rating=replace(visit.rating, sent=True))
    return asked, (File(asked.ticket, matter, visit.language),)


def _with(visit: Visit, now: Moment, **changes: Any) -> Visit:
    """Who touches it is still there: the goodbye counts from now."""
    rated: ToRate | None = visit.rating
    assert rated is not None
    return replace(visit, rating=replace(rated, **changes), entered_at=now.seconds)
