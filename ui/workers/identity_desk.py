"""Verification's owner: one-time codes through the central service."""

from collections.abc import Callable

from kiosk.errors import KioskError
from kiosk.identity.verification import Started, Unavailable, Verification, Verified, Why, Wrong
from kiosk.visit import events
from kiosk.visit.effects import ConfirmCode, Effect, RequestCode, Wipe
from kiosk.visit.events import Event

AT_REST_S = 3600.0
SENTENCES = {
    Why.OFFLINE: "visit.code_offline",
    Why.NO_PHONE: "visit.code_no_phone",
    Why.TOO_MANY_TRIES: "visit.code_too_many_tries",
    Why.EXPIRED: "visit.code_expired",
    Why.REFUSED: "visit.code_refused",
}


class IdentityDesk:
    """A worker. `make` builds the verification at its first use, and again as long as that fails."""

    def __init__(self, make: Callable[[], Verification], post: Callable[[Event], None]) -> None:
        self._make = make
        self._post = post
        self._verification: Verification | None = None

    def handle(self, effect: Effect) -> None:
        """Have a code sent, have digits checked, or forget the person."""
        match effect:
            case RequestCode():
                self._post(self._start(effect))
            case ConfirmCode():
                self._post(self._confirm(effect))
            case Wipe():
                self.close()
            case _:
                pass

    def rest(self) -> float:
        """Nothing is due by itself."""
        return AT_REST_S

    def close(self) -> None:
        """Forget the person."""
        if self._verification is not None:
            self._verification.forget()

    def _start(self, effect: RequestCode) -> Event:
        try:
            self._verification = self._verification or self._make()
        except KioskError:
            return events.VerificationFailed(effect.ticket, SENTENCES[Why.REFUSED])
        answer = self._verification.start(effect.card.number)
        if isinstance(answer, Started):
            return events.CodeSent(effect.ticket, answer.masked_phone)
        return events.VerificationFailed(effect.ticket, SENTENCES[answer.reason])

    def _confirm(self, effect: ConfirmCode) -> Event:
        if self._verification is None:
            return events.VerificationFailed(effect.ticket, SENTENCES[Why.EXPIRED])
        match self._verification.confirm(effect.digits):
            case Verified(evidence):
                return events.Verified(effect.ticket, evidence)
            case Wrong(tries_left) if tries_left > 0:
                return events.CodeWrong(effect.ticket)
            case Wrong():
                return events.VerificationFailed(effect.ticket, SENTENCES[Why.TOO_MANY_TRIES])
            case Unavailable(reason):
                return events.VerificationFailed(effect.ticket, SENTENCES[reason])
