"""Questions, fields, commitment, materials, summary: what the resident puts in, and the way through."""

from dataclasses import replace

from kiosk.contract.catalogue.schema import FieldType
from kiosk.contract.ink import NARROWEST_PAD, WIDEST_PAD, trace
from kiosk.visit import idle
from kiosk.visit.checking import Accepted, check
from kiosk.visit.completeness import answer_given, first_incomplete, problem
from kiosk.visit.entry import ways
from kiosk.visit.events import Tick
from kiosk.visit.handlers import filing, travel
from kiosk.visit.limits import MAX_POINTS, MAX_STROKES, MAX_TYPED
from kiosk.visit.pages import FieldPage, MaterialsPage, QuestionPage
from kiosk.visit.setting import ELDER_FACTOR, Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.form import (
    ChooseCommitment,
    ChooseEntry,
    ClearSignature,
    DrawStroke,
    Edit,
    Entry,
    Reveal,
    SetValue,
    SignByKey,
    ToggleChoice,
    ToggleMaterial,
)
from kiosk.visit.touches.travel import Back, Next, Submit
from kiosk.visit.visit import Step, Visit


def set_value(visit: Visit, event: SetValue, now: Moment) -> Step:
    """What stands in the field, kept as typed, checked on "next". What is not offered is no choice."""
    page = visit.current_page(now)
    if isinstance(page, QuestionPage) and event.value in {each.value for each in page.question.answers}:
        return replace(visit, draft=visit.draft.answered(page.question.id, event.value), error=None), ()
    if isinstance(page, FieldPage):
        offered = {each.value for each in page.choices}
        if not offered or event.value in offered:
            typed = event.value[:MAX_TYPED]
            return replace(visit, draft=visit.draft.filled(page.key, typed), error=None), ()
    return visit, ()


def choose_entry(visit: Visit, event: ChooseEntry, now: Moment) -> Step:
    """Another way to put a text in; what stands in the field stays, and so do the ways of other fields."""
    page = visit.current_page(now)
    if not isinstance(page, FieldPage) or event.entry not in ways(visit, page.field):
        return visit, ()
    if event.entry is Entry.TREE:
        return replace(visit, by_tree=True, error=None), ()
    by_tree = visit.by_tree and page.field.type is not FieldType.ADDRESS
    return replace(visit, by_tree=by_tree, by_hand=event.entry is Entry.HAND, error=None), ()


def toggle_choice(visit: Visit, event: ToggleChoice, now: Moment) -> Step:
    """One of several choices on or off, kept in the order offered."""
    page = visit.current_page(now)
    if not isinstance(page, FieldPage) or page.field.type is not FieldType.CHOICES:
        return visit, ()
    held = visit.draft.values.get(page.key, ())
    chosen = frozenset([held] if isinstance(held, str) else held) ^ {event.value}
    value = tuple(each.value for each in page.choices if each.value in chosen)
    return replace(visit, draft=visit.draft.filled(page.key, value), error=None), ()


def reveal(visit: Visit, event: Reveal, now: Moment) -> Step:
    """Show a masked row, or hide it again; it hides by itself after a while, or with the page."""
    return replace(visit, revealed=visit.revealed ^ {event.row}, revealed_at=now.seconds), ()


def tick(visit: Visit, event: Tick, now: Moment) -> Step:
    """Hide what was shown long enough; else as everywhere."""
    seconds = visit.setting.timings.reveal * (ELDER_FACTOR if visit.manner.elder else 1)
    if visit.revealed and now.seconds - visit.revealed_at >= seconds:
        visit = replace(visit, revealed=frozenset())
    return idle.tick(visit, event, now)


def toggle_material(visit: Visit, event: ToggleMaterial, now: Moment) -> Step:
    """Declared, or no longer. What the terminal fetches itself needs no word of the resident."""
    page = visit.current_page(now)
    if not isinstance(page, MaterialsPage) or event.material not in page.to_declare:
        return visit, ()
    return replace(visit, draft=visit.draft.declaring(event.material), error=None), ()


