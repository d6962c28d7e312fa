"""Is a page complete, and what to say where it is not."""

from kiosk.contract.catalogue.schema import Answer
from kiosk.visit.checking import Accepted, check
from kiosk.visit.draft import Draft
from kiosk.visit.entry import standing, way
from kiosk.visit.pages import (
    CardPage,
    CommitmentPage,
    FieldPage,
    MaterialsPage,
    Page,
    QuestionPage,
    SummaryPage,
)
from kiosk.visit.sentence import Say, Sentence
from kiosk.visit.setting import Moment
from kiosk.visit.touches.form import Entry
from kiosk.visit.visit import Visit


def problem(page: Page, visit: Visit, now: Moment) -> Sentence | None:
    """What keeps `page` from being left with "next", or None."""
    draft = visit.draft
    match page:
        case QuestionPage():
            answer = answer_given(page, draft)
            return Say("visit.choose_one") if answer is None else answer.ends
        case CardPage():
            return None
        case FieldPage():
            outcome = check(visit.setting.catalogue, page.field, draft.values.get(page.key), now.today)
            return _address_gap(page, visit) if isinstance(outcome, Accepted) else outcome
        case CommitmentPage():
            return None if draft.commitment else Say("visit.choose_one")
        case MaterialsPage():
            required = {each.id for each in page.materials if each.required} & page.to_declare
            return None if required <= draft.at_hand else Say("visit.material_missing")
        case SummaryPage():
            return None if draft.signed else Say("visit.sign_first")


def _address_gap(page: FieldPage, visit: Visit) -> Sentence | None:
    """What an address still lacks that is put together by touch; one that is written is taken as it is."""
    held = visit.draft.values.get(page.key)
    if not held or way(visit, page) is not Entry.TREE:
        return None
    address = standing(visit, page)
    if address is None or (address.place and (address.has_door or _needs_no_door(address.place))):
        return None
    return Say("visit.address_place" if not address.place else "visit.address_number")


def _needs_no_door(place: str) -> bool:
    """In a village the name of the village finds the house."""
    return place.endswith("村")


def first_incomplete(found: tuple[Page, ...], visit: Visit, now: Moment) -> Page | None:
    """The first page before the summary that was never gone through or no longer holds, or None."""
    return next(
        (
            each
            for each in found
            if not isinstance(each, SummaryPage)
            and (each.id not in visit.draft.seen or problem(each, visit, now) is not None)
        ),
        None,
    )


def answer_given(page: QuestionPage, draft: Draft) -> Answer | None:
    """The answer to a guide question as the catalogue has it."""
    value = draft.answers.get(page.question.id)
    return next((each for each in page.question.answers if each.value == value), None)
