"""What the line at the foot means can be asked for anywhere, is about what is true now, and costs nothing."""

from random import Random

import pytest

from kiosk.visit.answers import FilingFailed
from kiosk.visit.bench import AT_BENCH
from kiosk.visit.events import Tick
from kiosk.visit.explanation import ALL_WELL, EXPLAINED, explanations
from kiosk.visit.handlers import everywhere
from kiosk.visit.news import CardLifted, CardSeen, OnlineChanged, PrinterChanged, ReaderChanged
from kiosk.visit.sentence import Say
from kiosk.visit.stage import Stage
from kiosk.visit.table import TABLE
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.everywhere import DismissNotice, ShowTruth
from kiosk.visit.touches.travel import Submit
from kiosk.visit.truth import truths
from tests.kiosk.visit.residents import Terminal
from tests.kiosk.visit.shop import at_first_question
from tests.kiosk.visit.test_idle import wait
from ui.words import load_words

WORDS = load_words()["zh"]
LOW = PrinterChanged(can_print=True, paper_low=True, sentence_key="device.printer.ready")
BROKEN = PrinterChanged(can_print=False, paper_low=False, sentence_key="device.printer.paper_out")


def told(terminal: Terminal) -> str:
    """Everything the sheet says, in Chinese."""
    return "".join(
        WORDS[key]
        for each in explanations(terminal.visit)
        for key in (each.title, *(point.key for point in each.points))
    )


def test_offline_says_what_works_what_does_not_and_what_becomes_of_it() -> None:
    terminal = Terminal()
    terminal.happens(CardLifted(), OnlineChanged(online=False), ShowTruth())
    assert terminal.visit.about_truth
    for word in ("签名", "凭证", "验证码", "身份待核实", "自动送出", "不用再交一次", "12345"):
        assert word in told(terminal)


def test_since_when_is_said_only_where_it_was_seen() -> None:
    terminal = Terminal()
    terminal.surrounded(online=False)
    terminal.happens(CardLifted(), OnlineChanged(online=False))
    assert explanations(terminal.visit)[0].since is None, "it was so when this process first looked"
    terminal.happens(OnlineChanged(online=True), OnlineChanged(online=False))
    seen = terminal.seconds
    assert explanations(terminal.visit)[0].since == pytest.approx(seen, abs=2)
    wait(terminal, 30)
    terminal.happens(OnlineChanged(online=False))
    assert explanations(terminal.visit)[0].since == pytest.approx(seen, abs=2), "still the same failure"


@pytest.mark.parametrize(
    ("news", "words"),
    [
        (CardSeen(), ("拿走", "读卡区")),
        (ReaderChanged("device.reader.unavailable"), ("接着办", "附近", "12345")),
        (BROKEN, ("二维码", "抄下编号", "算数")),
        (LOW, ("够打",)),
    ],
)
def test_every_other_line_says_what_it_means_for_the_resident(
    news: CardSeen | ReaderChanged | PrinterChanged, words: tuple[str, ...]
) -> None:
    terminal = Terminal()
    terminal.happens(CardLifted(), OnlineChanged(online=True), news)
    assert [each.key for each in truths(terminal.visit)] == [
        key for key, each in EXPLAINED.items() if each in explanations(terminal.visit)
    ]
    for word in words:
        assert word in told(terminal)


def test_what_has_passed_while_somebody_reads_is_said_to_have_passed() -> None:
    terminal = Terminal()
    terminal.happens(CardLifted(), OnlineChanged(online=False), ShowTruth(), OnlineChanged(online=True))
    assert terminal.visit.about_truth
    assert explanations(terminal.visit) == (ALL_WELL,)


def test_where_nothing_is_said_nothing_opens() -> None:
    terminal = Terminal()
    terminal.happens(CardLifted(), OnlineChanged(online=True), ShowTruth())
    assert not terminal.visit.about_truth


def test_it_is_closed_by_its_button_and_with_the_screen() -> None:
    terminal = Terminal()
    terminal.happens(OnlineChanged(online=False), ShowTruth(), DismissNotice())
    assert not terminal.visit.about_truth
    terminal.happens(ShowTruth(), Choose("S01"))
    assert terminal.stage() is Stage.AWAITING_CARD
    assert not terminal.visit.about_truth


def test_who_asked_and_went_leaves_the_usual_screen() -> None:
    terminal = Terminal()
    terminal.happens(OnlineChanged(online=False), ShowTruth())
    wait(terminal, 62)
    assert not terminal.visit.about_truth
    assert terminal.stage() is Stage.WELCOME


def test_a_failure_that_came_meanwhile_waits_below() -> None:
    terminal = at_first_question()
    terminal.fill_to_summary(Random(1))
    terminal.happens(OnlineChanged(online=False), Submit())
    terminal.happens(FilingFailed(terminal.visit.ticket, "filing.not_saved"))
    terminal.happens(ShowTruth(), Tick(), DismissNotice())
    assert not terminal.visit.about_truth
    assert terminal.visit.notice == Say("filing.not_saved")


@pytest.mark.parametrize(
    "stage", [each for each in Stage if each not in (Stage.ATTRACT, Stage.SETUP, *AT_BENCH)]
)
def test_it_can_be_asked_for_on_every_screen_that_has_a_foot(stage: Stage) -> None:
    assert TABLE[stage][ShowTruth] is everywhere.show_truth
