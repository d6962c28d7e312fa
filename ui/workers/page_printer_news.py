"""Tells the visit whether whole pages can be printed."""

from collections.abc import Callable

from devices.standing import Standing
from kiosk.visit.events import Event
from kiosk.visit.news import PagePrinterChanged


class PagePrinterNews:
    """Hears in the owner's thread how the page printer stands; `post` hears when that comes to something
    else.
    """

    def __init__(self, post: Callable[[Event], None]) -> None:
        self._post = post
        self._told: bool | None = None

    def stands(self, standing: Standing) -> None:
        """It stands so."""
        if standing.serves != self._told:
            self._told = standing.serves
            self._post(PagePrinterChanged(standing.serves))
