"""An address put together by touch: read off the text, however far it has come."""

import pytest

from kiosk.visit import address
from kiosk.visit.address import Address
from kiosk.visit.sentence import Say
from kiosk.visit.touches.form import ChooseEntry, Entry, SetValue
from kiosk.visit.touches.travel import Back, Next
from tests.kiosk.visit.residents import Terminal, catalogue
from tests.kiosk.visit.typing import at_field

STREET = next(each for each in catalogue().district.streets if each.name.zh == "泉水街道")
BEGINNING = "辽宁省大连市甘井子区泉水街道"
WHOLE = f"{BEGINNING}泉水路100号3号楼2单元501室"


def the_address(text: str) -> Address:
    found = address.read(catalogue(), text)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "steps"),
    [
        ("", Address()),
        (BEGINNING, Address(STREET)),
        (f"{BEGINNING}泉水路", Address(STREET, "泉水路")),
        (f"{BEGINNING}泉水路100号", Address(STREET, "泉水路", "100")),
        (f"{BEGINNING}泉水社区3号楼", Address(STREET, "泉水社区", building="3")),
        (f"{BEGINNING}泉水路100-2号501室", Address(STREET, "泉水路", "100-2", room="501")),
        (WHOLE, Address(STREET, "泉水路", "100", "3", "2", "501")),
    ],
)
def test_where_a_person_stands_is_read_off_the_text(text: str, steps: Address) -> None:
    assert address.read(catalogue(), text) == steps
    assert address.written(catalogue(), steps) == text


@pytest.mark.parametrize(
    "text",
    [
        "辽宁省大连市中山区人民路1号",
        "泉水路100号",
        f"{BEGINNING}泉水路一百号",
        f"{WHOLE}旁边",
        f"{BEGINNING}100号",
    ],
)
def test_what_somebody_wrote_otherwise_is_no_step_of_the_tree(text: str) -> None:
    assert address.read(catalogue(), text) is None


def test_every_place_of_the_catalogue_can_be_reached_and_read_back() -> None:
    for street in catalogue().district.streets:
        assert len(address.places(catalogue(), street)) >= 4
        for place in address.places(catalogue(), street):
            whole = Address(street, place.zh, "12-3", "4", "5", "601")
            assert address.read(catalogue(), address.written(catalogue(), whole)) == whole


def test_a_step_back_takes_the_numbers_then_the_road_then_the_sub_district() -> None:
    steps = [WHOLE]
    while steps[-1]:
        steps.append(address.step_back(catalogue(), steps[-1]))
    assert steps[1:] == [f"{BEGINNING}泉水路", BEGINNING, ""]


def test_a_number_holds_digits_and_hyphens_and_no_more() -> None:
    assert the_address(f"{BEGINNING}泉水路").with_part("number", "-1号2-3x").number == "12-3"
    assert len(the_address(f"{BEGINNING}泉水路").with_part("room", "9" * 40).room) == address.LONGEST


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (BEGINNING, "visit.address_place"),
        (f"{BEGINNING}泉水路", "visit.address_number"),
        (f"{BEGINNING}泉水路2单元", "visit.address_number"),
        (WHOLE, None),
        (f"{BEGINNING}泉水社区3号楼", None),
        ("辽宁省大连市中山区人民路1号", None),
    ],
)
def test_half_an_address_is_not_enough_while_it_is_put_together(text: str, said: str | None) -> None:
    terminal = at_field("S07", "addr_detail")
    terminal.happens(SetValue(text), Next())
    assert (terminal.visit.error == Say(said)) if said else (terminal.visit.page != "field:addr_detail")


def test_a_village_needs_no_door_number() -> None:
    terminal = at_field("S07", "addr_detail")
    terminal.happens(SetValue("辽宁省大连市甘井子区营城子街道前牧城驿村"), Next())
    assert terminal.visit.page != "field:addr_detail"


def test_what_is_written_freely_is_taken_as_it_is() -> None:
    terminal = at_field("S07", "addr_detail")
    terminal.happens(SetValue(BEGINNING), ChooseEntry(Entry.HAND), Next())
    assert terminal.visit.page != "field:addr_detail"


def test_going_back_finds_the_address_where_it_was() -> None:
    terminal: Terminal = at_field("S07", "addr_detail")
    terminal.happens(SetValue(WHOLE), Next(), Back())
    assert the_address(str(terminal.visit.draft.values["addr_detail"])).room == "501"
