"""Row 22: find the policies a firm may claim, and file the claim."""

from random import Random

from central.catalogue import Services
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import PolicyClaim, read_form
from kiosk.contract.submission import SIGNED_KINDS
from kiosk.submission.from_draft import new_submission
from kiosk.visit.answers import CardRead
from kiosk.visit.doors import Door
from kiosk.visit.effects import File, PrintSlip
from kiosk.visit.handlers.doors import doors
from kiosk.visit.stage import Stage
from kiosk.visit.touches.booking import BookWindow
from kiosk.visit.touches.choosing import Choose, OpenDoor
from kiosk.visit.touches.finding import PrintGuide, ShowGuide
from kiosk.visit.touches.form import DrawStroke, SetValue
from kiosk.visit.touches.policies import AnswerForFirm, LookAtPolicy
from kiosk.visit.touches.travel import Back, Next, Submit
from kiosk.visit.touches.verifying import SkipVerification
from tests.kiosk.visit.residents import CHEN, TODAY, Terminal, catalogue
from tests.ui.viewmodels.shown import Shown
from ui.viewmodels.elsewhere import ElsewhereOutputs
from ui.viewmodels.policies import PoliciesOutputs

ANSWERS = ("micro", "grown", "graduates", "few", "no")


def after_the_questions() -> Terminal:
    """A small old firm with new graduates."""
    terminal = Terminal()
    assert Door.POLICIES in doors(terminal.visit)
    terminal.happens(OpenDoor(Door.POLICIES), *map(AnswerForFirm, ANSWERS))
    return terminal


def seen(terminal: Terminal) -> PoliciesOutputs:
    """What stands on the screen."""
    outputs = Shown(terminal).screens.views["Policies"].outputs
    assert isinstance(outputs, PoliciesOutputs)
    return outputs


def test_every_policy_says_why_or_why_not() -> None:
    terminal = after_the_questions()
    shown = seen(terminal)
    assert shown.phase == "list"
    assert shown.fitting == 2
    assert {each["id"]: each["fits"] for each in shown.rows}["P05"] is False
    assert all(each["why"] for each in shown.rows)
    terminal.happens(LookAtPolicy("P03"))
    one = seen(terminal)
    assert [each["met"] for each in one.reasons] == [False, True]
    terminal.happens(Choose("P03"))
    assert terminal.stage() is Stage.POLICIES, "what is not for the firm cannot be claimed"


def test_the_claim_is_filed_signed_and_given_to_its_department() -> None:
    terminal = after_the_questions()
    terminal.happens(LookAtPolicy("P02"), Choose("P02"))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN), SkipVerification())
    assert terminal.visit.page.startswith(("card", "field")), "what was answered is not asked again"
    terminal.fill_to_summary(Random(1))
    terminal.happens(DrawStroke(((0.2, 0.5), (0.8, 0.6))), Submit())
    filed = next(each for each in terminal.effects if isinstance(each, File))
    claim = new_submission(filed.content, catalogue(), "zh", TODAY).content
    assert claim.kind is SubmissionKind.POLICY_CLAIM
    assert claim.kind in SIGNED_KINDS
    assert claim.signature
    assert claim.answers == {"firm_hires": "graduates"}
    form = read_form(claim.kind, claim.form)
    assert isinstance(form, PolicyClaim)
    assert (form.policy, form.given["ent_name"]) == ("P02", claim.form["given.ent_name"])
    assert Services(catalogue()).find(claim.service).departments == ("RS",)


def test_the_answers_can_be_gone_back_to_one_by_one() -> None:
    terminal = after_the_questions()
    terminal.happens(*[Back()] * len(ANSWERS))
    assert terminal.stage() is Stage.POLICIES
    terminal.happens(Back())
    assert terminal.stage() is Stage.WELCOME


def test_a_claim_that_ends_on_an_answer_says_which_and_what_to_do_and_gives_the_conditions_along() -> None:
    terminal = after_the_questions()
    terminal.happens(LookAtPolicy("P02"), Choose("P02"))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN), SkipVerification())
    while terminal.visit.page != "question:firm_hires":
        terminal.happens(Back())
    terminal.happens(SetValue("nobody"), Next())
    assert terminal.stage() is Stage.ENDED_ELSEWHERE
    shown = Shown(terminal).screens.views["Elsewhere"].outputs
    assert isinstance(shown, ElsewhereOutputs)
    asked = next(each for each in catalogue().policy_questions if each.id == "firm_hires")
    assert "领不了" in shown.title
    assert asked.text.zh in shown.because
    assert "没有招人" in shown.because
    assert "12333" in shown.ask
    terminal.happens(ShowGuide("P02"), PrintGuide())
    printed = next(each for each in terminal.effects if isinstance(each, PrintSlip))
    said = " ".join(value for _, value in printed.slip.rows)
    assert all(each.met.zh in said for each in catalogue().policies["P02"].requirements)
    terminal.happens(BookWindow())
    assert terminal.visit.booking is not None
    assert (terminal.visit.booking.service, terminal.visit.booking.department) == ("P02", "RS")
