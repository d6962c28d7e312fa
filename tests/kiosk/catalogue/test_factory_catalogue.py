"""The catalogue that ships is whole, and every way through it leads somewhere."""

from datetime import date

import pytest

from kiosk.contract.catalogue.check_languages import missing_english
from kiosk.contract.catalogue.derived import AGE_BANDS, age, age_band
from kiosk.contract.catalogue.field_checks import Accepted, check_value, visible
from kiosk.contract.catalogue.options import option_values, options
from kiosk.contract.catalogue.schema import Catalogue, FieldType, Source, Text
from kiosk.contract.catalogue.service import may_be_filed
from tests.kiosk.catalogue.branches import Branch, branches

TODAY = date(2026, 11, 23)
COMPLETE = tuple(f"S{number:02}" for number in range(1, 21))


def all_branches(catalogue: Catalogue, event: str) -> list[Branch]:
    """Every way through a life event for every age a card may give."""
    return [
        branch for band in AGE_BANDS for branch in branches(catalogue.life_events[event], {"age_band": band})
    ]


def test_it_holds_20_life_events_100_items_97_fields_23_departments_5_commitments(
    catalogue: Catalogue,
) -> None:
    assert len(catalogue.life_events) == catalogue.programme.life_events == 20
    assert len(catalogue.items) == catalogue.programme.frequent_items == 100
    assert len(catalogue.fields) == 97
    assert len(catalogue.departments) == 23
    assert len(catalogue.commitments) == 5
    assert len(catalogue.district.streets) == 15


def test_it_says_in_both_languages_that_it_is_illustrative(catalogue: Catalogue) -> None:
    assert catalogue.illustrative
    for text in (catalogue.notice, catalogue.disclaimer, catalogue.title):
        assert text.en
    assert "示例" in catalogue.notice.zh
    assert "illustrative" in str(catalogue.notice.en).lower()
    assert "不是甘井子区公布的事项目录" in catalogue.disclaimer.zh
    assert "NOT the district's published catalogue" in str(catalogue.disclaimer.en)


def test_what_it_says_survives_the_way_to_the_central_service(catalogue: Catalogue) -> None:
    assert Catalogue.model_validate_json(catalogue.model_dump_json()) == catalogue


def test_six_life_events_stand_on_the_welcome_screen(catalogue: Catalogue) -> None:
    featured = {event.featured: event.id for event in catalogue.life_events.values() if event.featured}
    assert [featured[place] for place in sorted(featured)] == ["S01", "S02", "S08", "S10", "S11", "S13"]
    assert sorted(featured) == [1, 2, 3, 4, 5, 6]


def test_all_life_events_are_complete(catalogue: Catalogue) -> None:
    assert tuple(event.id for event in catalogue.life_events.values() if event.complete) == COMPLETE


def test_every_life_event_can_be_filed_in_english(catalogue: Catalogue) -> None:
    assert [
        finding for event in catalogue.life_events.values() for finding in missing_english(catalogue, event)
    ] == []


def test_every_life_event_has_a_short_title_and_a_second_line(catalogue: Catalogue) -> None:
    for event in catalogue.life_events.values():
        assert len(event.title.zh) <= 8, event.id
        assert event.summary is not None
        assert event.title.en


def test_every_guide_question_can_be_answered_with_at_most_seven_answers(catalogue: Catalogue) -> None:
    for event in catalogue.life_events.values():
        for question in event.questions:
            assert 2 <= len(question.answers) <= 7, (event.id, question.id)


def test_every_closed_field_but_the_streets_offers_at_most_seven_choices(catalogue: Catalogue) -> None:
    for key, field in catalogue.fields.items():
        if field.choices:
            assert len(field.choices) <= 7, key


def test_every_field_is_asked_in_a_sentence_in_both_languages(catalogue: Catalogue) -> None:
    for key, field in catalogue.fields.items():
        assert field.question is not None, key
        assert field.question.en, key
        assert field.question.zh.endswith(("？", "。")), key


