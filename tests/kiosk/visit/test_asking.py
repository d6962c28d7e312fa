"""How far is it: numbers are typed and checked at once, receipts read by their code, and only a verified
person may do more than look.
"""

import base64
import json
from dataclasses import replace

import pytest

from devices.page_printer.printer import Outcome
from kiosk.contract import paper
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Amendment, Withdrawal
from kiosk.contract.progress import CorrectionNamed
from kiosk.visit.amending import PAGES, WORDS, wanted
from kiosk.visit.answers import CodeScanned, PagesMoved
from kiosk.visit.asking import AskPhase
from kiosk.visit.effects import AskMine, AskProgress, FetchDocument, File, PrintDocument, ScanCode
from kiosk.visit.events import Tick
from kiosk.visit.left_behind import perhaps_left
from kiosk.visit.matter import Matter
from kiosk.visit.news import OnlineChanged, PagePrinterChanged
from kiosk.visit.number_entry import KEYS, grouped, is_wrong, taken, whole
from kiosk.visit.papers import PaperPhase
from kiosk.visit.receipt_code import number_in
from kiosk.visit.sentence import Say
from kiosk.visit.stage import Stage
from kiosk.visit.touches.asking import AnswerCorrection, AskByNumber, ShowDocument, TypeNumber, WithdrawCase
from kiosk.visit.touches.form import Edit, SetValue
from kiosk.visit.touches.printing import PrintPaper
from kiosk.visit.touches.travel import Back, Next
from tests.kiosk.visit.asked import ALL_THREE, CHOICES, NAMED, NUMBER, PDF, RESULT, WANTED
from tests.kiosk.visit.residents import CHEN, Terminal


def after(*choices: str) -> Terminal:
    """A terminal after these phrases of the journeys."""
    from tests.kiosk.visit.journeys import CHOICES as ALL

    terminal = Terminal()
    for choice in choices:
        ALL[choice](terminal)
    return terminal


MINE = ("how far is it", "with the card", "the card is read", "is verified", "two are known")


@pytest.mark.parametrize("place", range(len(NUMBER.replace("-", ""))))
def test_every_single_slip_is_told_at_once(place: int) -> None:
    right = NUMBER.replace("-", "")
    other = KEYS[(KEYS.index(right[place]) + 1) % len(KEYS)]
    typed = right[:place] + other + right[place + 1 :]
    assert not is_wrong(right)
    assert is_wrong(typed) or whole(typed) is None


def test_what_looks_alike_is_taken_and_anything_else_is_not() -> None:
    assert taken("oil-u ü\x00") == "011U"
    assert len(taken("A" * 100)) == 17
    assert grouped("7K2M01") == "7K2M-01-______-____-_"


def test_the_code_of_paper_and_screen_leads_to_the_number() -> None:
    header = base64.urlsafe_b64encode(json.dumps({"receipt_number": NUMBER}).encode()).rstrip(b"=")
    envelope = b".".join((header, b"AAAA", base64.urlsafe_b64encode(bytes(64)).rstrip(b"=")))
    on_paper = paper.encode(envelope)
    assert on_paper is not None
    for code in (NUMBER, f"{NUMBER}:{'0' * 64}", on_paper, f" {NUMBER.lower()} "):
        found = number_in(code)
        assert str(found) == NUMBER, code


@pytest.mark.parametrize(
    "code", ["", "https://example.invalid/", "KS1:", "KS1:%%%", NUMBER[:-1], "6901234567892"]
)
def test_a_code_of_something_else_is_none(code: str) -> None:
    assert number_in(code) is None


def test_a_wrong_code_is_said_and_the_next_one_is_waited_for() -> None:
    terminal = after("how far is it")
    assert isinstance(terminal.effects[-1], ScanCode)
    [again] = terminal.happens(CodeScanned(terminal.visit.ticket, "https://example.invalid/"))
    assert again == ScanCode(terminal.visit.ticket)
    assert terminal.visit.error == Say("asking.no_receipt_code")


def test_a_mistake_keeps_from_asking_and_asking_names_the_number_alone() -> None:
    terminal = after("how far is it", "types it wrongly")
    assert terminal.visit.error == Say("asking.mistyped")
    assert terminal.happens(TypeNumber(NUMBER), AskByNumber())[0] == AskProgress(
        terminal.visit.ticket, NUMBER
    )
    assert NUMBER not in repr(terminal.visit) + repr(terminal.effects)


def test_no_answer_is_waited_for_for_ever() -> None:
    terminal = after("how far is it", "types the number")
    terminal.seconds += 60
    terminal.happens(Tick())
    assert terminal.visit.asking is not None
    assert (terminal.visit.asking.phase, terminal.visit.asking.trouble) == (AskPhase.TROUBLE, "asking.slow")


def test_whoever_holds_the_paper_sees_how_far_it_is_and_can_do_nothing_else() -> None:
    terminal = after("how far is it", "types the number", "it is known")
    for touch in (WithdrawCase(), AnswerCorrection(0), ShowDocument(0)):
        assert terminal.happens(touch) == ()
        assert terminal.stage() is Stage.PROGRESS


def test_a_verified_person_is_asked_for_by_card_and_comes_back_to_the_case_that_was_looked_at() -> None:
    from tests.kiosk.visit.journeys import CHOICES as ALL

    terminal = after("how far is it", "types the number", "it is known")
    for choice in ("with the card", "the card is read", "is verified"):
        ALL[choice](terminal)
    asked = terminal.effects[-1]
    assert isinstance(asked, AskMine)
    assert (asked.card, asked.evidence) == (CHEN, "signed")
    CHOICES["two are known"](terminal)
    assert terminal.visit.asking is not None
    assert terminal.visit.asking.phase is AskPhase.CASE
    assert terminal.visit.asking.case is not None
    assert terminal.visit.asking.case.receipt_number == NUMBER


