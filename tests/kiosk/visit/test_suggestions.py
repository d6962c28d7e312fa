"""What is offered beside a field, and the way it is put in."""

from dataclasses import replace
from random import Random

import pytest

from devices.id_card.card import Sex
from kiosk.visit.entry import way, ways
from kiosk.visit.events import Tick
from kiosk.visit.manner import Aspect
from kiosk.visit.pages import FieldPage
from kiosk.visit.stage import Stage
from kiosk.visit.suggestions import suggestions
from kiosk.visit.touches.choosing import Another
from kiosk.visit.touches.everywhere import Leave, ToggleManner
from kiosk.visit.touches.form import ChooseEntry, Entry, SetValue
from kiosk.visit.touches.travel import Next
from tests.kiosk.visit.residents import CHEN, TODAY, Terminal, catalogue
from tests.kiosk.visit.typing import at_field


def page_of(terminal: Terminal) -> FieldPage:
    page = terminal.visit.current_page(terminal.now)
    assert isinstance(page, FieldPage)
    return page


def offered(terminal: Terminal) -> list[str]:
    return [each.value for each in suggestions(terminal.visit, page_of(terminal), terminal.now)]


def way_of(terminal: Terminal) -> Entry | None:
    return way(terminal.visit, page_of(terminal))


def test_a_childs_name_begins_with_the_surname_on_the_card_and_then_the_common_ones() -> None:
    terminal = at_field("S02", "child_name")
    assert offered(terminal)[:3] == ["陈", "王", "李"]
    terminal.happens(SetValue("陈"))
    assert offered(terminal) == []


def test_a_surname_of_two_characters_is_one() -> None:
    terminal = at_field("S02", "child_name")
    card = replace(CHEN, name="欧阳示例")
    terminal.visit = replace(terminal.visit, draft=replace(terminal.visit.draft, card=card))
    assert offered(terminal)[0] == "欧阳"


def test_a_card_with_a_latin_name_only_offers_no_surname_of_its_own() -> None:
    terminal = at_field("S02", "child_name")
    card = replace(CHEN, name="", name_en="ANNA EXAMPLE")
    terminal.visit = replace(terminal.visit, draft=replace(terminal.visit.draft, card=card))
    assert offered(terminal)[0] == "王"


@pytest.mark.parametrize(("sex", "key"), [(Sex.FEMALE, "mother_id"), (Sex.MALE, "father_id")])
def test_a_parent_gives_their_own_number_by_one_touch(sex: Sex, key: str) -> None:
    for field in ("mother_id", "father_id"):
        terminal = at_field("S01", field)
        card = replace(CHEN, sex=sex)
        terminal.visit = replace(terminal.visit, draft=replace(terminal.visit.draft, card=card))
        assert offered(terminal) == ([CHEN.number] if field == key else [])


def test_where_to_post_is_where_one_lives_or_where_the_card_says() -> None:
    home = "辽宁省大连市甘井子区泉水街道泉水路100号"
    terminal = at_field("S07", "delivery_addr", addr_detail=home)
    assert offered(terminal)[:2] == [home, CHEN.address]


def test_the_address_that_the_chip_was_given_after_a_move_comes_before_the_printed_one() -> None:
    terminal = at_field("S07", "addr_detail")
    moved = replace(CHEN, newest_address="辽宁省大连市甘井子区迁入路18号")
    terminal.visit = replace(terminal.visit, draft=replace(terminal.visit.draft, card=moved))
    assert offered(terminal)[:2] == [moved.newest_address, CHEN.address]


def test_an_address_begins_where_the_sub_district_was_given() -> None:
    terminal = at_field("S07", "addr_detail", street="210211018")
    assert offered(terminal) == [CHEN.address, "辽宁省大连市甘井子区泉水街道"]
    terminal.happens(SetValue("辽宁省大连市甘井子区"))
    assert offered(terminal) == [CHEN.address]


def test_what_an_answer_has_hidden_since_is_not_offered() -> None:
    terminal = at_field("S13", "delivery_addr")
    values = {**terminal.visit.draft.values, "addr_detail": "某处"}
    terminal.visit = replace(terminal.visit, draft=replace(terminal.visit.draft, values=values))
    assert "某处" not in offered(terminal)  # S13 does not ask where a person lives


