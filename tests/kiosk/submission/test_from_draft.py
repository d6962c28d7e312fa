"""What is submitted of a draft: what was visible when the resident signed, and nothing else."""

from dataclasses import replace
from random import Random

import pytest

from kiosk.contract.submission import Submission
from kiosk.submission.filing import FilingFailed
from kiosk.submission.from_draft import NothingToFile, from_draft, new_submission
from kiosk.visit.draft import Draft
from kiosk.visit.form import resolve
from tests.fixtures.filings import read_back
from tests.kiosk.visit.residents import CHEN, TODAY, catalogue

DOT = ("M100 200l0 0",)


def test_a_draft_becomes_a_submission_that_the_contract_accepts() -> None:
    event = catalogue().life_events["S01"]
    random = Random(1)
    draft = Draft(service=event.id, card=CHEN)
    for question in event.questions:
        draft = draft.answered(question.id, random.choice(question.answers).value)
    draft = replace(draft, strokes=("M100 200l200 200",))
    new = from_draft(draft, catalogue(), "zh", TODAY)
    again = read_back(new)
    assert again.applicant is not None
    assert again.applicant.name == CHEN.name
    assert again.signature == ("M100 200l200 200",)
    assert again.assurance.value == "card"


def test_who_signs_with_a_key_files_no_strokes_and_the_submission_says_so() -> None:
    draft = Draft(service="S01", card=CHEN, strokes=DOT).signed_with_a_key()
    again = read_back(from_draft(draft, catalogue(), "zh", TODAY))
    assert (again.signed_by, again.signature) == ("key", ())
    with pytest.raises(ValueError, match="strokes"):
        Submission.model_validate(again.model_dump() | {"signature": ("M100 200l0 0",)})


def test_what_became_invisible_is_not_submitted() -> None:
    event = catalogue().life_events["S01"]
    draft = Draft(service=event.id, card=CHEN)
    for key in event.form:
        draft = draft.filled(key, "x")
    draft = draft.filled("no_such_field", "x").answered("no_such_question", "x")
    new = from_draft(replace(draft, strokes=DOT), catalogue(), "zh", TODAY)
    visible = set(resolve(event, catalogue(), draft, TODAY).fields)
    assert set(new.content.form) <= visible
    assert "no_such_question" not in new.content.answers


def test_a_verified_person_brings_the_statement_along() -> None:
    draft = Draft(service="S01", card=CHEN, strokes=DOT, evidence="a.b.c")
    content = from_draft(draft, catalogue(), "en", TODAY).content
    assert (content.assurance.value, content.assurance_evidence, content.language) == (
        "verified",
        "a.b.c",
        "en",
    )


@pytest.mark.parametrize("choice", ["", "commit", "documents"])
def test_a_commitment_is_submitted_only_when_it_was_chosen(choice: str) -> None:
    event = next(each for each in catalogue().life_events.values() if each.commitment)
    draft = Draft(service=event.id, card=CHEN).committed(choice)  # type: ignore[arg-type]
    new = from_draft(replace(draft, strokes=DOT), catalogue(), "zh", TODAY)
    assert new.content.commitment == (event.commitment if choice == "commit" else None)


@pytest.mark.parametrize("draft", [Draft(service="S01"), Draft(service="none", card=CHEN)])
def test_nothing_is_made_of_a_draft_without_card_or_life_event(draft: Draft) -> None:
    with pytest.raises(NothingToFile):
        from_draft(draft, catalogue(), "zh", TODAY)


def test_an_incomplete_submission_names_its_fields_and_not_their_content() -> None:
    with pytest.raises(FilingFailed) as failed:
        new_submission(Draft(service="S01", card=CHEN), catalogue(), "zh", TODAY)
    assert str(failed.value) == "the submission is incomplete: signature"
    assert failed.value.__cause__ is None
    assert failed.value.__suppress_context__
