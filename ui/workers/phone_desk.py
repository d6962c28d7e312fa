"""The owner of the one-time page for phones: opens it, looks what has come, closes it."""

from collections.abc import Callable

from kiosk.contract.uploads import Use
from kiosk.errors import KioskError
from kiosk.phone.page import NoPage, PhonePage
from kiosk.visit.answers import PhoneCode, PhoneNews, PhoneOver
from kiosk.visit.effects import ClosePhonePage, Effect, OpenPhonePage, Wipe
from kiosk.visit.events import Event

LOOK_EVERY_S = 1.5
"""Who has sent a picture looks up at the screen within two seconds."""
AT_REST_S = 3600.0


class PhoneDesk:
    """A worker. `make` builds the page at its first use, and again as long as that fails."""

    def __init__(self, make: Callable[[], PhonePage], post: Callable[[Event], None]) -> None:
        self._make = make
        self._post = post
        self._page: PhonePage | None = None
        self._ticket = 0
        self._seen = False

    def handle(self, effect: Effect) -> None:
        """Open, or close."""
        match effect:
            case OpenPhonePage():
                self._open(effect)
            case ClosePhonePage() | Wipe():
                self.close()
            case _:
                pass

    def rest(self) -> float:
        """Look what has come."""
        if self._page is None or not self._page.is_open:
            return AT_REST_S
        try:
            found = self._page.look()
        except NoPage:
            self._post(PhoneOver(self._ticket))
            return AT_REST_S
        pages = tuple(page for reading in found.readings for page in reading.pages)
        if pages or found.unreadable or (found.seen and not self._seen):
            self._seen = self._seen or found.seen
            more = any(reading.more for reading in found.readings)
            self._post(PhoneNews(self._ticket, pages=pages, unreadable=bool(found.unreadable), more=more))
        return LOOK_EVERY_S

    def close(self) -> None:
        """Gone there, forgotten here."""
        if self._page is not None:
            self._page.close()

    def _open(self, effect: OpenPhonePage) -> None:
        self._ticket, self._seen = effect.ticket, False
        try:
            self._page = self._page or self._make()
            opened = self._page.open(Use.PRINT if effect.printing else Use.MATERIAL)
        except (KioskError, NoPage):
            self._post(PhoneOver(effect.ticket))
        else:
            self._post(PhoneCode(effect.ticket, opened.url))
