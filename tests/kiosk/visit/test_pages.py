"""The pages follow the answers: what is asked, what the card fills, what is dropped, and how one corrects."""

import pytest

from kiosk.contract.catalogue.schema import Text
from kiosk.visit.effects import File
from kiosk.visit.form import resolve
from kiosk.visit.progress import progress
from kiosk.visit.sentence import Say
from kiosk.visit.stage import Stage
from kiosk.visit.summary import card_rows, rows
from kiosk.visit.touches.form import (
    ChooseCommitment,
    ClearSignature,
    DrawStroke,
    Edit,
    Reveal,
    SetValue,
    ToggleChoice,
    ToggleMaterial,
)
from kiosk.visit.touches.travel import Back, Next, Submit
from tests.kiosk.visit.residents import PERSONAL, TODAY
from tests.kiosk.visit.shop import EVENT, at_first_question, go_to, page_ids, shop_catalogue

STROKE = DrawStroke(((0.1, 0.5), (0.9, 0.5)))


def test_the_pages_stand_in_the_order_of_the_catalogue() -> None:
    terminal = at_first_question()
    assert page_ids(terminal) == [
        "question:where",
        "field:role",
        "card",
        "field:kind",
        "field:phone",
        "field:seals",
        "field:remark",
        "commitment",
        "materials",
        "summary",
    ]


def test_an_answer_drops_sets_and_asks_more() -> None:
    terminal = at_first_question()
    terminal.happens(SetValue("home"))
    assert "question:noise" in page_ids(terminal)
    assert "field:kind" not in page_ids(terminal)
    assert "field:remark" not in page_ids(terminal)
    form = resolve(EVENT, shop_catalogue(), terminal.visit.draft, TODAY)
    assert form.values["kind"] == "shop"


def test_an_answer_that_ends_says_where_to_go_and_can_be_changed() -> None:
    terminal = at_first_question()
    terminal.happens(SetValue("ship"), Next())
    assert terminal.stage() is Stage.ENDED_ELSEWHERE
    assert terminal.visit.ended == Text(zh="请到海事窗口办。")
    terminal.happens(Back(), SetValue("here"), Next())
    assert terminal.visit.page == "field:role"


def test_next_without_an_answer_says_what_is_missing() -> None:
    terminal = at_first_question()
    terminal.happens(Next())
    assert terminal.visit.page == "question:where"
    assert terminal.visit.error == Say("visit.choose_one")
    terminal.happens(SetValue("here"))
    assert terminal.visit.error is None


def test_a_wrong_number_stays_on_its_page_with_the_reason() -> None:
    terminal = at_first_question()
    go_to(terminal, "field:phone")
    terminal.happens(SetValue("123"), Next())
    assert terminal.visit.page == "field:phone"
    assert terminal.visit.error == Say("field.mobile_shape")


def test_what_was_typed_becomes_its_proper_form_on_next() -> None:
    terminal = at_first_question()
    go_to(terminal, "field:phone")
    terminal.happens(SetValue("１３８ 0000 0001"), Next())
    assert terminal.visit.draft.values["phone"] == "13800000001"


def test_a_choice_that_is_not_offered_is_none() -> None:
    terminal = at_first_question()
    terminal.happens(SetValue("moon"))
    assert not terminal.visit.draft.answers


def test_several_choices_keep_the_order_of_the_catalogue_and_can_be_taken_back() -> None:
    terminal = at_first_question()
    go_to(terminal, "field:seals")
    terminal.happens(*(ToggleChoice(each) for each in ("c", "a", "b", "b", "no such")))
    assert terminal.visit.draft.values["seals"] == ("a", "c")


def test_the_card_is_shown_masked_and_revealed_one_by_one_and_never_typed() -> None:
    terminal = at_first_question()
    go_to(terminal, "card", where="here", role="self")
    shown = card_rows(terminal.visit, terminal.now)
    assert [row.masked for row in shown] == [True, True, False]
    assert not any(each in str(row.value) for row in shown for each in PERSONAL)
    terminal.happens(Reveal(1))
    assert card_rows(terminal.visit, terminal.now)[1].value == ("11010519491231002X",)
    terminal.happens(SetValue("another"))
    assert "app_name" not in terminal.visit.draft.values
    terminal.happens(Next(), Back())
    assert all(row.masked for row in card_rows(terminal.visit, terminal.now)[:2])


def test_the_age_on_the_card_is_not_the_age_of_somebody_else() -> None:
    terminal = at_first_question()
    go_to(terminal, "card", where="here", role="agent")
    assert "field:age_band" in page_ids(terminal)


def test_an_age_for_which_there_is_no_band_is_asked() -> None:
    terminal = at_first_question()
    young = terminal.visit.draft.card
    assert young is not None
    form = resolve(EVENT, shop_catalogue(), terminal.visit.draft, TODAY.replace(year=1999))
    assert "age_band" in form.to_ask


def test_without_a_pledge_the_document_is_to_be_brought() -> None:
    terminal = at_first_question()
    go_to(terminal, "commitment")
    terminal.happens(ChooseCommitment("documents"), Next(), ToggleMaterial("m1"), Next())
    assert terminal.visit.error == Say("visit.material_missing")
    terminal.happens(ToggleMaterial("m2"), Next())
    assert terminal.stage() is Stage.SUMMARY


