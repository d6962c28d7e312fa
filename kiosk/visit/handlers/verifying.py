"""Is the person the card's owner? One way is a one-time code; without any that is "to be confirmed"."""

from dataclasses import replace

from kiosk.contract.catalogue.schema import Assurance
from kiosk.identity.means import Means
from kiosk.visit import idle
from kiosk.visit.answers import AppCode, CodeSent, CodeWrong, FaceSeen, VerificationFailed, Verified
from kiosk.visit.effects import ConfirmCode, RequestCode
from kiosk.visit.events import Tick
from kiosk.visit.handlers import asking, travel
from kiosk.visit.sentence import Say
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.travel import Back
from kiosk.visit.touches.verifying import (
    AgreeToFace,
    SendCode,
    SetDigits,
    SkipVerification,
    SubmitDigits,
    VerifyBy,
)
from kiosk.visit.visit import CodePhase, Step, Verification, Visit
from kiosk.visit.ways import ways

CODE_DIGITS = 6
"""`kiosk.contract.api.VerificationConfirm`."""
_UNDER_WAY = (CodePhase.SENDING, CodePhase.CHECKING, CodePhase.LOOK)
SLOW = "visit.code_slow"
EXPIRED = "visit.code_expired"
APP_SECONDS = 300
"""As the central service keeps it."""
FACE_FAILED = "visit.face_failed"
FACE_SECONDS = 75
"""Longer than a face module has (`devices.face_module.program`), with the central service's answer."""


def settle(visit: Visit, now: Moment) -> Visit:
    """With card and life event known: verify where the life event asks for it, then the first page."""
    event = visit.service
    assert event is not None
    if event.assurance is not Assurance.VERIFIED or visit.draft.evidence or visit.verification.skipped:
        return travel.to_first_page(visit, now)
    # Offered whatever the agent last saw of the network: asking shows at once how it is now.
    return visit.to(Stage.VERIFYING, now, verification=Verification())


def send(visit: Visit, _: SendCode, now: Moment) -> Step:
    """By the usual means; once more where the last try failed."""
    return _begin(visit, visit.setting.ways[0], now)


def verify_by(visit: Visit, event: VerifyBy, now: Moment) -> Step:
    """By another means, where the terminal has it. A camera is asked for first, on a step of its own."""
    if event.way not in ways(visit) or visit.verification.phase in _UNDER_WAY:
        return visit, ()
    if event.way is Means.FACE:
        asking_first = Verification(CodePhase.CONSENT, Means.FACE)
        return visit.to(Stage.VERIFYING, now, ticket=visit.ticket + 1, verification=asking_first), ()
    return _begin(visit, event.way, now)


def agree_to_face(visit: Visit, _: AgreeToFace, now: Moment) -> Step:
    """The camera may go on."""
    return _begin(visit, Means.FACE, now) if visit.verification.phase is CodePhase.CONSENT else (visit, ())


def _begin(visit: Visit, means: Means, now: Moment) -> Step:
    if visit.verification.phase in _UNDER_WAY or visit.draft.card is None:
        return visit, ()
    beginning = Verification(CodePhase.SENDING, means)
    asked = visit.to(Stage.VERIFYING, now, ticket=visit.ticket + 1, verification=beginning)
    return asked, (RequestCode(asked.ticket, visit.draft.card, means),)


def seen(visit: Visit, event: FaceSeen, now: Moment) -> Step:
    """Say what to do before the camera. How long it has been on goes on counting."""
    if visit.verification.phase is CodePhase.LOOK:
        return replace(visit, verification=replace(visit.verification, sight=event.sight)), ()
    if visit.verification.phase is not CodePhase.SENDING or visit.verification.means is not Means.FACE:
        return visit, ()
    looked_at = replace(visit.verification, phase=CodePhase.LOOK, sight=event.sight)
    return _phase(visit, now, looked_at), ()


def shown(visit: Visit, event: AppCode, now: Moment) -> Step:
    """Show what the person's app is to scan."""
    if visit.verification.phase is not CodePhase.SENDING:
        return visit, ()
    scan = replace(visit.verification, phase=CodePhase.SCAN, address=event.address)
    return _phase(visit, now, scan), ()


def sent(visit: Visit, event: CodeSent, now: Moment) -> Step:
    """Ask for the digits."""
    if visit.verification.phase is not CodePhase.SENDING:
        return visit, ()
    entering = replace(visit.verification, phase=CodePhase.ENTER, masked_phone=event.masked_phone)
    return _phase(visit, now, entering), ()


