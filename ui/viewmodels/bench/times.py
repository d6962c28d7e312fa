"""Moments and lengths of time as a technician reads them. Pure."""

from datetime import datetime, timedelta

from ui.viewmodels.speaker import Speaker

DAY = timedelta(days=1)


def when(at: datetime, clock: datetime, speaker: Speaker) -> str:
    """The hour of today, "yesterday" and the hour, or the day and the hour; all in the clock's zone."""
    local = at.astimezone(clock.tzinfo)
    if local.date() == clock.date():
        return f"{local:%H:%M}"
    if local.date() == (clock - DAY).date():
        return speaker.key("bench.yesterday", time=f"{local:%H:%M}")
    return f"{local:%m-%d %H:%M}"


def long(length: timedelta, speaker: Speaker) -> str:
    """A length of time in its two largest units, never negative."""
    seconds = max(0, int(length.total_seconds()))
    if seconds >= 3600:
        return speaker.key("bench.hours", hours=seconds // 3600, minutes=seconds % 3600 // 60)
    if seconds >= 60:
        return speaker.key("bench.minutes", minutes=seconds // 60)
    return speaker.key("bench.seconds", seconds=seconds)


def countdown(seconds: float) -> str:
    """Minutes and seconds, rounded up, as 4:05."""
    left = max(0, int(-(-seconds // 1)))
    return f"{left // 60}:{left % 60:02d}"