def test_with_a_pledge_it_is_not_and_what_is_shared_is_never_declared() -> None:
    terminal = at_first_question()
    go_to(terminal, "commitment")
    terminal.happens(ChooseCommitment("commit"), Next())
    terminal.happens(ToggleMaterial("m2"), ToggleMaterial("m3"), ToggleMaterial("m1"), Next())
    assert terminal.visit.draft.declared == {"m1"}
    assert terminal.stage() is Stage.SUMMARY


def test_a_material_that_no_answer_asks_for_is_not_asked_for() -> None:
    quiet, loud = at_first_question(), at_first_question()
    for terminal, answer in ((quiet, "no"), (loud, "yes")):
        go_to(terminal, "materials", where="home", noise=answer)
    ids = [
        {each.id for each in t.visit.current_page(t.now).materials}  # type: ignore[union-attr]
        for t in (quiet, loud)
    ]
    assert ids[1] - ids[0] == {"m4"}


def test_a_correction_returns_to_the_summary() -> None:
    terminal = at_first_question()
    go_to(terminal, "summary", where="here")
    terminal.happens(Edit("field:phone"), SetValue("13900000002"), Next())
    assert terminal.stage() is Stage.SUMMARY
    terminal.happens(Edit("field:phone"), SetValue("139"), Back())
    assert terminal.stage() is Stage.SUMMARY


def test_a_correction_that_opens_a_new_page_leads_through_it_first() -> None:
    terminal = at_first_question()
    go_to(terminal, "summary", where="here", kind="shop")
    terminal.happens(Edit("field:kind"), SetValue("firm"), Next())
    assert terminal.visit.page == "field:capital"
    terminal.happens(SetValue("1"), Next())
    assert terminal.visit.error == Say("field.too_small", (("minimum", "3"),))
    terminal.happens(SetValue("10"), Next())
    assert terminal.stage() is Stage.SUMMARY


def test_what_is_no_longer_visible_is_kept_but_not_submitted() -> None:
    terminal = at_first_question()
    go_to(terminal, "summary", where="here", kind="firm", capital="50")
    terminal.happens(Edit("field:kind"), SetValue("shop"), Next())
    form = resolve(EVENT, shop_catalogue(), terminal.visit.draft, TODAY)
    assert terminal.visit.draft.values["capital"] == "50"
    assert "capital" not in form.values


def test_unsigned_is_not_submitted_and_says_so() -> None:
    terminal = at_first_question()
    go_to(terminal, "summary")
    assert terminal.happens(Submit()) == ()
    assert terminal.visit.error == Say("visit.sign_first")


def test_a_signature_does_not_outlive_what_it_was_put_under() -> None:
    terminal = at_first_question()
    go_to(terminal, "summary")
    terminal.happens(STROKE, Edit("field:phone"), SetValue("13900000002"), Next(), Submit())
    assert terminal.visit.error == Say("visit.sign_first")
    (filing,) = terminal.happens(STROKE, Submit())
    assert isinstance(filing, File)


def test_a_signature_can_be_done_again() -> None:
    terminal = at_first_question()
    go_to(terminal, "summary")
    terminal.happens(STROKE, ClearSignature(), Submit())
    assert terminal.visit.error == Say("visit.sign_first")


def test_a_wrong_value_left_behind_is_found_when_handing_in() -> None:
    terminal = at_first_question()
    go_to(terminal, "summary")
    terminal.happens(Edit("field:phone"), SetValue("1"), Back(), STROKE, Submit())
    assert terminal.visit.page == "field:phone"
    assert terminal.visit.error == Say("field.mobile_shape")


def test_strokes_stay_within_the_pad() -> None:
    terminal = at_first_question()
    go_to(terminal, "summary")
    terminal.happens(DrawStroke(((-1.0, 2.0), (float("nan"), float("inf")))))
    assert terminal.visit.draft.strokes == ("M0 1000l0 0",)


@pytest.mark.parametrize(("told", "kept"), [(2.3456, 2.35), (0.0, None), (float("nan"), None), (1e9, None)])
def test_the_shape_of_the_pad_is_kept_where_it_can_be_one(told: float, kept: float | None) -> None:
    terminal = at_first_question()
    go_to(terminal, "summary")
    terminal.happens(DrawStroke(((0.1, 0.5), (0.9, 0.5)), told))
    assert terminal.visit.draft.pad == kept


def test_the_summary_has_a_row_for_all_that_was_given_and_masks_numbers() -> None:
    terminal = at_first_question()
    go_to(terminal, "summary", where="here", phone="13800000001")
    shown = rows(terminal.visit, terminal.now)
    assert {"question:where", "field:phone", "field:seals", "commitment", "materials"} <= {
        row.page for row in shown
    }
    assert "13800000001" not in str([row.value for row in shown])
    assert all(row.page == "" for row in shown if row.label in (Text(zh="姓名"), Text(zh="号码")))


@pytest.mark.parametrize("page", ["question:where", "field:phone", "materials", "summary"])
def test_the_progress_counts_towards_the_end(page: str) -> None:
    terminal = at_first_question()
    before = progress(terminal.visit, terminal.now)
    go_to(terminal, page)
    after = progress(terminal.visit, terminal.now)
    assert before.steps == after.steps == 6
    assert before.step <= after.step <= after.steps
    assert after.minutes_left <= before.minutes_left
