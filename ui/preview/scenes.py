"""The screens that one thing of the catalogue makes: its guide, every page that some answer leads to, the
summary and the receipt. Pure: the real visit, put where a resident would stand.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from random import Random
from types import MappingProxyType

from devices.id_card.card import LONG_TERM, CardKind, IdCard, Nation, Sex
from kiosk.contract.catalogue.schema import Answer, Catalogue, FieldType, Policy
from kiosk.demo.answers import answer, id_number
from kiosk.visit.copying import Copying
from kiosk.visit.draft import Draft
from kiosk.visit.finding import Finding
from kiosk.visit.guide import guide
from kiosk.visit.pages import (
    CommitmentPage,
    FieldPage,
    MaterialsPage,
    Page,
    QuestionPage,
    SummaryPage,
)
from kiosk.visit.policies import Matching
from kiosk.visit.receipt import FiledReceipt
from kiosk.visit.setting import Moment
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit
from ui.rehearsal.scenes import STAGE_OF, Scene

BIRTH = date(1958, 3, 8)
CARD = IdCard(
    kind=CardKind.RESIDENT,
    name="周示例",
    sex=Sex.FEMALE,
    nation=Nation("01", "汉"),
    birth=BIRTH,
    address="辽宁省大连市甘井子区示例路1号",
    number=id_number(BIRTH, Random(0)),
    issuer="大连市公安局甘井子分局",
    valid_from=date(2010, 1, 1),
    valid_to=LONG_TERM,
)
"""Nobody's."""
NUMBER = "0001-00-000001-7KQ2-5"
SIGNATURE = ("M375 500l500-200 375 400", "M1375 400l625 200")
Way = tuple[str, str]
"""A question or a closed field, and one of its answers."""


def previewed(catalogue: Catalogue) -> tuple[str, ...]:
    """Everything that has screens of its own: life events, items, policies, pages of things to know."""
    return (*catalogue.life_events, *catalogue.items, *catalogue.policies, *catalogue.pages)


def scenes_of(at_rest: Visit, key: str, now: Moment) -> Iterator[Scene]:
    """Every screen that it makes, in the order in which a resident meets them."""
    catalogue = at_rest.setting.catalogue
    if guide(catalogue, key) is not None:
        finding = Finding(guide=key)
        yield Scene("guide", at_rest.to(Stage.GUIDE, now, finding=finding))
        yield Scene("guide code", at_rest.to(Stage.GUIDE, now, finding=replace(finding, carried=True)))
    if key in catalogue.policies:
        yield from _looked_at(at_rest, catalogue.policies[key], now)
    chosen = replace(at_rest, draft=Draft(service=key))
    if chosen.service is not None:
        yield Scene("at the reader", chosen.to(Stage.AWAITING_CARD, now))
        yield from _filed(replace(chosen, draft=replace(chosen.draft, card=CARD)), now)


def filed_draft(at_rest: Visit, key: str, now: Moment) -> Draft | None:
    """What somebody has filed who gave the first answers; None for what cannot be filed here."""
    chosen = replace(at_rest, draft=Draft(service=key, card=CARD))
    return _settled(chosen, {}, now).draft if chosen.service is not None else None


def receipt(now: datetime) -> FiledReceipt:
    """Of nothing that was filed."""
    return FiledReceipt(NUMBER, "00000000-0000-0000-0000-000000000000", 1, now, NUMBER.encode(), True)  # noqa: FBT003  its clock is right


def _looked_at(at_rest: Visit, policy: Policy, now: Moment) -> Iterator[Scene]:
    """For a firm that may claim it, and for one that misses every condition."""
    questions = at_rest.setting.catalogue.policy_questions
    needed = {each.condition.of: each.condition.is_in for each in policy.requirements}
    for name, met in (("policy for this firm", True), ("policy not for this firm", False)):
        answers = {}
        for each in questions:
            wanted = [one.value for one in each.answers if (one.value in needed.get(each.id, ())) is met]
            answers[each.id] = (wanted or [each.answers[0].value])[0]
        matching = Matching(MappingProxyType(answers), len(questions), policy.id)
        yield Scene(name, at_rest.to(Stage.POLICIES, now, matching=matching))