def choose_commitment(visit: Visit, event: ChooseCommitment, _: Moment) -> Step:
    """Pledge or document: free, and changeable until it is handed in."""
    return replace(visit, draft=visit.draft.committed(event.choice), error=None), ()


def next_page(visit: Visit, _: Next, now: Moment) -> Step:
    """On, if this page is complete. An answer that ends the matter here leads to where it can be done."""
    page = visit.current_page(now)
    if page is None:
        return travel.show(visit, visit.pages(now)[0], now), ()
    if isinstance(page, QuestionPage):
        answer = answer_given(page, visit.draft)
        if answer is not None and answer.ends is not None:
            return visit.to(Stage.ENDED_ELSEWHERE, now, ended=answer.ends), ()
    trouble = problem(page, visit, now)
    if trouble is not None:
        return replace(visit, error=trouble), ()
    draft = visit.draft.gone_through(page.id)
    if isinstance(page, FieldPage):
        outcome = check(visit.setting.catalogue, page.field, draft.values.get(page.key), now.today)
        if isinstance(outcome, Accepted) and outcome.value != draft.values.get(page.key, outcome.value):
            draft = draft.filled(page.key, outcome.value)
    return travel.onward(replace(visit, draft=draft), now), ()


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """One page back with everything typed kept; from the first page to the list."""
    before = travel.backward(visit, now)
    if before is None:
        return visit.to(Stage.CHOOSING, now, -1), ()
    return before, ()


def back_from_end(visit: Visit, _: Back, now: Moment) -> Step:
    """To the question whose answer ended the matter."""
    return visit.to(Stage.PAGE, now, -1, ended=None), ()


def edit(visit: Visit, event: Edit, now: Moment) -> Step:
    """Correct one page; "next" then returns here."""
    page = next((each for each in visit.pages(now) if each.id == event.page), None)
    if page is None or page.id == visit.page:
        return visit, ()
    return travel.show(replace(visit, from_summary=True), page, now, -1), ()


def draw(visit: Visit, event: DrawStroke, _: Moment) -> Step:
    """One stroke more. Points outside the pad are moved to its edge; beyond the limits ink has run out."""
    if not event.points or len(visit.draft.strokes) >= MAX_STROKES:
        return visit, ()
    pad = _shape(event.pad)
    stroke = trace([(_inside(x), _inside(y)) for x, y in event.points[:MAX_POINTS]], pad)
    return replace(visit, draft=visit.draft.drawn(stroke, pad), error=None), ()


def sign_by_key(visit: Visit, _: SignByKey, __: Moment) -> Step:
    """Signed without a stroke, by a person who cannot draw on glass. The submission says that it was so."""
    return replace(visit, draft=visit.draft.signed_with_a_key(), error=None), ()


def clear_signature(visit: Visit, _: ClearSignature, __: Moment) -> Step:
    """Sign again."""
    return replace(visit, draft=visit.draft.unsigned()), ()


def submit(visit: Visit, _: Submit, now: Moment) -> Step:
    """Hand in what is complete and signed; otherwise go to what is missing and say so."""
    found = visit.pages(now)
    incomplete = first_incomplete(found, visit, now)
    if incomplete is not None:
        there = travel.show(replace(visit, from_summary=True), incomplete, now, -1)
        return replace(there, error=problem(incomplete, visit, now)), ()
    unsigned = problem(found[-1], visit, now)
    if unsigned is not None:
        return replace(visit, error=unsigned), ()
    return filing.hand_in(visit, None, now)


def _shape(pad: float | None) -> float | None:
    """What can be the shape of a pad, to a hundredth."""
    return round(pad, 2) if pad is not None and NARROWEST_PAD <= pad <= WIDEST_PAD else None


def _inside(share: float) -> float:
    """Between 0 and 1; what is no number at all becomes 0."""
    return min(1.0, max(0.0, share)) if share == share else 0.0
