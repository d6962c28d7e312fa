"""The thread that asks how far cases are and fetches documents. Nothing of them is held here."""

from collections.abc import Callable, Mapping

from kiosk.central_client.cases import CaseLine, Trouble
from kiosk.errors import KioskError
from kiosk.visit.answers import DocumentFailed, DocumentFetched, ProgressFailed, ProgressKnown
from kiosk.visit.effects import AskMine, AskProgress, Effect, FetchDocument
from kiosk.visit.events import Event

AT_REST_S = 3600.0
_SENTENCES: Mapping[Trouble, str] = {
    Trouble.OFFLINE: "asking.offline",
    Trouble.NO_SUCH_NUMBER: "asking.no_such_number",
    Trouble.ON_ITS_WAY: "asking.on_its_way",
    Trouble.NOT_VERIFIED: "asking.not_verified",
    Trouble.NOT_NOW: "asking.not_now",
}


class ProgressDesk:
    """A worker. `make` builds the line at its first use, and again as long as that fails; `pictures` gives a
    document's pages, ValueError for what cannot be shown.
    """

    def __init__(
        self,
        make: Callable[[], CaseLine],
        pictures: Callable[[bytes], tuple[bytes, ...]],
        post: Callable[[Event], None],
    ) -> None:
        self._make = make
        self._pictures = pictures
        self._post = post
        self._line: CaseLine | None = None

    def handle(self, effect: Effect) -> None:
        """Ask, and post the answer."""
        match effect:
            case AskProgress() | AskMine():
                self._post(self._asked(effect))
            case FetchDocument():
                self._post(self._fetched(effect))
            case _:
                pass

    def rest(self) -> float:
        """Nothing is due by itself."""
        return AT_REST_S

    def close(self) -> None:
        """There is nothing to give back."""

    def _asked(self, effect: AskProgress | AskMine) -> Event:
        line = self._open()
        if line is None:
            return ProgressFailed(effect.ticket, sentence(Trouble.NOT_NOW))
        if isinstance(effect, AskMine):
            mine = line.of_person(effect.card.number, effect.evidence)
            if isinstance(mine, Trouble):
                return ProgressFailed(effect.ticket, sentence(mine))
            return ProgressKnown(effect.ticket, mine.cases, mine.grant)
        case = line.of_receipt(effect.number)
        if isinstance(case, Trouble):
            return ProgressFailed(effect.ticket, sentence(case))
        return ProgressKnown(effect.ticket, (case,))

    def _fetched(self, effect: FetchDocument) -> Event:
        line = self._open()
        pdf = Trouble.NOT_NOW if line is None else line.document(effect.document, effect.grant)
        if isinstance(pdf, Trouble):
            gone = "document.gone" if pdf is Trouble.ON_ITS_WAY else sentence(pdf)
            return DocumentFailed(effect.ticket, gone)
        try:
            return DocumentFetched(effect.ticket, pdf, self._pictures(pdf))
        except ValueError:
            return DocumentFailed(effect.ticket, "document.unreadable")

    def _open(self) -> CaseLine | None:
        try:
            self._line = self._line or self._make()
        except KioskError:
            return None
        return self._line


def sentence(trouble: Trouble) -> str:
    """Key of what a resident is told of it."""
    return _SENTENCES[trouble]
