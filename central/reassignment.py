"""Giving a terminal to another site (a sub-district, by its statistical code): not while anything that was
filed at the old one is still on its way.
"""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from central import journal
from central.errors import CentralError
from central.horizon import horizons_of
from central.storage.models import HeldSubmission, Review, Terminal

SITE_DIGITS = 9
HEARD_WITHIN = timedelta(minutes=15)
"""What a terminal said of itself longer ago says nothing of what it has filed since."""


def terminal_of(session: Session, hardware_serial: str) -> Terminal | None:
    """The terminal that this machine is; None for a machine never seen."""
    return session.scalar(select(Terminal).where(Terminal.hardware_serial == hardware_serial))


def pending(session: Session, terminal: Terminal, now: datetime) -> str:
    """What of the present site is still on its way, in words; "" when nothing is."""
    lacking = sum(
        each.last - each.first + 1
        for horizon in horizons_of(session, terminal.id).values()
        for each in (*horizon.holes, horizon.tail)
        if each is not None
    )
    if terminal.waiting or lacking:
        count = max(terminal.waiting or 0, lacking)
        return f"{count} submissions of its present site are not here yet; let it deliver them first"
    reviews = session.scalar(
        select(func.count())
        .select_from(HeldSubmission)
        .where(HeldSubmission.terminal == terminal.id, HeldSubmission.review == Review.PENDING)
    )
    if reviews:
        return f"{reviews} submissions of its present site wait for a review; decide about them first"
    if terminal.seen is not None and now - terminal.seen > HEARD_WITHIN:
        return (
            f"it was last heard {terminal.seen:%Y-%m-%d %H:%M} UTC: what it has filed since is not known; "
            "let it connect first"
        )
    return ""


def require_movable(session: Session, terminal: Terminal | None, site: str, now: datetime) -> None:
    """Nothing, where the terminal may go to that site.

    Raises:
        CentralError: that is no site, or something of the present one is still on its way.

    """
    if not (len(site) == SITE_DIGITS and site.isascii() and site.isdigit()):
        raise CentralError(f"a site is the statistical code of a sub-district, {SITE_DIGITS} digits")
    if terminal is None or terminal.site in (None, site):
        return
    why_not = pending(session, terminal, now)
    if why_not:
        raise CentralError(f"{terminal.code} stays at {terminal.site}: {why_not}")


def move(
    session: Session, terminal: Terminal, site: str, now: datetime, by: str = "", *, despite: str = ""
) -> None:
    """The terminal stands at `site` from now on. `despite`: the reason why what is missing will never come (a
    destroyed disk), which stands in the journal.

    Raises:
        CentralError: as `require_movable`.

    """
    before = terminal.site
    if despite:
        require_movable(session, None, site, now)
    else:
        require_movable(session, terminal, site, now)
    if site == before:
        return
    terminal.site = site
    detail = f"{before or 'nowhere'} to {site}" + (f", although: {despite}" if despite else "")
    journal.write(session, now, by, "terminal.moved", terminal=terminal.code, detail=detail)