def test_communities_are_those_of_the_sub_district_given() -> None:
    terminal = at_field("S07", "community", street="210211018")
    assert "泉水社区" in offered(terminal)
    assert "凌水社区" not in offered(terminal)


def test_a_business_name_is_put_together_and_no_piece_is_offered_twice() -> None:
    terminal = at_field("S13", "ent_name")
    terminal.happens(SetValue("大连"))
    assert "大连大连" not in offered(terminal)
    terminal.happens(SetValue("大连海风"))
    assert "大连海风贸易有限公司" in offered(terminal)


def test_dates_come_as_days_from_today() -> None:
    terminal = at_field("S12", "death_date")
    assert offered(terminal)[:2] == [TODAY.isoformat(), "2026-11-22"]


def test_suggestions_say_nothing_personal_in_a_repr() -> None:
    terminal = at_field("S07", "delivery_addr")
    shown = repr(suggestions(terminal.visit, page_of(terminal), terminal.now))
    assert str(CHEN.address) not in shown


@pytest.mark.parametrize("life_event", sorted(catalogue().life_events))
def test_whatever_is_offered_can_be_taken(life_event: str) -> None:
    """On every page of every life event, each suggestion is a value that may stand in the field."""
    from kiosk.visit.checking import Accepted, check
    from tests.kiosk.visit.typing import begun

    terminal = begun(life_event)
    for _ in range(60):
        page = terminal.visit.current_page(terminal.now)
        if terminal.stage() is Stage.SUMMARY:
            return
        if isinstance(page, FieldPage):
            for value in offered(terminal):
                assert isinstance(check(catalogue(), page.field, value, TODAY), Accepted), (page.key, value)
        name = terminal.visit.page.partition(":")[2]
        if name == "delivery":
            terminal.happens(SetValue("mail"))
        else:
            terminal.fill_page(Random(1))
        terminal.happens(Next())


# The way a text is put in


def test_the_keyboard_comes_first_and_handwriting_in_the_elder_view() -> None:
    terminal = at_field("S02", "child_name")
    assert way_of(terminal) is Entry.KEYS
    terminal.happens(ToggleManner(Aspect.ELDER))
    assert way_of(terminal) is Entry.HAND


def test_what_was_chosen_holds_for_every_field_of_the_visit_and_its_next_matter() -> None:
    terminal = at_field("S01", "child_name")
    terminal.happens(ChooseEntry(Entry.HAND))
    assert way_of(terminal) is Entry.HAND
    terminal.happens(ToggleManner(Aspect.ELDER), ChooseEntry(Entry.KEYS))
    assert way_of(terminal) is Entry.KEYS
    terminal.visit = replace(terminal.visit, stage=Stage.RECEIPT)
    terminal.happens(Another())
    assert terminal.visit.by_hand is False


def test_the_next_person_finds_the_usual_way() -> None:
    terminal = at_field("S07", "addr_detail")
    terminal.happens(ChooseEntry(Entry.HAND), Leave(), Tick())
    terminal.seconds += 1000
    terminal.happens(Tick())
    assert terminal.stage() in (Stage.GOODBYE, Stage.WELCOME)
    assert terminal.visit.by_hand is None
    assert terminal.visit.by_tree


def test_an_address_goes_by_touch_and_can_be_written_instead() -> None:
    terminal = at_field("S07", "addr_detail")
    assert way_of(terminal) is Entry.TREE
    terminal.happens(ChooseEntry(Entry.HAND))
    assert way_of(terminal) is Entry.HAND
    terminal.happens(ChooseEntry(Entry.TREE))
    assert way_of(terminal) is Entry.TREE


def test_a_way_that_a_field_does_not_have_is_not_taken() -> None:
    terminal = at_field("S02", "child_name")
    before = terminal.visit
    terminal.happens(ChooseEntry(Entry.TREE))
    assert way_of(terminal) is Entry.KEYS
    assert terminal.visit.by_tree == before.by_tree
    assert ways(terminal.visit, catalogue().fields["birth_cert_no"]) == ()