def filed(terminal: Terminal) -> Matter:
    [filing] = [each for each in terminal.effects if isinstance(each, File)]
    assert isinstance(filing.content, Matter)
    return filing.content


def test_the_answer_to_a_correction_goes_to_who_asked_with_pages_and_signature_also_offline() -> None:
    from tests.kiosk.visit.journeys import CHOICES as ALL

    terminal = after(*MINE, "the first", "hands in what is wanted")
    terminal.happens(OnlineChanged(online=False))
    for choice in ("photographs it", "signs and hands in"):
        ALL[choice](terminal)
    matter = filed(terminal)
    assert isinstance(matter.form, Amendment)
    assert (matter.form.receipt_number, matter.form.department) == (WANTED.receipt_number, "WJ")
    assert (matter.pages, matter.departments, matter.evidence) == (1, ("WJ",), "signed")
    assert matter.signature.strokes
    assert terminal.stage() is Stage.FILING


def test_what_is_named_is_asked_for_and_goes_in_one_amendment() -> None:
    terminal = after(*MINE[:-1], "one that names things is known", "hands in what is wanted")
    for first, missing in (
        ("signs and hands in", "replying.something_first"),
        ("writes the value anew", ""),
        ("signs and hands in", "replying.not_all"),
        ("writes a few words", ""),
        ("sends it from the phone", ""),
    ):
        CHOICES[first](terminal)
        assert terminal.stage() is Stage.REPLYING
        assert not missing or terminal.visit.error == Say(missing)
    assert "陈小雨" not in repr(terminal.visit)
    CHOICES["signs and hands in"](terminal)
    matter = filed(terminal)
    assert isinstance(matter.form, Amendment)
    assert (matter.form.given, matter.form.words) == ({"child_name": "陈小雨"}, "之前填错了")
    assert (list(matter.copies), matter.form.department) == (["household_register"], "GA")


def test_a_value_that_does_not_hold_is_not_handed_in_and_what_is_left_is_forgotten() -> None:
    terminal = after(*MINE[:-1], "one that names things is known", "hands in what is wanted")
    terminal.happens(Edit("field:child_name"), SetValue("123"), Next())
    assert (terminal.stage(), terminal.visit.error) == (Stage.PAGE, Say("field.name"))
    terminal.happens(Back())
    CHOICES["signs and hands in"](terminal)
    assert (terminal.stage(), terminal.visit.error) == (Stage.REPLYING, Say("field.name"))
    terminal.happens(Back(), AnswerCorrection(0))
    assert not terminal.visit.draft.values


def test_what_this_catalogue_does_not_know_is_asked_for_in_the_departments_words() -> None:
    strange = NAMED.model_copy(update={"named": CorrectionNamed(fields=("of_tomorrow",))})
    found = wanted(strange, ALL_THREE, Terminal().visit.setting.catalogue)
    assert (found.sentences, found.required) == (NAMED.wants, frozenset())
    assert ([each.key for each in found.papers], [each.id for each in found.pages]) == ([PAGES], [WORDS])


def test_a_withdrawal_is_nothing_until_it_is_signed() -> None:
    terminal = after(*MINE, "the first", "takes it back")
    assert not [each for each in terminal.effects if isinstance(each, File)]
    CHOICES["signs and hands in"](terminal)
    matter = filed(terminal)
    assert isinstance(matter.form, Withdrawal)
    assert matter.form.kind is SubmissionKind.WITHDRAWAL
    assert matter.form.receipt_number == WANTED.receipt_number


def test_what_is_decided_is_not_taken_back() -> None:
    terminal = after(*MINE, "the second")
    terminal.happens(WithdrawCase())
    assert terminal.stage() is Stage.PROGRESS


def test_a_document_is_fetched_with_the_grant_and_printed_by_the_printer_s_word_alone() -> None:
    terminal = after(*MINE, "the second", "opens the result")
    assert terminal.effects[-1] == FetchDocument(terminal.visit.ticket, RESULT.id, "a grant")
    CHOICES["it is fetched"](terminal)
    assert terminal.happens(PrintPaper()) == (), "no printer has spoken yet"
    assert terminal.visit.error == Say("document.no_printer")
    terminal.happens(PagePrinterChanged(can_print=True))
    assert terminal.happens(PrintPaper()) == (PrintDocument(terminal.visit.ticket, PDF),)
    terminal.happens(PagesMoved(terminal.visit.ticket, 1, Outcome.FAILED_JAM))
    assert terminal.visit.papers is not None
    assert (terminal.visit.papers.phase, terminal.visit.papers.came_to) == (
        PaperPhase.OVER,
        Outcome.FAILED_JAM,
    )
    assert perhaps_left(replace(terminal.visit, stage=Stage.GOODBYE)).paper, "one page came out"


def test_a_printer_that_falls_silent_is_not_called_done() -> None:
    terminal = after(*MINE, "the second", "opens the result", "it is fetched")
    terminal.happens(PagePrinterChanged(can_print=True), PrintPaper())
    terminal.seconds += 61
    terminal.happens(Tick())
    assert terminal.visit.papers is not None
    assert terminal.visit.papers.came_to is Outcome.UNKNOWN


def test_nothing_of_it_is_left_for_the_next_person() -> None:
    terminal = after(*MINE, "the second", "opens the result", "it is fetched", "prints it", "done")
    assert terminal.stage() is Stage.GOODBYE
    assert (terminal.visit.asking, terminal.visit.papers) == (None, None)
    assert terminal.visit.pages_out
