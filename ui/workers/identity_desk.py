"""Verification's owner: codes and apps through the central service, and the face module's process."""

from collections.abc import Callable

from devices.face_module.lines import Sight
from devices.face_module.program import Failed as ModuleFailed
from kiosk.errors import KioskError
from kiosk.identity.face_check import FaceCheck, Module
from kiosk.identity.means import Means
from kiosk.identity.verification import (
    Started,
    ToCompare,
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
from ui.workers.worker import Failed

AT_REST_S = 3600.0
LOOK_EVERY_S = 1.5
LISTEN_EVERY_S = 0.1
"""To a face module, while it looks at somebody."""
SENTENCES = {
    Why.OFFLINE: "visit.code_offline",
    Why.NO_PHONE: "visit.code_no_phone",
    Why.TOO_MANY_TRIES: "visit.code_too_many_tries",
    Why.EXPIRED: "visit.code_expired",
    Why.SAID_NO: "visit.app_said_no",
    Why.FACE_NO: "visit.face_no",
    Why.FACE_CANNOT_TELL: "visit.face_cannot_tell",
    Why.FACE_FAILED: "visit.face_failed",
    Why.REFUSED: "visit.code_refused",
}


class IdentityDesk:
    """A worker. `make` builds the verification at its first use, and again as long as that fails. `face`: the
    module of the settings; `failed` hears why it gave no answer.
    """

    def __init__(
        self,
        make: Callable[[], Verification],
        post: Callable[[Event], None],
        face: Module | None = None,
        failed: Failed = lambda *_: None,
    ) -> None:
        self._make = make
        self._post = post
        self._face = face
        self._failed = failed
        self._check: FaceCheck | None = None
        self._verification: Verification | None = None
        self._waits_for: int | None = None
        """The ticket of who waits for an app's word, or a module's."""

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
        """Look whether an app, or a module, has said the word, while one is waited for."""
        if self._waits_for is None or self._verification is None:
            return AT_REST_S
        if self._check is not None:
            return self._listen(self._check, self._waits_for)
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
        """Forget the person; the camera is off from now on."""
        self._waits_for = None
        self._look_away()
        if self._verification is not None:
            self._verification.forget()

    def _start(self, effect: RequestCode) -> Event:
        try:
            self._verification = self._verification or self._make()
        except KioskError:
            return answers.VerificationFailed(effect.ticket, SENTENCES[Why.REFUSED])
        self._waits_for = None
        self._look_away()
        if effect.means is Means.FACE:
            return self._look_at(effect, self._verification)
        answer = self._verification.start(effect.card.number, effect.means)
        if isinstance(answer, ToScan):
            self._waits_for = effect.ticket
            return answers.AppCode(effect.ticket, answer.address)
        if isinstance(answer, Started):
            return answers.CodeSent(effect.ticket, answer.masked_phone)
        if isinstance(answer, ToCompare):
            return answers.VerificationFailed(effect.ticket, SENTENCES[Why.REFUSED])
        return answers.VerificationFailed(effect.ticket, SENTENCES[answer.reason])

    def _look_at(self, effect: RequestCode, verification: Verification) -> Event:
        if self._face is None:
            return answers.VerificationFailed(effect.ticket, SENTENCES[Why.FACE_FAILED])
        try:
            began = FaceCheck.begin(self._face, verification, effect.card.number, effect.card.photo)
        except ModuleFailed as failed:
            return self._no_answer(effect.ticket, failed)
        if isinstance(began, Unavailable):
            return answers.VerificationFailed(effect.ticket, SENTENCES[began.reason])
        self._check, self._waits_for = began, effect.ticket
        return answers.FaceSeen(effect.ticket, Sight.LOOKING)

    def _listen(self, check: FaceCheck, ticket: int) -> float:
        try:
            said = check.turn()
        except ModuleFailed as failed:
            self._look_away()
            self._post(self._no_answer(ticket, failed))
            return AT_REST_S
        match said:
            case None:
                return LISTEN_EVERY_S
            case Sight():
                self._post(answers.FaceSeen(ticket, said))
                return LISTEN_EVERY_S
        self._look_away()
        if isinstance(said, Verified):
            self._post(answers.Verified(ticket, said.evidence))
        else:
            self._post(answers.VerificationFailed(ticket, SENTENCES[said.reason]))
        return AT_REST_S

    def _no_answer(self, ticket: int, failed: ModuleFailed) -> Event:
        self._failed("identity", failed)
        return answers.VerificationFailed(ticket, SENTENCES[Why.FACE_FAILED])

    def _look_away(self) -> None:
        check, self._check = self._check, None
        if check is not None:
            self._waits_for = None
            check.end()

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
