"""Faults of single fields and questions, each refused for its own reason."""

import pytest

from kiosk.contract.catalogue.checks import check
from kiosk.contract.catalogue.schema import (
    Answer,
    CardAttribute,
    Catalogue,
    Choice,
    Condition,
    Field,
    FieldType,
    LifeEvent,
    Question,
    Source,
    Street,
    StreetPlaces,
    SuggestCard,
    Text,
)

WORD = Text(zh="字")
RED = Choice(value="red", label=WORD)
YES = Answer(value="yes", label=WORD)
NO = Answer(value="no", label=WORD)


def field(kind: FieldType = FieldType.TEXT, **more: object) -> Field:
    return Field.model_validate({"label": WORD, "type": kind, "source": Source.INPUT, **more})


def problems(catalogue: Catalogue) -> list[str]:
    """What the checks find, as `key: problem`."""
    return [f"{finding.key}: {finding.problem}" for finding in check(catalogue)]


@pytest.mark.parametrize(
    ("bad", "problem"),
    [
        (field(choices=(RED,)), "choices: a field of type text has none"),
        (field(choices_from="streets"), "choices: a field of type text has none"),
        (field(FieldType.CHOICE), "choices: needs either choices or choices_from"),
        (
            field(FieldType.CHOICE, choices=(RED,), choices_from="streets"),
            "choices: needs either choices or choices_from",
        ),
        (field(FieldType.CHOICE, choices_from="planets"), "choices_from: planets is no list"),
        (field(FieldType.CHOICES, choices=(RED, RED)), "choices: offers red twice"),
        (
            field(FieldType.CHOICE, choices=(Choice(value="红", label=WORD),)),
            "choices: 红 is a value and must be a short ASCII word",
        ),
        (
            field(FieldType.DATE, pattern="A", pattern_help=WORD),
            "pattern: a field of type date has its own rule",
        ),
        (field(pattern="A"), "pattern_help: not set"),
        (field(pattern="A" * 101, pattern_help=WORD), "pattern: is not one this program takes"),
        (field(pattern="[0-9]*", pattern_help=WORD), "pattern: is not one this program takes"),
        (field(pattern="[字]", pattern_help=WORD), "pattern: is not one this program takes"),
        (field(minimum=1), "minimum: a field of type text has no bounds"),
        (field(past=True), "past: a field of type text is no date"),
        (field(source=Source.CARD), "from_card: not set"),
        (field(from_card=CardAttribute.NAME), "source: is input but from_card is set"),
        (
            field(FieldType.CHOICE, source=Source.DERIVED, from_card=CardAttribute.AGE_BAND, choices=(RED,)),
            "choices: red is no age band",
        ),
        (
            field(visible_if=(Condition(of="mystery", is_in=("x",)),)),
            "visible_if: names mystery, which is not there or comes later",
        ),
        (
            field(visible_if=(Condition(of="app_name", is_in=("x",)),)),
            "visible_if: names app_name, which has no closed answers",
        ),
        (
            field(FieldType.CHOICE, choices=(RED,), visible_if=(Condition(of="new", is_in=("red",)),)),
            "visible_if: depends on the field itself",
        ),
        (field(suggest={"card": SuggestCard.NUMBER}), "suggest: the card's number is no text"),
        (field(suggest={"same_as": ("mystery",)}), "suggest: names mystery, which is no other field"),
        (field(suggest={"same_as": ("app_name",)}), "suggest: app_name is no text"),
        (
            field(FieldType.MOBILE, suggest={"texts": (WORD,)}),
            "suggest: a field of type mobile takes no words",
        ),
        (field(suggest={"surnames": True}), "suggest: a field of type text is no name"),
        (
            field(FieldType.NAME, suggest={"communities": True}),
            "suggest: a field of type name is no community",
        ),
        (field(suggest={"days": (0,)}), "suggest: a field of type text is no date"),
        (
            field(FieldType.DATE, past=True, suggest={"days": (1,)}),
            "suggest: offers a day that the field refuses",
        ),
    ],
)
def test_a_field_that_contradicts_itself_is_found(catalogue: Catalogue, bad: Field, problem: str) -> None:
    spoilt = catalogue.model_copy(update={"fields": {**catalogue.fields, "new": bad}})
    assert problem in problems(spoilt)