def _filed(visit: Visit, now: Moment) -> Iterator[Scene]:
    """Each page once, in whatever way one comes to it; the materials and the sentences that send somebody
    elsewhere as often as they differ.
    """
    seen: set[object] = set()
    first: Visit | None = None
    for way in _ways(visit, now):
        stands = _settled(visit, way, now)
        first = first or stands
        for page in stands.pages(now):
            for scene in _of_page(stands, page, now):
                if not isinstance(page, SummaryPage) and (mark := _mark(scene, page)) not in seen:
                    seen.add(mark)
                    yield scene
    if first is not None:
        signed = replace(first, draft=replace(first.draft, strokes=SIGNATURE))
        yield Scene("summary", signed.to(Stage.SUMMARY, now, page="summary"))
        held = receipt(datetime.now().astimezone())
        yield Scene("receipt", signed.to(Stage.RECEIPT, now, receipt=held))


def _mark(scene: Scene, page: Page) -> object:
    """What makes a screen another one."""
    if scene.visit.copying is not None:
        return scene.visit.copying
    if isinstance(page, MaterialsPage):
        return page.materials, page.to_declare
    return page.id, scene.visit.ended


def _of_page(visit: Visit, page: Page, now: Moment) -> Iterator[Scene]:
    yield Scene(page.id, visit.to(STAGE_OF.get(type(page), Stage.PAGE), now, page=page.id))
    if isinstance(page, QuestionPage):
        for each in page.question.answers:
            if each.ends is not None:
                there = _answering(visit, page.question.id, each.value)
                ended = there.to(Stage.ENDED_ELSEWHERE, now, page=page.id, ended=each.ends)
                yield Scene(f"{page.id} {each.value} ends", ended)
    if isinstance(page, MaterialsPage):
        for material in sorted(page.to_declare):
            copying = Copying(material)
            yield Scene(f"copying {material}", visit.to(Stage.COPYING, now, page=page.id, copying=copying))


def _ways(visit: Visit, now: Moment) -> Iterator[dict[str, str]]:
    """Sets of answers that between them give each answer of each question and closed field once."""
    waiting: list[dict[str, str]] = [{}]
    met: set[Way] = set()
    while waiting:
        way = waiting.pop(0)
        yield way
        for page in _settled(visit, way, now).pages(now):
            key, values = _closed(page)
            for value in values:
                if (key, value) not in met:
                    met.add((key, value))
                    waiting.append({**way, key: value})


def _closed(page: Page) -> tuple[str, tuple[str, ...]]:
    """What can be answered on a page in few ways. Of the other fields nothing depends."""
    if isinstance(page, QuestionPage):
        return page.question.id, tuple(each.value for each in page.question.answers if each.ends is None)
    if isinstance(page, FieldPage) and page.field.type is FieldType.CHOICE and page.field.choices:
        return page.key, tuple(each.value for each in page.choices)
    if isinstance(page, CommitmentPage):
        return page.id, ("commit", "documents")
    return page.id, ()


def _settled(visit: Visit, way: dict[str, str], now: Moment) -> Visit:
    """Everything answered: as `way` says, and where it says nothing with what goes on first."""
    random, done = Random(0), set[str]()
    while page := next((each for each in visit.pages(now) if each.id not in done), None):
        done.add(page.id)
        visit = replace(visit, draft=_given(visit.draft, page, way, now, random))
    return visit


def _given(draft: Draft, page: Page, way: dict[str, str], now: Moment, random: Random) -> Draft:
    match page:
        case QuestionPage():
            question = page.question.id
            return draft.answered(question, way.get(question) or _first(page.question.answers))
        case FieldPage():
            if page.key in way:
                return draft.filled(page.key, way[page.key])
            given = answer(page.field, page.choices, now.today, random)
            several = page.field.type is FieldType.CHOICES
            return draft.filled(page.key, given if several else given[0]) if given else draft
        case CommitmentPage():
            return draft.committed("documents" if way.get(page.id) == "documents" else "commit")
        case _:
            return draft


def _first(answers: tuple[Answer, ...]) -> str:
    return next((each.value for each in answers if each.ends is None), answers[0].value)


def _answering(visit: Visit, question: str, value: str) -> Visit:
    return replace(visit, draft=visit.draft.answered(question, value))
