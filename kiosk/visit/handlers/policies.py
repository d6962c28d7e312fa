"""Policies for firms: a few questions, the list with its reasons, one policy, the claim."""

from dataclasses import replace
from types import MappingProxyType

from kiosk.contract.catalogue.policies import claim_of
from kiosk.visit.draft import Draft
from kiosk.visit.handlers import choosing
from kiosk.visit.handlers.farewell import back_to_welcome
from kiosk.visit.pages import QuestionPage
from kiosk.visit.policies import Matching
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.policies import AnswerForFirm, LookAtPolicy
from kiosk.visit.touches.travel import Back
from kiosk.visit.visit import Step, Visit


def there_are_some(visit: Visit) -> bool:
    """The catalogue has policies, and questions that sort them."""
    catalogue = visit.setting.catalogue
    return bool(catalogue.policies) and bool(catalogue.policy_questions)


def open_questions(visit: Visit, now: Moment) -> Step:
    """From the welcome screen. Nobody has to say who they are to look."""
    return visit.to(Stage.POLICIES, now, matching=Matching(), draft=Draft()), ()


def answer(visit: Visit, event: AnswerForFirm, now: Moment) -> Step:
    """On to the next question, or to the list."""
    matching = visit.matching
    question = None if matching is None else matching.question(visit.setting.catalogue)
    if matching is None or question is None or event.value not in {each.value for each in question.answers}:
        return visit, ()
    return visit.to(Stage.POLICIES, now, matching=matching.answered(question.id, event.value)), ()


def look(visit: Visit, event: LookAtPolicy, now: Moment) -> Step:
    """One policy, from the list."""
    matching, catalogue = visit.matching, visit.setting.catalogue
    if matching is None or matching.question(catalogue) is not None or event.policy not in catalogue.policies:
        return visit, ()
    return visit.to(Stage.POLICIES, now, matching=replace(matching, shown=event.policy)), ()


def claim(visit: Visit, event: Choose, now: Moment) -> Step:
    """File the claim of the policy that is looked at, if it is for this firm; what was answered need not be
    answered again.
    """
    matching, catalogue = visit.matching, visit.setting.catalogue
    found = None if matching is None else matching.match(catalogue)
    if matching is None or found is None or not found.fits or event.service != found.policy.id:
        return visit, ()
    asked = {each.id for each in claim_of(catalogue, found.policy).questions}
    answers = {key: value for key, value in matching.answers.items() if key in asked}
    draft = Draft(service=found.policy.id, answers=MappingProxyType(answers))
    for page in replace(visit, draft=draft).pages(now):
        if isinstance(page, QuestionPage):
            draft = draft.gone_through(page.id)
    return choosing.choose(replace(visit, draft=draft), event, now)


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """From a policy to the list, from the list to the last question, from the first to the welcome screen."""
    matching = visit.matching
    if matching is None or (not matching.shown and not matching.asked):
        return back_to_welcome(visit, now), ()
    before = replace(matching, shown="") if matching.shown else replace(matching, asked=matching.asked - 1)
    return visit.to(Stage.POLICIES, now, -1, matching=before), ()