@pytest.mark.parametrize(
    ("code", "names", "problem"),
    [
        ("210211999", ("海棠路",), "is no sub-district"),
        ("210211018", ("海棠路", "海棠路"), "names 海棠路 twice"),
        ("210211018", ("海棠路3号",), "海棠路3号 has a number"),
        (
            "210211018",
            tuple(f"路{character}" for character in "甲乙丙丁戊己庚辛壬癸子丑寅"),
            "has more than 12 places",
        ),
    ],
)
def test_places_that_no_address_could_have_are_found(
    catalogue: Catalogue, code: str, names: tuple[str, ...], problem: str
) -> None:
    roads = tuple(Text(zh=name) for name in names)
    spoilt = catalogue.model_copy(update={"places": {code: StreetPlaces(roads=roads)}})
    assert problem in [str(finding.problem) for finding in check(spoilt)]


def with_question(catalogue: Catalogue, question: Question, event: str = "S04") -> Catalogue:
    changed: LifeEvent = catalogue.life_events[event].model_copy(update={"questions": (question,)})
    return catalogue.model_copy(update={"life_events": {**catalogue.life_events, event: changed}})


@pytest.mark.parametrize(
    ("question", "problem"),
    [
        (Question(id="role", text=WORD, answers=(YES, NO)), "questions.role: is the name of a field too"),
        (Question(id="q", text=WORD, answers=(YES,)), "questions.q: has one answer only"),
        (
            Question(id="q", text=WORD, answers=(YES, Answer(value="否", label=WORD))),
            "questions.q.否: is no short ASCII word",
        ),
        (
            Question(
                id="q", text=WORD, answers=(YES, Answer(value="no", label=WORD, ends=WORD, drops=("street",)))
            ),
            "questions.q.no: ends the visit, so what it drops or sets has no effect",
        ),
        (
            Question(
                id="q",
                text=WORD,
                answers=(YES, Answer(value="no", label=WORD, drops=("role",), sets={"role": "self"})),
            ),
            "questions.q.no: both drops and sets role",
        ),
    ],
)
def test_a_question_that_cannot_work_is_found(catalogue: Catalogue, question: Question, problem: str) -> None:
    assert problem in problems(with_question(catalogue, question))


def test_a_complete_life_event_has_an_answer_to_every_question(catalogue: Catalogue) -> None:
    spoilt = with_question(catalogue, Question(id="q", text=Text(zh="问", en="Q")), "S01")
    assert "questions.q: has no answers although complete = true" in problems(spoilt)


def test_an_unwritten_question_of_another_life_event_is_no_fault(catalogue: Catalogue) -> None:
    event = catalogue.life_events["S04"]
    unwritten = (*event.questions, Question(id="q", text=WORD))
    changed = event.model_copy(update={"questions": unwritten, "complete": False})
    assert problems(catalogue.model_copy(update={"life_events": {"S04": changed}})) == []


def test_several_choices_cannot_be_set_by_an_answer(catalogue: Catalogue) -> None:
    sets = Answer(value="no", label=WORD, sets={"benefits": "driving_licence"})
    spoilt = with_question(catalogue, Question(id="q", text=WORD, answers=(YES, sets)), "S12")
    assert "questions.q.no: sets benefits, which takes several choices" in problems(spoilt)


def test_two_streets_with_one_code_are_found(catalogue: Catalogue) -> None:
    twice = (*catalogue.district.streets, Street(code="210211001", name=WORD))
    district = catalogue.district.model_copy(update={"streets": twice})
    assert problems(catalogue.model_copy(update={"district": district})) == [
        "210211001: two streets have this code"
    ]


def test_a_place_before_the_first_is_found(catalogue: Catalogue) -> None:
    event = catalogue.life_events["S04"].model_copy(update={"featured": 0})
    spoilt = catalogue.model_copy(update={"life_events": {**catalogue.life_events, "S04": event}})
    assert "featured: is no place" in problems(spoilt)


def test_an_entry_under_another_key_than_its_id_is_found(catalogue: Catalogue) -> None:
    spoilt = catalogue.model_copy(update={"items": {**catalogue.items, "I999": catalogue.items["I001"]}})
    assert problems(spoilt) == ["id: says I001"]
