"""What is said of every screen, when, in which language, and into whose ear."""

from random import Random

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.visit.answers import CardRead, CodeSent, Filed, Printed
from kiosk.visit.events import Tick
from kiosk.visit.manner import Aspect
from kiosk.visit.news import EarphoneChanged, OnlineChanged
from kiosk.visit.pages import CARD
from kiosk.visit.stage import Stage
from kiosk.visit.step import step
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.everywhere import (
    AskPerson,
    CannotBeDone,
    DismissNotice,
    SetLanguage,
    ShowTruth,
    Stay,
    ToggleManner,
    Touched,
)
from kiosk.visit.touches.form import Reveal, SetValue, SignByKey, ToggleChoice
from kiosk.visit.touches.travel import Back, Finish, Next, Submit
from kiosk.visit.touches.verifying import SendCode, SetDigits, SkipVerification
from kiosk.words import LANGUAGES
from tests.kiosk.visit.residents import CHEN, RECEIPT, Terminal
from tests.kiosk.visit.shop import at_first_question
from tests.ui.speech.listener import SPEAKERS, Listener, snapshot
from ui.speech.script import TELLING, script
from ui.viewmodels.screens import NAMES
from ui.words import load_words

SPEECH = ToggleManner(Aspect.SPEECH)
WORDS = load_words()


def listening(terminal: Terminal, *, earphone: bool = False) -> Listener:
    listener = Listener(terminal)
    listener.happens(EarphoneChanged(plugged=True) if earphone else SPEECH)
    return listener


def at_page(kind: str, terminal: Terminal) -> Terminal:
    """On with the life event of the shop until a page of this identifier."""
    random = Random(1)
    while terminal.visit.page != kind:
        terminal.fill_page(random)
        terminal.happens(Next())
    return terminal


def test_every_screen_there_is_can_be_told() -> None:
    assert set(TELLING) == NAMES


def test_nothing_is_said_until_somebody_asks_and_again_nothing_after() -> None:
    listener = Listener(Terminal())
    assert listener.happens(Choose("S01")) == ""
    assert WORDS["zh"]["card.put"] in listener.happens(SPEECH)
    assert listener.happens(SPEECH) == ""
    assert listener.ear.hushed


def test_the_whole_job_in_the_order_of_reading() -> None:
    terminal = Terminal()
    listener = listening(terminal, earphone=True)
    words = WORDS["zh"]
    welcome = listener.ear.last
    assert (
        welcome.index(words["welcome.question"])
        < welcome.index(words["speech.how"])
        < welcome.index("新生儿")
    )
    assert words["card.put"] in listener.happens(Choose("S01"))
    verify = listener.happens(CardRead(terminal.visit.ticket, CHEN))
    assert verify.index(words["verify.question"]) < verify.index(words["speech.buttons"])
    first = listener.happens(SkipVerification())
    assert words["speech.chosen"] not in first
    assert first.rstrip("。").endswith("身份证还在读卡区") or words["action.next"] in first
    terminal.fill_to_summary(Random(1))
    summary = listener.happens(Tick())
    assert CHEN.name[0] in summary
    assert words["speech.hidden"] in summary
    assert words["sign.done"] in summary
    assert words["sign.done_by_key"] in listener.happens(SignByKey())
    listener.happens(Submit())
    receipt = listener.happens(Filed(terminal.visit.ticket, RECEIPT))
    assert receipt.count("零，零，零，一。零，零。零，零，零，零，零，一。七，K，Q，二。五。") == 2
    assert words["receipt.finish"] in listener.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED))
    goodbye = listener.happens(Finish())
    assert words["goodbye.erased"] in goodbye
    assert CHEN.name not in "".join(text for _, texts, _ in listener.ear.said for text in texts)


def test_what_the_line_at_the_foot_means_is_read_out() -> None:
    listener = listening(Terminal())
    listener.happens(OnlineChanged(online=False))
    told = listener.happens(ShowTruth())
    points = ("truth.offline_works", "truth.offline_stops", "truth.offline_kept", "truth.call")
    places = [told.index(WORDS["zh"][key]) for key in ("visit.state_offline", *points, "notice.understood")]
    assert places == sorted(places)
    assert "起断网" in told
    assert WORDS["zh"]["welcome.question"] in listener.happens(DismissNotice())


def test_an_error_comes_first() -> None:
    listener = listening(at_first_question())
    assert listener.happens(Next()).startswith(WORDS["zh"]["visit.choose_one"])
    listener.announcer.repeat()
    assert listener.ear.last.index(WORDS["zh"]["visit.choose_one"]) < listener.ear.last.index("店开在哪里")


def test_a_choice_is_told_with_its_state_and_the_rest_is_not_told_again() -> None:
    listener = listening(at_first_question())
    assert listener.happens(SetValue("here")) == f"这里 {WORDS['zh']['speech.chosen']}"


