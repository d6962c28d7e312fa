"""The technician's entrance: the gesture that opens it, token and PIN. Only while no visit is under way."""

from dataclasses import replace

from kiosk.technician.access import gesture
from kiosk.technician.access.entrance import Answer, Means
from kiosk.technician.access.pin import LONGEST, SHORTEST
from kiosk.visit.answers import CodeScanned, EntranceAnswered
from kiosk.visit.bench import LANGUAGES, NOWHERE, Access, AccessPhase
from kiosk.visit.effects import AskEntrance, StopReading, TryPin, TryToken
from kiosk.visit.events import Tick
from kiosk.visit.handlers import everywhere, news
from kiosk.visit.handlers.farewell import fresh
from kiosk.visit.manner import USUAL
from kiosk.visit.news import OperatorChanged
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.everywhere import AtEdge, KeyPressed
from kiosk.visit.touches.travel import Back
from kiosk.visit.touches.verifying import SetDigits, SubmitDigits
from kiosk.visit.visit import Step, Visit

PHASES = {
    Answer.WRONG: AccessPhase.ENTER,
    Answer.LOCKED: AccessPhase.LOCKED,
    Answer.NO_PIN: AccessPhase.NO_PIN,
}
REFUSALS = frozenset(each for each in Answer if "token" in each)
TYPING = (AccessPhase.ENTER, AccessPhase.WRONG)


def at_edge(visit: Visit, event: AtEdge, now: Moment) -> Step:
    """One touch of the gesture, maybe its last."""
    signs = gesture.given(visit.signs, event.edge, now.seconds)
    if gesture.complete(signs):
        return asked(visit, now, Means.GESTURE)
    return replace(visit, signs=signs), ()


def key_pressed(visit: Visit, event: KeyPressed, now: Moment) -> Step:
    """A key as on every screen; and one of the gesture, maybe its last."""
    signs = gesture.given(visit.signs, event.key, now.seconds)
    if gesture.complete(signs):
        return asked(visit, now, Means.KEYPAD)
    return everywhere.key_pressed(replace(visit, signs=signs), event, now)


def operator_changed(visit: Visit, event: OperatorChanged, now: Moment) -> Step:
    """The key switch was turned to service: its owner is asked for the PIN too. Turned back: nothing."""
    changed = news.operator_changed(visit, event, now)[0]
    return asked(changed, now, Means.SWITCH) if event.present else (changed, ())


def asked(visit: Visit, now: Moment, means: Means) -> Step:
    """The entrance, in the technician's language and the plain manner; first it is asked how it stands."""
    language = visit.language if visit.language in LANGUAGES else LANGUAGES[0]
    entrance = replace(fresh(visit, now), language=language, manner=USUAL, direction=1).to(
        Stage.BENCH_ACCESS, now, access=Access(means=means), bench=NOWHERE
    )
    return entrance, (StopReading(), AskEntrance(entrance.ticket))


def set_digits(visit: Visit, event: SetDigits, _: Moment) -> Step:
    """As they stand in the field, while they may be typed."""
    digits = event.digits
    if (
        visit.access.phase not in TYPING
        or not visit.access.pin
        or not (digits == "" or digits.isdigit())
        or len(digits) > LONGEST
    ):
        return visit, ()
    return _access(visit, phase=AccessPhase.ENTER, digits=digits, refusal=""), ()


def submit(visit: Visit, _: SubmitDigits, __: Moment) -> Step:
    """Look at the PIN; nothing is looked at twice, and nothing too short to be one."""
    access = visit.access
    if access.phase not in TYPING or len(access.digits) < SHORTEST:
        return visit, ()
    looking = _looking(visit)
    return looking, (TryPin(looking.ticket, access.digits, access.means),)


def scanned(visit: Visit, event: CodeScanned, _: Moment) -> Step:
    """Look at what was shown to the scanner."""
    if not visit.access.scans:
        return visit, ()
    looking = _looking(visit)
    return looking, (TryToken(looking.ticket, event.untrusted_text, visit.access.means),)


def answered(visit: Visit, event: EntranceAnswered, now: Moment) -> Step:
    """How the entrance stands, what was wrong, or in."""
    verdict = event.verdict
    if verdict.answer is Answer.OPENED:
        return visit.to(Stage.BENCH, now, access=Access(means=visit.access.means, role=verdict.role)), ()
    wrong = visit.access.phase is AccessPhase.CHECKING and verdict.answer is Answer.WRONG
    phase = AccessPhase.LOCKED if verdict.wait_s else PHASES.get(verdict.answer, AccessPhase.ENTER)
    return _access(
        visit,
        phase=AccessPhase.WRONG if wrong and phase is AccessPhase.ENTER else phase,
        tries_left=verdict.tries_left,
        open_at=now.seconds + verdict.wait_s,
        challenge=verdict.challenge,
        spoken=verdict.spoken,
        pin=verdict.pin,
        refusal=f"access.{verdict.answer}" if verdict.answer in REFUSALS else "",
    ), ()


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """The terminal as the resident finds it. Nobody was let in: there is nothing to wipe."""
    return fresh(visit, now), ()


def tick(visit: Visit, _: Tick, now: Moment) -> Step:
    """A wait is over; or nobody types any more."""
    access = visit.access
    if access.phase is AccessPhase.LOCKED and now.seconds >= access.open_at:
        return _access(visit, phase=AccessPhase.ENTER), ()
    timings = visit.setting.timings
    # Whoever has shown the challenge to a telephone waits for the desk to answer.
    patience = max(timings.bench, timings.bench_access) if access.challenge else timings.bench_access
    if now.seconds - visit.touched_at >= patience:
        return fresh(visit, now), ()
    return visit, ()


def _looking(visit: Visit) -> Visit:
    """Somebody is at it, and nothing else is taken meanwhile."""
    return _access(replace(visit, ticket=visit.ticket + 1), phase=AccessPhase.CHECKING, digits="", refusal="")


def _access(visit: Visit, **changes: object) -> Visit:
    return replace(visit, access=replace(visit.access, **changes))  # type: ignore[arg-type]
