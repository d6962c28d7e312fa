"""What a resident may do about a case that was filed before: hand in what was asked for (pages, the value of
a field, a few words), take it back, say that it was he or she who filed it. Each is signed, and goes the way
of every submission: queued, with a receipt, also while the network is down.
"""

from dataclasses import replace
from typing import Any

from kiosk.contract.catalogue.schema import Text
from kiosk.contract.kinds import Amendment, FormValue, KindForm, Withdrawal
from kiosk.contract.progress import CaseProgress
from kiosk.visit.amending import WORDS, Wanted, wanted_now
from kiosk.visit.asking import Asking, Purpose, can_confirm, can_withdraw
from kiosk.visit.completeness import problem
from kiosk.visit.copying import Copier, Copying, CopyPhase
from kiosk.visit.handlers import phone
from kiosk.visit.handlers.filing import hand_in
from kiosk.visit.matter import Matter, Signature
from kiosk.visit.sentence import Say, Sentence
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.told import name_of
from kiosk.visit.touches.asking import AnswerCorrection, ConfirmIdentity, WithdrawCase
from kiosk.visit.touches.copying import CopyMaterial
from kiosk.visit.touches.form import Edit
from kiosk.visit.touches.phone import UsePhone
from kiosk.visit.touches.travel import Back, Submit
from kiosk.visit.visit import Step, Visit

SIGN_FIRST = Say("visit.sign_first")
SOMETHING_FIRST = Say("replying.something_first")
NOT_ALL = Say("replying.not_all")
NOT_NOW = Say("copying.not_now")


def answer(visit: Visit, event: AnswerCorrection, now: Moment) -> Step:
    """To what a department asked for."""
    case = _mine(visit)
    if case is None or not 0 <= event.number < len(case.corrections):
        return visit, ()
    return _reply(visit, Purpose.ANSWER, now, correction=case.corrections[event.number]), ()


def withdraw(visit: Visit, _: WithdrawCase, now: Moment) -> Step:
    """The plain question first; nothing is taken back before it is signed."""
    case = _mine(visit)
    if case is None or not can_withdraw(case):
        return visit, ()
    return _reply(visit, Purpose.WITHDRAW, now), ()


def confirm(visit: Visit, _: ConfirmIdentity, now: Moment) -> Step:
    """It was I."""
    case = _mine(visit)
    if case is None or not can_confirm(case):
        return visit, ()
    return _reply(visit, Purpose.CONFIRM, now), ()


def copy(visit: Visit, event: CopyMaterial, now: Moment) -> Step:
    """The pages of what is wanted: those that are there, or the first."""
    if not _is_wanted(event.material, visit):
        return visit, ()
    there = event.material in visit.draft.copies
    if not there and visit.surroundings.copier is Copier.NONE:
        return replace(visit, error=NOT_NOW), ()
    phase = CopyPhase.REVIEW if there else CopyPhase.LAYING
    return visit.to(Stage.COPYING, now, copying=Copying(event.material, phase, since=now.seconds)), ()


def use_phone(visit: Visit, event: UsePhone, now: Moment) -> Step:
    """They come from the phone."""
    if not _is_wanted(event.material, visit):
        return visit, ()
    if not visit.surroundings.online:
        return replace(visit, error=phone.OFFLINE), ()
    return phone.begin(visit, event.material, now)


def edit(visit: Visit, event: Edit, now: Moment) -> Step:
    """The value of a field anew, or the words."""
    if event.page not in {each.id for each in visit.pages(now)}:
        return visit, ()
    return visit.to(Stage.PAGE, now, page=event.page, from_summary=False), ()


def submit(visit: Visit, _: Submit, now: Moment) -> Step:
    """Hand it in, once it is whole and signed."""
    asking = visit.asking
    if asking is None or asking.case is None or asking.purpose is None:
        return visit, ()
    missing = _missing(visit, now)
    if missing is not None:
        return replace(visit, error=missing), ()
    if not visit.draft.signed:
        return replace(visit, error=SIGN_FIRST), ()
    return hand_in(visit, _matter(visit, asking, asking.case), now)


def back(visit: Visit, _: Back, now: Moment) -> Step:
    """Nothing was handed in, and nothing is taken back. Pages, values and signature go."""
    draft = visit.draft.for_another()
    asking = replace(visit.asking or Asking(), purpose=None, correction=None)
    return visit.to(Stage.PROGRESS, now, -1, draft=draft, asking=asking), ()


def about(case: CaseProgress, visit: Visit) -> Text:
    """What the case is called: what it is where it is no filing, else by the central service, else by the
    catalogue, else by its number.
    """
    told = name_of(case)
    if told is not None:
        return told
    if case.service_name is not None:
        return case.service_name
    event = visit.setting.catalogue.life_events.get(case.service)
    return Text(zh=case.case_number) if event is None else event.name


def _mine(visit: Visit) -> CaseProgress | None:
    """The case on the screen, where the person was verified: a found receipt changes nothing."""
    asking = visit.asking
    return asking.case if asking is not None and asking.by_card and visit.draft.card is not None else None


def _reply(visit: Visit, purpose: Purpose, now: Moment, **changes: Any) -> Visit:
    asking = replace(visit.asking or Asking(), purpose=purpose, **{"correction": None, **changes})
    draft = visit.draft.for_another()
    return visit.to(Stage.REPLYING, now, draft=draft, asking=asking)


def _wanted(visit: Visit) -> Wanted | None:
    return wanted_now(visit.asking, visit.setting.catalogue)


def _is_wanted(paper: str, visit: Visit) -> bool:
    found = _wanted(visit)
    return found is not None and paper in {each.key for each in found.papers}


def _missing(visit: Visit, now: Moment) -> Sentence | None:
    """What keeps it from being handed in: a value that does not hold, or something that was asked for."""
    found = _wanted(visit)
    if found is None:
        return None
    there = {page.id for page in found.pages if visit.draft.values.get(page.key)} | set(visit.draft.copies)
    for page in found.pages:
        wrong = problem(page, visit, now) if page.id in there else None
        if wrong is not None:
            return wrong
    if not there:
        return SOMETHING_FIRST
    return None if found.required <= there else NOT_ALL


def _given(visit: Visit) -> tuple[str, dict[str, FormValue]]:
    """The words, and the fields that are given anew."""
    found, values = _wanted(visit), visit.draft.values
    words, given = "", dict[str, FormValue]()
    for page in () if found is None else found.pages:
        value = values.get(page.key)
        if page.id == WORDS and isinstance(value, str):
            words = value
        elif value:
            given[page.key] = value
    return words, given


def _matter(visit: Visit, asking: Asking, case: CaseProgress) -> Matter:
    draft, departments = visit.draft, visit.setting.catalogue.departments
    correction = asking.correction
    form: KindForm
    if asking.purpose is Purpose.WITHDRAW:
        form = Withdrawal(receipt_number=case.receipt_number)
        concerned = [task.department for task in case.tasks]
    else:
        department = None if correction is None else correction.department
        words, given = _given(visit)
        form = Amendment(receipt_number=case.receipt_number, department=department, words=words, given=given)
        concerned = [task.department for task in case.tasks] if department is None else [department]
    return Matter(
        form=form,
        about=about(case, visit),
        service=case.service,
        departments=tuple(each for each in concerned if each in departments),
        card=draft.card,
        evidence=draft.evidence,
        copies=draft.copies,
        signature=Signature(draft.strokes, draft.pad, draft.signed_by_key),
    )
