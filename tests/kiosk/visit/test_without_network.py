"""While the network is down: of everything that can be done here it is said beforehand whether it works now,
is taken and sent later, or has to wait.
"""

from dataclasses import dataclass, replace
from enum import StrEnum

import pytest

from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Callback
from kiosk.visit.aside_matter import matter_of
from kiosk.visit.copying import Copier
from kiosk.visit.doors import Door
from kiosk.visit.explanation import explanations
from kiosk.visit.handlers.doors import doors, is_closed
from kiosk.visit.news import OnlineChanged
from kiosk.visit.stage import Stage
from kiosk.visit.step import step
from kiosk.visit.touches.asking import TypeNumber
from kiosk.visit.touches.choosing import OpenDoor
from kiosk.visit.touches.everywhere import AskPerson, ShowTruth
from tests.kiosk.visit.asked import NUMBER
from tests.kiosk.visit.residents import Terminal
from ui.words import load_words


class Works(StrEnum):
    """The values are the sentences of the sheet at the foot that name what belongs there."""

    NOW = "truth.offline_works"
    QUEUED = "truth.offline_kept"
    NOT_NOW = "truth.offline_stops"


@dataclass(frozen=True)
class Function:
    """Something to be done here: how it goes without a network, and its word on the sheet. `door`: where it
    begins.
    """

    works: Works
    word: str
    door: Door | None = None


FUNCTIONS = {
    "find an item and read its guide": Function(Works.NOW, "找事项", Door.FIND),
    "the places around": Function(Works.NOW, "附近网点", Door.NEARBY),
    "copy a paper": Function(Works.NOW, "复印", Door.COPY),
    SubmissionKind.FILING: Function(Works.QUEUED, "交件"),
    SubmissionKind.POLICY_CLAIM: Function(Works.QUEUED, "申领政策", Door.POLICIES),
    SubmissionKind.APPOINTMENT: Function(Works.QUEUED, "预约窗口"),
    SubmissionKind.OBSTACLE_REPORT: Function(Works.QUEUED, "办不成反映"),
    SubmissionKind.CALLBACK: Function(Works.QUEUED, "请人回电"),
    SubmissionKind.RATING: Function(Works.QUEUED, "评价"),
    "how far is it": Function(Works.NOT_NOW, "查进度", Door.PROGRESS),
    "a finished document": Function(Works.NOT_NOW, "领证照"),
    "pages from the phone": Function(Works.NOT_NOW, "手机传文件", Door.PRINT),
    "pay by phone": Function(Works.NOT_NOW, "手机交费"),
    "a number for a queue": Function(Works.NOT_NOW, "取排队号"),
    "a code by text message": Function(Works.NOT_NOW, "短信验证码"),
}
LATER = {SubmissionKind.AMENDMENT, SubmissionKind.WITHDRAWAL}
"""Begun on the screen of a case that is known: it waits for "how far is it", and is queued then."""


EQUIPPED = {"online": True, "can_print_pages": True, "copier": Copier.CAMERA}


def offline() -> Terminal:
    terminal = Terminal()
    terminal.surrounded(**EQUIPPED)
    terminal.happens(OnlineChanged(online=False))
    return terminal


def test_every_door_and_every_kind_of_submission_is_in_the_table() -> None:
    assert {each.door for each in FUNCTIONS.values() if each.door is not None} == set(Door)
    kinds = {each for each in FUNCTIONS if isinstance(each, SubmissionKind)}
    assert kinds | LATER == set(SubmissionKind)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_sheet_at_the_foot_names_it_under_what_is_true_of_it(name: str) -> None:
    terminal = offline()
    terminal.happens(ShowTruth())
    said = {point.key for each in explanations(terminal.visit) for point in each.points}
    words, function = load_words()["zh"], FUNCTIONS[name]
    assert function.works.value in said
    assert [each for each in Works if function.word in words[each.value]] == [function.works]


@pytest.mark.parametrize("door", Door)
def test_a_door_stays_where_it_is_and_one_that_leads_nowhere_now_is_shown_closed(door: Door) -> None:
    terminal, with_network = offline(), Terminal()
    with_network.surrounded(**EQUIPPED)
    assert doors(terminal.visit) == doors(with_network.visit) == tuple(Door)
    closed = is_closed(terminal.visit, door)
    assert not is_closed(with_network.visit, door)
    terminal.happens(OpenDoor(door))
    assert (terminal.stage() is Stage.WELCOME) is closed
    works = next(each.works for each in FUNCTIONS.values() if each.door is door)
    assert closed is (works is Works.NOT_NOW and door is not Door.PROGRESS)


def test_who_cannot_ask_now_is_called_with_the_answer_and_the_number_is_known() -> None:
    """Its door is open, for behind it stands the queued request in place of the question."""
    terminal = offline()
    terminal.happens(OpenDoor(Door.PROGRESS), TypeNumber(NUMBER))
    assert terminal.stage() is Stage.ASKING
    beside = step(terminal.visit, AskPerson(), terminal.now)[0].aside
    assert beside is not None
    form = matter_of(terminal.visit, replace(beside, phone="13800000301")).form
    assert isinstance(form, Callback)
    assert form.receipt_number == NUMBER