@pytest.mark.parametrize("event", COMPLETE)
def test_every_branch_ends_in_a_form_or_says_where_to_go(catalogue: Catalogue, event: str) -> None:
    life_event = catalogue.life_events[event]
    for branch in all_branches(catalogue, event):
        if branch.ended:
            ends = [answer.ends for answer in branch.answers.values() if answer.ends]
            assert isinstance(ends[-1], Text)
            assert ends[-1].en
            continue
        form = branch.form(catalogue, life_event)
        assert {"app_name", "app_id", "app_mobile", "delivery"} <= set(form)
        assert set(form) <= set(catalogue.fields)
        assert not branch.dropped & set(form)
        for key, value in branch.facts.items():
            if key in form:
                offered = option_values(catalogue, catalogue.fields[key])
                assert check_value(catalogue.fields[key], value, TODAY, offered) == Accepted(value)


@pytest.mark.parametrize("event", COMPLETE)
def test_every_answer_lies_on_some_way(catalogue: Catalogue, event: str) -> None:
    taken = {
        (question, answer.value)
        for branch in all_branches(catalogue, event)
        for question, answer in branch.answers.items()
    }
    offered = {
        (question.id, answer.value)
        for question in catalogue.life_events[event].questions
        for answer in question.answers
    }
    assert taken == offered


def test_a_mother_at_the_terminal_is_not_asked_for_her_own_number(catalogue: Catalogue) -> None:
    event = catalogue.life_events["S01"]
    for branch in all_branches(catalogue, "S01"):
        if not branch.ended:
            who = branch.answers["who"].value
            form = branch.form(catalogue, event)
            assert ("mother_id" in form) == (who != "mother")
            assert ("father_id" in form) == (who != "father")
            assert ("proxy_name" in form) == (who == "agent")


def test_a_child_of_unmarried_parents_can_join_the_mother(catalogue: Catalogue) -> None:
    ways = [each for each in all_branches(catalogue, "S01") if each.answers.get("married") is not None]
    unmarried = [each for each in ways if each.answers["married"].value == "no" and not each.ended]
    assert unmarried
    assert {each.facts["hukou_with"] for each in unmarried} == {"mother"}


def test_without_the_childcare_allowance_no_bank_card_is_asked(catalogue: Catalogue) -> None:
    event = catalogue.life_events["S01"]
    for branch in all_branches(catalogue, "S01"):
        if not branch.ended:
            wanted = branch.answers["allowance"].value == "yes"
            assert ("bank_card" in branch.form(catalogue, event)) == wanted


def test_nobody_under_80_is_asked_for_a_card_for_the_old_age_allowance(catalogue: Catalogue) -> None:
    event = catalogue.life_events["S11"]
    ways = [each for each in all_branches(catalogue, "S11") if not each.ended]
    for branch in ways:
        old_enough = branch.facts["age_band"] in ("80_89", "90_99", "100_plus")
        assert old_enough or "bank_card" not in branch.form(catalogue, event)
        assert branch.facts["age_band"] != "under_60"
    assert any("bank_card" in each.form(catalogue, event) for each in ways)


def test_a_young_relative_files_for_an_older_person_and_names_them(catalogue: Catalogue) -> None:
    event = catalogue.life_events["S11"]
    for branch in branches(event, {"age_band": "under_60"}):
        if not branch.ended:
            form = branch.form(catalogue, event)
            assert {"proxy_name", "proxy_id"} <= set(form)
            assert "authorisation" in {m.id for m in event.materials if visible(m.needed_if, branch.facts)}


