"""Verification's owner: codes and apps through the central service."""

from collections.abc import Callable

from kiosk.errors import KioskError
from kiosk.identity.verification import (
    Started,
    ToScan,
    Unavailable,
    Verification,
    Verified,
    Waiting,
    Why,
    Wrong,
)
from kiosk.visit import answers
from kiosk.visit.effects import ConfirmCode, Effect, RequestCode, StopVerifying, Wipe
from kiosk.visit.events import Event

AT_REST_S = 3600.0
LOOK_EVERY_S = 1.5
SENTENCES = {
    Why.OFFLINE: "visit.code_offline",
    Why.NO_PHONE: "visit.code_no_phone",
    Why.TOO_MANY_TRIES: "visit.code_too_many_tries",
    Why.EXPIRED: "visit.code_expired",
    Why.SAID_NO: "visit.app_said_no",
    Why.REFUSED: "visit.code_refused",
}


class IdentityDesk:
    """A worker. `make` builds the verification at its first use, and again as long as that fails."""

    def __init__(self, make: Callable[[], Verification], post: Callable[[Event], None]) -> None:
        self._make = make
        self._post = post
        self._verification: Verification | None = None
        self._waits_for: int | None = None
        """The ticket of who waits for an app's word."""

    def handle(self, effect: Effect) -> None:
        """Have a code sent, have digits checked, or forget the person."""
        match effect:
            case RequestCode():
                self._post(self._start(effect))
            case ConfirmCode():
                self._post(self._confirm(effect))
            case StopVerifying() | Wipe():
                self.close()
            case _:
                pass

    def rest(self) -> float:
        """Look whether an app has said the word, while one is waited for."""
        if self._waits_for is None or self._verification is None:
            return AT_REST_S
        match self._verification.look():
            case Waiting():
                return LOOK_EVERY_S
            case Verified(evidence):
                self._post(answers.Verified(self._waits_for, evidence))
            case Unavailable(reason):
                self._post(answers.VerificationFailed(self._waits_for, SENTENCES[reason]))
        self._waits_for = None
        return AT_REST_S

    def close(self) -> None:
        """Forget the person."""
        self._waits_for = None
        if self._verification is not None:
            self._verification.forget()

    def _start(self, effect: RequestCode) -> Event:
        try:
            self._verification = self._verification or self._make()
        except KioskError:
            return answers.VerificationFailed(effect.ticket, SENTENCES[Why.REFUSED])
        self._waits_for = None
        answer = self._verification.start(effect.card.number, effect.means)
        if isinstance(answer, ToScan):
            self._waits_for = effect.ticket
            return answers.AppCode(effect.ticket, answer.address)
        if isinstance(answer, Started):
            return answers.CodeSent(effect.ticket, answer.masked_phone)
        return answers.VerificationFailed(effect.ticket, SENTENCES[answer.reason])

    def _confirm(self, effect: ConfirmCode) -> Event:
        if self._verification is None:
            return answers.VerificationFailed(effect.ticket, SENTENCES[Why.EXPIRED])
        match self._verification.confirm(effect.digits):
            case Verified(evidence):
                return answers.Verified(effect.ticket, evidence)
            case Wrong(tries_left) if tries_left > 0:
                return answers.CodeWrong(effect.ticket)
            case Wrong():
                return answers.VerificationFailed(effect.ticket, SENTENCES[Why.TOO_MANY_TRIES])
            case Unavailable(reason):
                return answers.VerificationFailed(effect.ticket, SENTENCES[reason])
