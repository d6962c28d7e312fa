"""The form of every kind but a filing goes out flat and comes back whole; a wrong one quotes nobody."""

import pytest

from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import (
    FORMS,
    Amendment,
    Appointment,
    BadForm,
    Callback,
    KindForm,
    ObstacleReport,
    PolicyClaim,
    Rating,
    Withdrawal,
    read_form,
)
from kiosk.contract.receipt_number import ReceiptNumber

NUMBER = str(ReceiptNumber.issue(7, 1, 42, b"k" * 32))
EXAMPLES: tuple[KindForm, ...] = (
    ObstacleReport(
        stage="page", page="child_name", reasons=("machine", "other"), words="打不开", phone="84610001"
    ),
    ObstacleReport(stage="welcome"),
    Rating(receipt_number=NUMBER, level="1", reasons=("slow",), anonymous="yes"),
    Callback(phone="13800000301", stage="card", time="afternoon"),
    Appointment(place="QS", item="I017", day="2026-12-01", time="09:30"),
    Amendment(receipt_number=NUMBER, given={"child_name": "周一", "utilities": ("water", "power")}),
    Withdrawal(receipt_number=NUMBER, what="commitment"),
    PolicyClaim(policy="P03", given={"headcount": "12"}),
)


@pytest.mark.parametrize("form", EXAMPLES, ids=lambda form: str(form.kind))
def test_a_form_is_flat_and_comes_back_whole(form: KindForm) -> None:
    flat = form.as_form()
    assert all(isinstance(value, str | tuple) for value in flat.values())
    assert read_form(form.kind, flat) == form


def test_every_kind_but_a_filing_has_a_form() -> None:
    assert set(FORMS) == set(SubmissionKind) - {SubmissionKind.FILING}
    assert {form.kind for form in EXAMPLES} == set(FORMS)
    with pytest.raises(BadForm):
        read_form(SubmissionKind.FILING, {})


def test_what_is_wrong_is_named_and_not_quoted() -> None:
    with pytest.raises(BadForm, match="phone") as caught:
        read_form(SubmissionKind.CALLBACK, {"stage": "card", "phone": "请打我儿子手机"})
    assert "儿子" not in str(caught.value)
    assert caught.value.__cause__ is None