def test_a_company_has_capital_and_shareholders_and_an_individual_business_has_not(
    catalogue: Catalogue,
) -> None:
    event = catalogue.life_events["S13"]
    for branch in all_branches(catalogue, "S13"):
        if not branch.ended:
            company = branch.answers["kind"].value == "company"
            assert {"capital", "shareholders"} <= set(branch.form(catalogue, event)) or not company
            assert not ({"capital", "shareholders"} & set(branch.form(catalogue, event))) or company
            articles = next(material for material in event.materials if material.id == "articles")
            assert visible(articles.needed_if, branch.facts) == company


def test_what_is_not_wanted_for_a_new_firm_is_not_asked(catalogue: Catalogue) -> None:
    event = catalogue.life_events["S13"]
    for branch in all_branches(catalogue, "S13"):
        if not branch.ended:
            form = branch.form(catalogue, event)
            assert ("seal_set" in form) == (branch.answers["seals"].value == "yes")
            assert ("staff_n" in form) == (branch.answers["staff"].value == "yes")


def test_items_of_life_events_that_may_be_filed_here_have_forms_of_their_own(
    catalogue: Catalogue,
) -> None:
    linked = {item for event in COMPLETE for item in catalogue.life_events[event].items}
    filed = [catalogue.items[key] for key in sorted(linked) if may_be_filed(catalogue.items[key])]
    assert [item.id for item in filed if not item.form] == []
    first = {item for event in ("S01", "S11", "S13") for item in catalogue.life_events[event].items}
    assert [item for item in sorted(first) if not catalogue.items[item].form] == []


def test_the_streets_are_offered_by_name_and_kept_by_code(catalogue: Catalogue) -> None:
    offered = options(catalogue, catalogue.fields["street"])
    assert ("210211018", "泉水街道") in [(choice.value, choice.label.zh) for choice in offered]
    assert all(choice.label.en for choice in offered)


def test_every_sub_district_has_places_to_touch(catalogue: Catalogue) -> None:
    for street in catalogue.district.streets:
        places = catalogue.places[street.code]
        assert len(places.roads) >= 3
        assert len(places.communities) >= 3
        assert all(place.en for place in (*places.roads, *places.communities))


def test_numbers_of_people_and_accounts_are_masked(catalogue: Catalogue) -> None:
    private = (FieldType.ID_NUMBER, FieldType.BANK_CARD, FieldType.MOBILE)
    unmasked = [key for key, field in catalogue.fields.items() if field.type in private and not field.masked]
    assert unmasked == []


def test_what_the_card_says_is_taken_from_it(catalogue: Catalogue) -> None:
    from_card = {
        key for key, field in catalogue.fields.items() if field.source in (Source.CARD, Source.DERIVED)
    }
    assert from_card == {"app_name", "app_id", "age_band", "legal_name", "legal_id"}


@pytest.mark.parametrize(
    ("birth", "years", "band"),
    [
        (date(1946, 11, 23), 80, "80_89"),
        (date(1946, 11, 24), 79, "70_79"),
        (date(1966, 11, 23), 60, "60_69"),
        (date(1966, 11, 24), 59, "under_60"),
        (date(1926, 11, 23), 100, "100_plus"),
        (date(1936, 11, 23), 90, "90_99"),
        (TODAY, 0, "under_60"),
    ],
)
def test_an_age_band_begins_on_the_birthday(birth: date, years: int, band: str) -> None:
    assert age(birth, TODAY) == years
    assert age_band(birth, TODAY) == band


def test_who_was_born_on_29_february_turns_80_on_1_march() -> None:
    assert age_band(date(1944, 2, 29), date(2023, 2, 28)) == "70_79"
    assert age_band(date(1944, 2, 29), date(2023, 3, 1)) == "70_79"
    assert age_band(date(1944, 2, 29), date(2024, 2, 28)) == "70_79"
    assert age_band(date(1944, 2, 29), date(2024, 2, 29)) == "80_89"
    assert age(date(1964, 2, 29), date(2025, 2, 28)) == 60
    assert age(date(1964, 2, 29), date(2025, 3, 1)) == 61
