"""What is submitted of a draft: what was visible when the resident signed, and nothing else."""

from dataclasses import replace
from datetime import UTC, datetime
from random import Random
from uuid import uuid4

import pytest

from kiosk.contract.submission import ClockQuality, Submission
from kiosk.submission.from_draft import NothingToFile, from_draft
from kiosk.submission.seal import submission
from kiosk.visit.draft import Draft
from kiosk.visit.form import resolve
from tests.kiosk.visit.residents import CHEN, TODAY, catalogue


def test_a_draft_becomes_a_submission_that_the_contract_accepts() -> None:
    event = catalogue().life_events["S01"]
    random = Random(1)
    draft = Draft(service=event.id, card=CHEN, strokes=("M100 200l200 200",))
    for question in event.questions:
        draft = draft.answered(question.id, random.choice(question.answers).value)
    draft = replace(draft, strokes=("M100 200l200 200",))
    new = from_draft(draft, catalogue(), "zh", TODAY)
    whole = submission(
        new, submission_id=uuid4(), created=datetime.now(UTC), clock=ClockQuality(synchronised=True)
    )
    again = Submission.model_validate_json(whole.model_dump_json())
    assert again.applicant is not None
    assert again.applicant.name == CHEN.name
    assert again.signature == ("M100 200l200 200",)
    assert again.assurance.value == "card"


def test_who_signs_with_a_key_files_no_strokes_and_the_submission_says_so() -> None:
    draft = Draft(service="S01", card=CHEN, strokes=("M100 200l0 0",)).signed_with_a_key()
    whole = submission(
        from_draft(draft, catalogue(), "zh", TODAY),
        submission_id=uuid4(),
        created=datetime.now(UTC),
        clock=ClockQuality(synchronised=True),
    )
    again = Submission.model_validate_json(whole.model_dump_json())
    assert (again.signed_by, again.signature) == ("key", ())
    with pytest.raises(ValueError, match="strokes"):
        Submission.model_validate(whole.model_dump() | {"signature": ("M100 200l0 0",)})


def test_what_became_invisible_is_not_submitted() -> None:
    event = catalogue().life_events["S01"]
    draft = Draft(service=event.id, card=CHEN)
    for key in event.form:
        draft = draft.filled(key, "x")
    draft = draft.filled("no_such_field", "x").answered("no_such_question", "x")
    new = from_draft(draft, catalogue(), "zh", TODAY)
    visible = set(resolve(event, catalogue(), draft, TODAY).fields)
    assert set(new.form) <= visible
    assert "no_such_question" not in new.answers


def test_a_verified_person_brings_the_statement_along() -> None:
    draft = Draft(service="S01", card=CHEN, evidence="a.b.c")
    new = from_draft(draft, catalogue(), "en", TODAY)
    assert (new.assurance.value, new.assurance_evidence, new.language) == ("verified", "a.b.c", "en")


@pytest.mark.parametrize("choice", ["", "commit", "documents"])
def test_a_commitment_is_submitted_only_when_it_was_chosen(choice: str) -> None:
    event = next(each for each in catalogue().life_events.values() if each.commitment)
    draft = Draft(service=event.id, card=CHEN).committed(choice)  # type: ignore[arg-type]
    new = from_draft(draft, catalogue(), "zh", TODAY)
    assert new.commitment == (event.commitment if choice == "commit" else None)


@pytest.mark.parametrize("draft", [Draft(service="S01"), Draft(service="none", card=CHEN)])
def test_nothing_is_made_of_a_draft_without_card_or_life_event(draft: Draft) -> None:
    with pytest.raises(NothingToFile):
        from_draft(draft, catalogue(), "zh", TODAY)