def set_digits(visit: Visit, event: SetDigits, now: Moment) -> Step:
    """Keep what is a digit of what was typed, up to the code's length. The last of them is checked without
    another touch: a wrong code is typed again, and costs nothing.
    """
    if visit.verification.phase not in (CodePhase.ENTER, CodePhase.WRONG):
        return visit, ()
    digits = "".join(each for each in event.digits if each in "0123456789")[:CODE_DIGITS]
    typed = replace(visit, verification=replace(visit.verification, digits=digits), error=None)
    return submit_digits(typed, SubmitDigits(), now) if len(digits) == CODE_DIGITS else (typed, ())


def submit_digits(visit: Visit, _: SubmitDigits, now: Moment) -> Step:
    """Have the digits checked; say so where some are missing."""
    if visit.verification.phase not in (CodePhase.ENTER, CodePhase.WRONG):
        return visit, ()
    if len(visit.verification.digits) < CODE_DIGITS:
        return replace(visit, error=Say("visit.code_incomplete")), ()
    asked = visit.to(
        Stage.VERIFYING,
        now,
        ticket=visit.ticket + 1,
        verification=replace(visit.verification, phase=CodePhase.CHECKING),
    )
    return asked, (ConfirmCode(asked.ticket, visit.verification.digits),)


def wrong(visit: Visit, _: CodeWrong, now: Moment) -> Step:
    """Those were not the digits: type them again, have a new code sent, or go on without."""
    if visit.verification.phase is not CodePhase.CHECKING:
        return visit, ()
    return _phase(visit, now, replace(visit.verification, phase=CodePhase.WRONG, digits="")), ()


def failed(visit: Visit, event: VerificationFailed, now: Moment) -> Step:
    """No verification now; the way without stays. Who looked into a camera has touched nothing meanwhile."""
    if visit.verification.phase is CodePhase.LOOK:
        visit = replace(visit, touched_at=now.seconds)
    return _phase(visit, now, _unavailable(visit, event.sentence_key)), ()


def verified(visit: Visit, event: Verified, now: Moment) -> Step:
    """The person is the card's owner, says the central service."""
    known = replace(visit, draft=replace(visit.draft, evidence=event.evidence), verification=Verification())
    if visit.asking is not None:
        return asking.verified(known, now)
    return travel.to_first_page(known, now), ()


def skip(visit: Visit, _: SkipVerification, now: Moment) -> Step:
    """Go on without: what is still on its way is late from now on."""
    if visit.asking is not None:
        return asking.unverified(visit, now), ()
    skipped = replace(visit, ticket=visit.ticket + 1, verification=Verification(skipped=True))
    return travel.to_first_page(skipped, now), ()


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """From the digits to the offer; from the offer to the list, with the card still in the visit."""
    visit = replace(visit, ticket=visit.ticket + 1)
    if visit.verification.phase in (CodePhase.OFFER, CodePhase.UNAVAILABLE):
        came_from = Stage.CHOOSING if visit.asking is None else Stage.ASKING
        return visit.to(came_from, now, -1, verification=Verification()), ()
    return visit.to(Stage.VERIFYING, now, -1, verification=Verification()), ()


def verifying_tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """An answer that does not come is none; and a code that an app scans lives as long as it does there."""
    if visit.verification.phase is CodePhase.LOOK and now.seconds - visit.entered_at >= FACE_SECONDS:
        return _phase(replace(visit, ticket=visit.ticket + 1), now, _unavailable(visit, FACE_FAILED)), ()
    scanning = visit.verification.phase is CodePhase.SCAN
    if scanning and now.seconds - visit.entered_at >= APP_SECONDS:
        return _phase(replace(visit, ticket=visit.ticket + 1), now, _unavailable(visit, EXPIRED)), ()
    waiting = visit.verification.phase in (CodePhase.SENDING, CodePhase.CHECKING)
    if waiting and now.seconds - visit.entered_at >= visit.setting.timings.verifying:
        return _phase(replace(visit, ticket=visit.ticket + 1), now, _unavailable(visit, SLOW)), ()
    return idle.tick(visit, event, now)


def _unavailable(visit: Visit, problem: str) -> Verification:
    return Verification(CodePhase.UNAVAILABLE, visit.verification.means, problem=problem)


def _phase(visit: Visit, now: Moment, verification: Verification) -> Visit:
    return visit.to(Stage.VERIFYING, now, verification=verification)
