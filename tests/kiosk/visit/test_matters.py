"""Whatever a resident hands in takes the one way: sealed and queued, a number, a paper that names it."""

from dataclasses import replace
from datetime import date

import pytest

from devices.receipt_printer.printer import PrintOutcome
from kiosk.contract.catalogue.schema import Assurance, Text
from kiosk.contract.kinds import KindForm, ObstacleReport, Withdrawal
from kiosk.contract.submission import ANONYMOUS_KINDS, SIGNED_KINDS
from kiosk.receipt.layout import receipt_document
from kiosk.submission.from_draft import new_submission
from kiosk.visit.answers import Filed, FilingFailed, Printed
from kiosk.visit.effects import File, Print, Wipe
from kiosk.visit.handlers.filing import hand_in
from kiosk.visit.matter import Matter, Signature
from kiosk.visit.paper import receipt_content
from kiosk.visit.promise import Promise
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Another
from kiosk.visit.touches.travel import Finish
from kiosk.words import LANGUAGES, Language, Words
from tests.contract.test_kinds import EXAMPLES, NUMBER
from tests.fixtures.filings import read_back
from tests.kiosk.visit.residents import CHEN, RECEIPT, TODAY, Terminal, catalogue

ABOUT = Text(zh="新生儿出生一件事", en="A baby is born")
SIGNED = Signature(strokes=("M300 200l600 200",), pad=3.0)
WITHDRAWAL = Matter(Withdrawal(receipt_number=NUMBER), ABOUT, "S01", card=CHEN, signature=SIGNED)
REPORT = Matter(
    ObstacleReport(stage="page", phone="84610001"),
    ABOUT,
    limit=Text(zh="5个工作日"),
    working_days=5,
)


def paper(matter: Matter, language: Language = "zh", promise: Promise | None = None) -> str:
    wanted = Print(1, replace(RECEIPT, promise=promise), matter, language, online=False)
    content = receipt_content(wanted, catalogue(), Text(zh="示例街道"))
    return "\n".join(str(block) for block in receipt_document(content, language).blocks)


@pytest.mark.parametrize("form", EXAMPLES, ids=lambda form: str(form.kind))
def test_each_kind_becomes_a_whole_submission_of_who_has_to_be_known(form: KindForm) -> None:
    anonymous = form.kind in ANONYMOUS_KINDS
    signature = SIGNED if form.kind in SIGNED_KINDS else Signature()
    matter = Matter(form, ABOUT, card=None if anonymous else CHEN, signature=signature)
    whole = read_back(new_submission(matter, catalogue(), "zh", TODAY))
    assert (whole.kind, whole.form) == (form.kind, form.as_form())
    assert whole.assurance is (Assurance.ANONYMOUS if anonymous else Assurance.CARD)
    assert (whole.applicant is None) is anonymous


@pytest.mark.parametrize("form", EXAMPLES, ids=lambda form: str(form.kind))
@pytest.mark.parametrize("language", LANGUAGES)
def test_its_paper_says_what_kind_of_thing_was_received(form: KindForm, language: Language) -> None:
    said = paper(Matter(form, ABOUT), language)
    assert Words(language).text(f"receipt.kind_{form.kind.value}") in said
    assert Words("zh").text(f"receipt.kind_{form.kind.value}") in said  # for who answers it
    assert RECEIPT.number in said
    assert (Words(language).text("receipt.not_accepted") in said) is (form.kind in SIGNED_KINDS)


def test_the_paper_of_a_report_says_by_when_there_is_an_answer_and_names_nobody() -> None:
    said = paper(REPORT, promise=Promise(date(2026, 11, 30)))
    assert "最晚2026年11月30日答复" in said
    assert "会有人打您留的电话" in said
    assert Words("zh").text("receipt.applicant") not in said
    assert "陈*" in paper(WITHDRAWAL) or "陈**" in paper(WITHDRAWAL)


def test_it_is_committed_then_shown_and_printed_and_wiped() -> None:
    terminal = Terminal()
    terminal.visit = terminal.visit.to(Stage.PAGE, terminal.now, page="some_page")
    terminal.visit, (filing,) = hand_in(terminal.visit, WITHDRAWAL, terminal.now)
    assert filing == File(terminal.visit.ticket, WITHDRAWAL, "zh")
    assert terminal.visit.receipt is None
    (printing,) = terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    assert isinstance(printing, Print)
    assert printing.content is WITHDRAWAL
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED))
    assert any(isinstance(each, Wipe) for each in terminal.happens(Finish()))
    assert terminal.visit.matter is None


def test_what_was_not_filed_leaves_the_resident_where_it_was_handed_in() -> None:
    terminal = Terminal()
    terminal.visit = terminal.visit.to(Stage.MATERIALS, terminal.now, page="materials")
    terminal.visit, _ = hand_in(terminal.visit, WITHDRAWAL, terminal.now)
    terminal.happens(FilingFailed(terminal.visit.ticket, "filing.not_saved"))
    assert (terminal.stage(), terminal.visit.page) == (Stage.MATERIALS, "materials")
    assert terminal.visit.notice is not None
    assert terminal.visit.matter is None


def test_the_next_matter_of_the_same_person_is_not_the_last_one() -> None:
    terminal = Terminal()
    terminal.visit, _ = hand_in(terminal.visit, WITHDRAWAL, terminal.now)
    terminal.happens(Filed(terminal.visit.ticket, RECEIPT))
    terminal.happens(Printed(terminal.visit.ticket, PrintOutcome.PRINTED), Another())
    assert terminal.stage() is Stage.CHOOSING
    assert terminal.visit.content == terminal.visit.draft
