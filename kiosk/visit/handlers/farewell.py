"""The end of a visit: the wipe, the goodbye, and a fresh welcome."""

from dataclasses import replace
from uuid import UUID

from devices.signal.alarm import Alarm
from kiosk.visit.bench import AT_BENCH, LANGUAGES
from kiosk.visit.closing import closure
from kiosk.visit.effects import Effect, EndMaintenance, Signal, StopReading, StopTest, Wipe, WipeReason
from kiosk.visit.events import Tick
from kiosk.visit.handlers import news
from kiosk.visit.left_behind import alarm, left
from kiosk.visit.manner import USUAL, Manner
from kiosk.visit.news import CardLifted, PrinterChanged
from kiosk.visit.rating import ToRate
from kiosk.visit.setting import ELDER_FACTOR, CardPlace, Moment
from kiosk.visit.setup import REASONS
from kiosk.visit.stage import Stage
from kiosk.visit.touches.travel import Finish
from kiosk.visit.visit import Step, Visit


def end(visit: Visit, now: Moment, reason: WipeReason) -> Step:
    """Forget everything personal at once and say goodbye. Language and manner stay for that sentence.
    Maintenance ends without one: no resident was there.
    """
    if visit.stage in AT_BENCH:
        return end_maintenance(visit, now, by_itself=reason is WipeReason.IDLE)
    goodbye = fresh(visit, now).to(
        Stage.GOODBYE,
        now,
        language=visit.language,
        manner=visit.manner,
        printed=visit.printed,
        pages_out=visit.pages_out,
        rating=_to_rate(visit, reason),
        ended_by=reason,
    )
    effects: tuple[Effect, ...] = (StopReading(), Wipe(reason))
    return goodbye, effects


def _to_rate(visit: Visit, reason: WipeReason) -> ToRate | None:
    """What was filed, by who ended the visit; not where the terminal has to close, or has no room."""
    service, receipt = visit.service, visit.receipt
    if reason is not WipeReason.FINISHED or service is None or receipt is None or visit.matter is not None:
        return None
    if closure(visit.surroundings) is not None or visit.surroundings.storage_low:
        return None
    return ToRate(UUID(receipt.submission_id), service.id, service.name)


def end_maintenance(visit: Visit, now: Moment, *, by_itself: bool) -> Step:
    """The terminal as a resident finds it, and nothing of what was there."""
    tests = (StopTest(each.device) for each in visit.courses if each.runs)
    end = (StopReading(), EndMaintenance(by_itself), Wipe(WipeReason.MAINTENANCE))
    return fresh(visit, now), (*tests, *end)


def finish(visit: Visit, _: Finish, now: Moment) -> Step:
    """The resident is done."""
    return end(visit, now, WipeReason.FINISHED)


def fresh(visit: Visit, now: Moment) -> Visit:
    """The terminal as the next person finds it. The ticket rises: nothing late is taken for theirs."""
    stage = stage_between(visit)
    language = visit.setting.language
    if stage is Stage.SETUP and language not in LANGUAGES:
        language = LANGUAGES[0]
    return Visit(
        setting=visit.setting,
        surroundings=visit.surroundings,
        stage=stage,
        language=language,
        manner=usual(visit),
        direction=-1,
        ticket=visit.ticket + 1,
        aside_ticket=visit.aside_ticket - 1,
        entered_at=now.seconds,
        touched_at=now.seconds,
    )


def stage_between(visit: Visit) -> Stage:
    """Where the terminal stands while nobody is in a visit."""
    found = closure(visit.surroundings)
    if found is None:
        return Stage.WELCOME
    return Stage.SETUP if found.reason in REASONS else Stage.OUT_OF_SERVICE


def usual(visit: Visit) -> Manner:
    """What the next person finds: whose earphone is in is spoken to."""
    return USUAL.listening(on=visit.surroundings.earphone)


def back_to_welcome(visit: Visit, now: Moment) -> Visit:
    """The welcome screen for the same person: language and manner stay."""
    return replace(fresh(visit, now), language=visit.language, manner=visit.manner)


def begin_anew(visit: Visit, _: object, now: Moment) -> Step:
    """To the welcome screen: nothing personal is left to wipe. What nobody can see is no longer spoken of."""
    unseen = visit.surroundings.card is CardPlace.UNKNOWN
    surroundings = replace(visit.surroundings, card=CardPlace.AWAY) if unseen else visit.surroundings
    silence: tuple[Effect, ...] = (Signal(Alarm.NONE),) if visit.alarm else ()
    return fresh(replace(visit, surroundings=surroundings), now), silence


def goodbye_seconds(visit: Visit) -> float:
    """How long the goodbye stays; longer while something was left behind, or a sentence is to be read."""
    timings = visit.setting.timings
    seconds = max(timings.goodbye, timings.receipt if visit.notice else 0)
    seconds *= ELDER_FACTOR if visit.manner.unhurried else 1
    return max(seconds, timings.left_behind) if left(visit) else seconds


def goodbye_ends(visit: Visit) -> float:
    """When it does, on the step's clock. Who is asked how it was has time for that from the last touch on."""
    ends = visit.entered_at + goodbye_seconds(visit)
    if visit.rating is None or visit.rating.sent:
        return ends
    seconds = visit.setting.timings.rating * (ELDER_FACTOR if visit.manner.unhurried else 1)
    return max(ends, visit.touched_at + seconds)


def goodbye_tick(visit: Visit, _: Tick, now: Moment) -> Step:
    """The goodbye ends by itself; before, what was left behind is called for, stage by stage."""
    if now.seconds >= goodbye_ends(visit):
        return begin_anew(visit, None, now)
    urgency = alarm(visit, now)
    if urgency is visit.alarm:
        return visit, ()
    return replace(visit, alarm=urgency), (Signal(urgency),)


def card_lifted_at_goodbye(visit: Visit, event: CardLifted, now: Moment) -> Step:
    """The card is taken: the goodbye counts from now."""
    return replace(news.card_lifted(visit, event, now)[0], entered_at=now.seconds), ()


def printer_changed_at_goodbye(visit: Visit, event: PrinterChanged, now: Moment) -> Step:
    """The printer's word; when the paper has been taken, the goodbye counts from now."""
    changed = news.printer_changed(visit, event, now)[0]
    taken = left(visit).paper and not left(changed).paper
    return (replace(changed, entered_at=now.seconds) if taken else changed), ()


def welcome_tick(visit: Visit, _: Tick, now: Moment) -> Step:
    """Somebody changed the language or read a sentence and went: the next person finds the usual screen.
    Nobody comes: the terminal shows what it is for.
    """
    sheet = visit.notice is not None or visit.choosing_language or visit.about_speech or visit.about_truth
    changed = visit.language != visit.setting.language or visit.manner != usual(visit) or sheet
    still, timings = now.seconds - visit.touched_at, visit.setting.timings
    if changed and still >= timings.idle:
        return fresh(visit, now), ()
    if not changed and still >= timings.attract:
        return fresh(visit, now).to(Stage.ATTRACT, now), ()
    return visit, ()