def test_what_is_personal_goes_into_the_earphone_only() -> None:
    terminal = at_page("field:phone", at_first_question())
    listener = listening(terminal)
    assert listener.happens(SetValue("1390")) == ""
    listener.announcer.repeat()
    assert f"{WORDS['zh']['speech.field']} {WORDS['zh']['speech.on_screen']}" in listener.ear.last
    listener.happens(EarphoneChanged(plugged=True))
    assert [privately for _, _, privately in listener.ear.said[-2:]] == [False, True]
    assert listener.happens(SetValue("13907")) == "7"
    assert listener.happens(SetValue("1390")) == WORDS["zh"]["speech.took_back"]
    listener.announcer.repeat()
    assert "1390" in listener.ear.last


def test_pulling_the_plug_ends_speech_and_moves_nothing_to_the_loudspeaker() -> None:
    listener = listening(Terminal(), earphone=True)
    said, hushed = len(listener.ear.said), listener.ear.hushed
    listener.happens(EarphoneChanged(plugged=False), Tick(), Choose("S01"))
    assert len(listener.ear.said) == said
    assert listener.ear.hushed > hushed


def test_the_receipt_number_is_not_for_the_loudspeaker() -> None:
    terminal = Terminal()
    listener = listening(terminal)
    listener.happens(Choose("S11"))
    listener.happens(CardRead(terminal.visit.ticket, CHEN), SkipVerification())
    terminal.fill_to_summary(Random(1))
    listener.happens(SignByKey(), Submit())
    listener.happens(Filed(terminal.visit.ticket, RECEIPT))
    assert terminal.stage() is Stage.RECEIPT
    assert WORDS["zh"]["speech.on_screen"] in listener.ear.last
    assert "七，K" not in "".join(text for _, texts, _ in listener.ear.said for text in texts)


def test_the_code_and_the_masked_telephone_are_not_for_the_loudspeaker() -> None:
    for earphone in (False, True):
        terminal = Terminal()
        listener = listening(terminal, earphone=earphone)
        listener.happens(Choose("S01"))
        listener.happens(CardRead(terminal.visit.ticket, CHEN), SendCode())
        phone = listener.happens(CodeSent(terminal.visit.ticket, "138****0001"))
        typed = listener.happens(SetDigits("12"))
        assert ("零，零，零，一" in phone) is earphone
        assert typed == ("12" if earphone else "")


def test_a_touch_interrupts_before_anything_comes_of_it() -> None:
    listener = listening(Terminal())
    hushed = listener.ear.hushed
    assert listener.happens(Touched()) == ""
    assert listener.ear.hushed == hushed + 1


def test_a_countdown_is_said_once() -> None:
    terminal = at_first_question()
    listener = listening(terminal)
    terminal.seconds += 200
    assert WORDS["zh"]["idle.question"] in listener.happens(Tick())
    terminal.seconds += 3
    assert listener.happens(Tick()) == ""
    terminal.seconds += 1
    assert "店开在哪里" in listener.happens(Stay())


def test_what_is_said_beside_hides_the_screen_from_the_ear_too() -> None:
    listener = listening(at_first_question())
    heard = listener.happens(AskPerson())
    assert WORDS["zh"]["aside.call_question"] in heard
    assert "店开在哪里" not in heard
    assert "店开在哪里" in listener.happens(Back())
    told = listener.happens(CannotBeDone())
    assert WORDS["zh"]["aside.reason_machine"] in told


def test_a_dark_glass_says_how_to_wake_it() -> None:
    listener = listening(at_first_question())
    assert listener.happens(ToggleManner(Aspect.BLANK)) == WORDS["zh"]["speech.blank_on"]
    assert listener.happens(ToggleManner(Aspect.BLANK)) == WORDS["zh"]["speech.blank_off"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_language_without_a_voice_is_spoken_in_english(language: str) -> None:
    listener = listening(Terminal())
    listener.happens(SetLanguage("zh" if language != "zh" else "en"), SetLanguage(language))  # type: ignore[arg-type]
    spoken, texts, _ = listener.ear.said[-1]
    assert spoken == ("en" if language == "ja" else language)
    assert WORDS[spoken]["welcome.question"] in texts


def test_prompts_may_be_made_only_when_nobody_is_there() -> None:
    terminal = Terminal()
    listener = Listener(terminal)
    terminal.seconds += 30
    listener.happens(Tick(), Choose("S01"))
    assert listener.ear.nobody == [True, False]


def test_a_revealed_row_is_said_into_the_earphone_as_it_stands() -> None:
    terminal = at_first_question()
    terminal.happens(SetValue("here"), Next())
    while terminal.visit.page != CARD:
        terminal.fill_page(Random(1))
        terminal.happens(Next())
    listener = listening(terminal, earphone=True)
    assert CHEN.name not in listener.ear.last
    assert CHEN.name in listener.happens(Reveal(0))


def test_several_choices_each_say_their_state() -> None:
    terminal = at_page("field:seals", at_first_question())
    listener = listening(terminal)
    terminal.visit = step(terminal.visit, ToggleChoice("a"), terminal.now)[0]
    before = listener.happens(Tick())
    assert before.startswith("a") or WORDS["zh"]["speech.chosen"] in before


def test_the_script_is_a_function_of_the_snapshot() -> None:
    terminal = at_first_question()
    assert script(snapshot(terminal)) == script(snapshot(terminal))
    assert SPEAKERS["zh"].language == "zh"
