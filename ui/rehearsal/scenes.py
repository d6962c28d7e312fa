"""The scenes of a rehearsal: the real visit at every stage, and at every page of every life event."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kiosk.contract.catalogue.service import Service
from kiosk.visit.copying import Copying
from kiosk.visit.draft import Draft
from kiosk.visit.finding import Finding
from kiosk.visit.pages import (
    CommitmentPage,
    MaterialsPage,
    Page,
    QuestionPage,
    SummaryPage,
)
from kiosk.visit.setting import Moment
from kiosk.visit.slides import shown_on
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit

STAGE_OF = {CommitmentPage: Stage.COMMITMENT, MaterialsPage: Stage.MATERIALS, SummaryPage: Stage.SUMMARY}
"""The other kinds of page stand on `Stage.PAGE`."""
MOST_QUESTIONS = 100
"""Answered one after the other; a life event has five at most."""


@dataclass(frozen=True)
class Scene:
    """A visit as it would stand, and what it is called in a line about it."""

    name: str
    visit: Visit


def scenes(at_rest: Visit, now: Moment) -> Iterator[Scene]:
    """Every stage that needs no life event, each life event page by page, then each picture for nobody."""
    for stage in Stage:
        if stage not in (*STAGE_OF.values(), Stage.PAGE, Stage.COPYING):
            finding = Finding(guide=next(iter(at_rest.setting.catalogue.items), ""))
            yield Scene(stage.value, at_rest.to(stage, now, draft=_some_draft(at_rest), finding=finding))
    for event in at_rest.setting.catalogue.life_events.values():
        yield from _pages_of(at_rest, event, now)
    for number, slide in enumerate(shown_on(at_rest.setting.slides, now.today)):
        turns = (2 * number + 1.5) * at_rest.setting.timings.rotation
        began = replace(now, seconds=now.seconds - turns)
        yield Scene(f"slide {slide.picture.name}", at_rest.to(Stage.ATTRACT, began))


def _some_draft(at_rest: Visit) -> Draft:
    return Draft(service=next(iter(at_rest.setting.catalogue.life_events), ""))


def _pages_of(at_rest: Visit, event: Service, now: Moment) -> Iterator[Scene]:
    """The way through it that the first answers give."""
    visit = _answered(replace(at_rest, draft=Draft(service=event.id)), now)
    for page in visit.pages(now):
        stage = STAGE_OF.get(type(page), Stage.PAGE)
        at_page = visit.to(stage, now, page=page.id)
        yield Scene(f"{event.id} {page.id}", at_page)
        if isinstance(page, MaterialsPage):
            copying = Copying(page.materials[0].id)
            yield Scene(f"{event.id} copying", at_page.to(Stage.COPYING, now, copying=copying))


def _answered(visit: Visit, now: Moment) -> Visit:
    for _ in range(MOST_QUESTIONS):
        question = next((each for each in visit.pages(now) if _is_open(each, visit)), None)
        if not isinstance(question, QuestionPage) or not question.question.answers:
            return visit
        first = question.question.answers[0].value
        answers = {**visit.draft.answers, question.question.id: first}
        visit = replace(visit, draft=replace(visit.draft, answers=answers))
    return visit


def _is_open(page: Page, visit: Visit) -> bool:
    return isinstance(page, QuestionPage) and page.question.id not in visit.draft.answers
