"""A look into the camera: asked for first, stopped at any touch, and never the end of the other ways."""

from dataclasses import replace

import pytest

from devices.face_module.lines import Sight
from kiosk.identity.means import Means
from kiosk.visit.answers import CardRead, FaceSeen, VerificationFailed, Verified
from kiosk.visit.effects import RequestCode, StopVerifying
from kiosk.visit.events import Event, Tick
from kiosk.visit.handlers.verifying import FACE_SECONDS
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Begin, Choose
from kiosk.visit.touches.everywhere import CannotBeDone, Leave
from kiosk.visit.touches.travel import Back
from kiosk.visit.touches.verifying import AgreeToFace, SendCode, SkipVerification, VerifyBy
from kiosk.visit.visit import CodePhase, Verification
from kiosk.visit.ways import ways
from tests.kiosk.visit.residents import CHEN, Terminal

WAYS = (Means.ONE_TIME_CODE, Means.STAFF, Means.FACE)


def asked(photo: bytes = CHEN.photo) -> Terminal:
    """At a terminal with a face module, before the camera goes on."""
    terminal = Terminal()
    terminal.visit = replace(terminal.visit, setting=replace(terminal.visit.setting, ways=WAYS))
    terminal.happens(Begin(), Choose("S01"))
    terminal.happens(CardRead(terminal.visit.ticket, replace(CHEN, photo=photo)))
    terminal.happens(VerifyBy(Means.FACE))
    return terminal


def looking() -> Terminal:
    terminal = asked()
    (request,) = terminal.happens(AgreeToFace())
    assert isinstance(request, RequestCode)
    assert request.means is Means.FACE
    terminal.happens(FaceSeen(request.ticket, Sight.LOOKING))
    assert terminal.visit.verification.phase is CodePhase.LOOK
    return terminal


def test_nothing_is_asked_of_the_camera_before_somebody_agrees() -> None:
    terminal = asked()
    assert terminal.visit.verification.phase is CodePhase.CONSENT
    assert not any(isinstance(each, RequestCode) for each in terminal.effects)


def test_before_the_camera_every_other_way_is_open() -> None:
    for touch, phase in (
        (SendCode(), CodePhase.SENDING),
        (VerifyBy(Means.STAFF), CodePhase.SENDING),
        (Back(), CodePhase.OFFER),
    ):
        terminal = asked()
        terminal.happens(touch)
        assert terminal.visit.verification.phase is phase
        assert terminal.visit.verification.means is not Means.FACE
    terminal = asked()
    terminal.happens(SkipVerification())
    assert terminal.stage() is Stage.PAGE


def test_a_yes_is_the_central_services_statement_and_the_visit_goes_on() -> None:
    terminal = looking()
    terminal.happens(Verified(terminal.visit.ticket, "statement"))
    assert terminal.stage() is Stage.PAGE
    assert terminal.visit.draft.evidence == "statement"


@pytest.mark.parametrize("problem", ["visit.face_no", "visit.face_cannot_tell", "visit.face_failed"])
def test_no_answer_but_yes_leaves_every_other_way_open(problem: str) -> None:
    terminal = looking()
    terminal.seconds += 50  # nobody touches the glass meanwhile
    terminal.happens(VerificationFailed(terminal.visit.ticket, problem))
    assert terminal.visit.verification.phase is CodePhase.UNAVAILABLE
    assert terminal.visit.verification.problem == problem
    terminal.seconds += 50
    terminal.happens(Tick())
    assert terminal.visit.warned_at is None, "there is time to read it"
    (request,) = terminal.happens(VerifyBy(Means.STAFF))
    assert isinstance(request, RequestCode)


@pytest.mark.parametrize("touch", [Back(), SkipVerification(), CannotBeDone(), Leave()])
def test_whatever_takes_the_person_away_turns_the_camera_off(touch: Event) -> None:
    terminal = looking()
    ticket = terminal.visit.ticket
    terminal.happens(touch)
    if isinstance(touch, Leave):
        return  # a question lies there first; the wipe that follows it ends everything
    assert StopVerifying() in terminal.effects
    before = terminal.visit
    terminal.happens(Verified(ticket, "statement"))
    assert terminal.visit.draft.evidence is None, "a late answer is nobody's"
    assert terminal.visit.stage is before.stage


def test_what_to_do_before_the_camera_changes_and_the_time_goes_on() -> None:
    terminal = looking()
    for sight in (Sight.COME_CLOSER, Sight.ONE_AT_A_TIME, Sight.HOLD_STILL):
        terminal.happens(FaceSeen(terminal.visit.ticket, sight))
        assert terminal.visit.verification.sight is sight
    terminal.seconds += FACE_SECONDS - 3
    assert StopVerifying() in terminal.happens(Tick())
    assert terminal.visit.verification.problem == "visit.face_failed"


def test_one_touch_too_many_begins_nothing_twice() -> None:
    terminal = looking()
    before = terminal.visit.verification
    for touch in (AgreeToFace(), VerifyBy(Means.STAFF), SendCode()):
        assert terminal.happens(touch) == ()
        assert terminal.visit.verification == before


def test_a_card_without_a_portrait_has_nothing_to_be_compared_with() -> None:
    terminal = asked(photo=b"")
    assert ways(terminal.visit) == (Means.ONE_TIME_CODE, Means.STAFF)
    assert terminal.visit.verification == Verification()
