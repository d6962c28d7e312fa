"""What a journey is made of: lines of a table, and what their phrases do."""

from collections.abc import Callable

from kiosk.visit.events import Event
from tests.kiosk.visit.residents import Terminal

Do = Callable[[Terminal], object]
Line = tuple[str, str, str]
"""Stage before, what is done, stage after: values of `Stage`."""


def answered(event: Callable[..., Event], *values: object) -> Do:
    """An answer to the request of the moment."""
    return lambda terminal: terminal.happens(event(terminal.visit.ticket, *values))


def touch(*events: Event) -> Do:
    """Something that is done, or happens."""
    return lambda terminal: terminal.happens(*events)
