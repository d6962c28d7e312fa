"""The page's view-model: the ways to put a text in, the steps of an address, and who reads handwriting."""

from collections.abc import Sequence

import pytest

from kiosk.visit.manner import Aspect
from kiosk.visit.touches.everywhere import ToggleManner
from kiosk.visit.touches.form import ChooseEntry, Entry, SetValue
from kiosk.visit.touches.travel import Back, Next
from kiosk.writing.recogniser import Stroke
from tests.kiosk.visit.typing import at_field
from tests.ui.viewmodels.shown import Shown

BEGINNING = "辽宁省大连市甘井子区泉水街道"


class Listener:
    """Notes what a scribe is asked."""

    def __init__(self) -> None:
        self.asked: list[tuple[int, Sequence[Stroke]]] = []
        self.forgotten = 0

    def ask(self, ticket: int, strokes: Sequence[Stroke]) -> None:
        self.asked.append((ticket, strokes))

    def held(self) -> int:
        return 0

    def forget(self) -> None:
        self.forgotten += 1


@pytest.fixture
def scribe() -> Listener:
    return Listener()


def shown_at(life_event: str, key: str, scribe: Listener | None = None) -> Shown:
    shown = Shown(at_field(life_event, key), scribe)
    shown.show()
    return shown


def test_an_address_shows_sub_districts_then_places_then_numbers(scribe: Listener) -> None:
    shown = shown_at("S07", "addr_detail", scribe)
    page = shown.screens.page
    assert page.property("way") == "tree"
    assert len(page.property("places")) == 15
    page.setValue(BEGINNING)
    assert "泉水路" in [each["label"] for each in page.property("places")]
    page.setValue(f"{BEGINNING}泉水路")
    assert page.property("places") == []
    page.setPart("number", "100")
    page.setPart("room", "501")
    assert page.property("value") == f"{BEGINNING}泉水路100号501室"
    assert [each["digits"] for each in page.property("parts")] == ["100", "", "", "501"]
    page.stepBack()
    assert page.property("value") == f"{BEGINNING}泉水路"


def test_an_address_written_otherwise_has_no_steps(scribe: Listener) -> None:
    page = shown_at("S07", "addr_detail", scribe).screens.page
    page.setValue("大连湾某处")
    assert page.property("places") == page.property("parts") == []
    page.setPart("number", "1")
    assert page.property("value") == "大连湾某处"


def test_chips_are_said_in_the_residents_language_and_name_the_other_field(scribe: Listener) -> None:
    shown = shown_at("S07", "delivery_addr", scribe)
    labels = [each["label"] for each in shown.screens.page.property("suggestions")]
    assert labels[:2] == ["和“详细地址（路/号/楼/单元/室）”一样", "身份证上的住址"]


def test_without_somebody_who_reads_it_handwriting_is_not_offered() -> None:
    shown = shown_at("S02", "child_name")
    page = shown.screens.page
    assert page.property("ways") == ["keys"]
    shown.happens(ToggleManner(Aspect.ELDER))
    assert page.property("way") == "keys"


def test_handwriting_is_read_with_the_newest_ticket_only(scribe: Listener) -> None:
    shown = shown_at("S02", "child_name", scribe)
    page = shown.screens.page
    page.chooseEntry("hand")
    page.recognise([[0.1, 0.2, 0.9, 0.2]])
    page.recognise([[0.1, 0.2, 0.9, 0.2], [0.5, 0.1, 0.5, 0.9]])
    (first, _), (second, strokes) = scribe.asked
    assert list(strokes) == [((0.1, 0.2), (0.9, 0.2)), ((0.5, 0.1), (0.5, 0.9))]
    page.recognised(first, ("一",))
    assert page.property("candidates") == []
    page.recognised(second, ("十", "干"))
    assert page.property("candidates") == ["十", "干"]


@pytest.mark.parametrize("leaving", [Next(), Back(), ChooseEntry(Entry.KEYS)])
def test_leaving_the_pad_forgets_what_stood_on_it(
    scribe: Listener, leaving: Next | Back | ChooseEntry
) -> None:
    shown = shown_at("S02", "child_name", scribe)
    page = shown.screens.page
    page.chooseEntry("hand")
    page.setValue("陈一禾")
    page.recognise([[0.1, 0.2, 0.9, 0.2]])
    ticket = scribe.asked[-1][0]
    page.recognised(ticket, ("十",))
    before = scribe.forgotten
    shown.happens(leaving)
    assert page.property("candidates") == []
    assert scribe.forgotten > before
    page.recognised(ticket, ("十",))
    assert page.property("candidates") == []


def test_an_empty_pad_asks_nobody(scribe: Listener) -> None:
    page = shown_at("S02", "child_name", scribe).screens.page
    page.chooseEntry("hand")
    page.recognise([])
    assert scribe.asked == []


def test_nothing_personal_stands_in_the_repr_of_what_is_shown(scribe: Listener) -> None:
    page = shown_at("S07", "addr_detail", scribe).screens.page
    page.setValue(f"{BEGINNING}泉水路")
    page.setPart("number", "4711")
    assert "4711" not in repr(page.outputs)
    assert SetValue("4711号") != SetValue("")
    assert "4711" not in repr(SetValue("4711号"))
