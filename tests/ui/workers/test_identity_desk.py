"""Verification's thread: every answer of the port becomes one of the visit's, and nobody is remembered."""

from datetime import UTC, datetime

import pytest

from devices.face_module.lines import Found, Seen, Sight
from devices.face_module.program import Trouble
from kiosk.identity.means import Means
from kiosk.identity.verification import Started, ToCompare, ToScan, Unavailable, Verified, Waiting, Why, Wrong
from kiosk.terminal.errors import NotEnrolled
from kiosk.visit import answers
from kiosk.visit.effects import ConfirmCode, Effect, RequestCode, StopVerifying, Wipe, WipeReason
from kiosk.visit.events import Event
from tests.kiosk.identity.test_face_check import COMPARED, Program
from tests.kiosk.visit.residents import CHEN
from tests.ui.workers.heard import Heard
from ui.workers.identity_desk import IdentityDesk

JWS = Verified("jws")
SENT = Started("138****0001", datetime(2026, 11, 23, tzinfo=UTC), 3)


class Said:
    """A verification that answers as told."""

    def __init__(
        self,
        start: Started | ToScan | ToCompare | Unavailable = SENT,
        confirm: Verified | Wrong | Unavailable = JWS,
        looks: tuple[Waiting | Verified | Unavailable, ...] = (),
    ) -> None:
        self._start, self._confirm = start, confirm
        self._looks = list(looks)
        self.number: str | None = None
        self.means: Means | None = None

    def start(
        self, number: str, means: Means = Means.ONE_TIME_CODE
    ) -> Started | ToScan | ToCompare | Unavailable:
        self.number, self.means = number, means
        return self._start

    def look(self) -> Waiting | Verified | Unavailable:
        return self._looks.pop(0)

    def confirm(self, code: str) -> Verified | Wrong | Unavailable:  # noqa: ARG002  a Verification
        return self._confirm

    def vouch(self, assertion: str) -> Verified | Unavailable:  # noqa: ARG002  a Verification
        return self._confirm if isinstance(self._confirm, Verified) else Unavailable(Why.FACE_FAILED)

    def forget(self) -> None:
        self.number = None


def test_a_code_is_sent_for_the_number_on_the_card() -> None:
    said, heard = Said(), Heard()
    IdentityDesk(lambda: said, heard.post).handle(RequestCode(4, CHEN))
    assert said.number == CHEN.number
    assert heard.events == [answers.CodeSent(4, "138****0001")]


@pytest.mark.parametrize(
    ("answer", "event"),
    [
        (Verified("jws"), answers.Verified(5, "jws")),
        (Wrong(2), answers.CodeWrong(5)),
        (Wrong(0), answers.VerificationFailed(5, "visit.code_too_many_tries")),
        (Unavailable(Why.EXPIRED), answers.VerificationFailed(5, "visit.code_expired")),
    ],
)
def test_digits_are_judged(answer: Verified | Wrong | Unavailable, event: Event) -> None:
    heard = Heard()
    desk = IdentityDesk(lambda: Said(confirm=answer), heard.post)
    desk.handle(RequestCode(4, CHEN))
    desk.handle(ConfirmCode(5, "123456"))
    assert heard.events[-1] == event


def test_without_a_telephone_on_file_the_reason_is_said() -> None:
    heard = Heard()
    IdentityDesk(lambda: Said(start=Unavailable(Why.NO_PHONE)), heard.post).handle(RequestCode(4, CHEN))
    assert heard.events == [answers.VerificationFailed(4, "visit.code_no_phone")]


def test_a_terminal_that_is_not_enrolled_cannot_verify() -> None:
    def not_enrolled() -> Said:
        raise NotEnrolled("no identity; run kiosk enrol")

    heard = Heard()
    IdentityDesk(not_enrolled, heard.post).handle(RequestCode(4, CHEN))
    assert heard.events == [answers.VerificationFailed(4, "visit.code_refused")]


def test_the_wipe_reaches_the_verification() -> None:
    said = Said()
    desk = IdentityDesk(lambda: said, Heard().post)
    desk.handle(RequestCode(4, CHEN))
    desk.handle(Wipe(WipeReason.LEFT))
    assert said.number is None


@pytest.mark.parametrize(
    ("word", "event"),
    [
        (Verified("jws"), answers.Verified(4, "jws")),
        (Unavailable(Why.SAID_NO), answers.VerificationFailed(4, "visit.app_said_no")),
        (Unavailable(Why.EXPIRED), answers.VerificationFailed(4, "visit.code_expired")),
    ],
)
def test_the_apps_word_is_waited_for_and_said_once(word: Verified | Unavailable, event: Event) -> None:
    heard = Heard()
    said = Said(start=ToScan("https://example.invalid/app/x"), looks=(Waiting(), word))
    desk = IdentityDesk(lambda: said, heard.post)
    desk.handle(RequestCode(4, CHEN, Means.PHONE_APP))
    assert heard.events == [answers.AppCode(4, "https://example.invalid/app/x")]
    assert desk.rest() < 5
    assert heard.events[1:] == []
    desk.rest()
    assert heard.events[1:] == [event]
    assert desk.rest() > 60, "nobody is asked any more"


def test_an_app_that_nobody_waits_for_is_not_asked() -> None:
    said = Said(start=ToScan("https://example.invalid/app/x"))
    desk = IdentityDesk(lambda: said, Heard().post)
    desk.handle(RequestCode(4, CHEN, Means.PHONE_APP))
    desk.handle(StopVerifying())
    assert desk.rest() > 60
    assert said.number is None


def looked_at(*said: Seen | Found | Trouble | None) -> tuple[IdentityDesk, Program, Heard, list[str]]:
    """A desk whose module looks at somebody."""
    program, heard, failures = Program(*said), Heard(), list[str]()
    desk = IdentityDesk(
        lambda: Said(start=COMPARED),
        heard.post,
        program,
        lambda who, error: failures.append(f"{who}: {error}"),
    )
    desk.handle(RequestCode(4, CHEN, Means.FACE))
    return desk, program, heard, failures


def test_a_module_that_fails_is_written_down_and_ends_the_wait() -> None:
    desk, program, heard, failures = looked_at(None, Seen(Sight.COME_CLOSER), Trouble.GARBLED)
    assert program.begun == (str(COMPARED.id), COMPARED.terminal, CHEN.photo)
    assert [desk.rest() < 1, desk.rest() < 1, desk.rest() > 60] == [True, True, True]
    assert heard.events == [
        answers.FaceSeen(4, Sight.LOOKING),
        answers.FaceSeen(4, Sight.COME_CLOSER),
        answers.VerificationFailed(4, "visit.face_failed"),
    ]
    assert program.ended
    assert failures == ["identity: face module: garbled"]


@pytest.mark.parametrize("effect", [StopVerifying(), Wipe(WipeReason.LEFT), RequestCode(5, CHEN)])
def test_nobody_is_looked_at_any_more(effect: Effect) -> None:
    desk, program, _, _ = looked_at(None)
    desk.handle(effect)
    assert program.ended
    assert desk.rest() > 60


def test_without_a_module_the_other_ways_are_left() -> None:
    heard = Heard()
    IdentityDesk(Said, heard.post).handle(RequestCode(4, CHEN, Means.FACE))
    assert heard.events == [answers.VerificationFailed(4, "visit.face_failed")]
