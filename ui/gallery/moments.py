"""The moments of a visit that pictures and tests show: a screen, its values, and what lies over it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.visit import bench
from kiosk.words import Language
from ui.gallery import aside_samples, asking_samples, bench_samples, finding_samples, samples, service_moments
from ui.gallery.stand_in import StandIn, stand_in

ACTIONS: Mapping[str, Mapping[str, int]] = {
    "shell": {
        "showLanguages": 0,
        "readAloud": 0,
        "showTruth": 0,
        "setLanguage": 1,
        "toggle": 1,
        "leave": 0,
        "stay": 0,
        "touched": 0,
        "cannotBeDone": 0,
        "askPerson": 0,
        "dismissNotice": 0,
        "atEdge": 1,
    },
    "Attract": {"begin": 0},
    "Welcome": {"choose": 1, "openDoor": 1, "showAll": 0, "putCard": 0},
    "Choose": {"choose": 1, "back": 0},
    "Find": {"browse": 1, "open": 1, "search": 0, "choose": 1, "back": 0},
    "Search": {"setValue": 1, "chooseEntry": 1, "recognise": 1, "choose": 1, "back": 0},
    "Guide": {"start": 0, "print": 0, "carry": 0, "nearby": 0, "back": 0},
    "Card": {"back": 0},
    "Verify": {"send": 0, "verifyBy": 1, "setDigits": 1, "submit": 0, "skip": 0, "back": 0},
    "Page": {
        "setValue": 1,
        "toggleChoice": 1,
        "readTheirCard": 0,
        "reveal": 1,
        "chooseEntry": 1,
        "setPart": 2,
        "stepBack": 0,
        "recognise": 1,
        "next": 0,
        "back": 0,
    },
    "Elsewhere": {"back": 0, "book": 0, "showNearby": 0, "finish": 0},
    "Booking": {"chooseDay": 1, "chooseTime": 1, "submit": 0, "showNearby": 0, "back": 0},
    "Nearby": {"choose": 1, "print": 0, "back": 0},
    "Aside": {
        "toggle": 1,
        "toggleNamed": 0,
        "tellMore": 1,
        "setValue": 1,
        "chooseEntry": 1,
        "recognise": 1,
        "submit": 0,
        "next": 0,
        "back": 0,
        "printAgain": 0,
    },
    "Asking": {"type": 1, "takeBack": 0, "ask": 0, "byCard": 0, "showNearby": 0, "back": 0},
    "Progress": {
        "showCase": 1,
        "answer": 1,
        "showDocument": 1,
        "withdraw": 0,
        "confirm": 0,
        "byCardNow": 0,
        "again": 0,
        "showNearby": 0,
        "back": 0,
    },
    "Replying": {
        "takePages": 0,
        "strokeBegan": 2,
        "strokeMoved": 2,
        "strokeEnded": 1,
        "signByKey": 0,
        "clearSignature": 0,
        "submit": 0,
        "back": 0,
    },
    "Document": {"turn": 1, "print": 0, "showNearby": 0, "finish": 0, "back": 0},
    "Materials": {"toggle": 1, "copy": 1, "usePhone": 1, "next": 0, "back": 0},
    "Copying": {
        "take": 0,
        "keep": 0,
        "retake": 0,
        "add": 0,
        "turn": 1,
        "remove": 0,
        "later": 0,
        "next": 0,
        "back": 0,
    },
    **service_moments.ACTIONS,
    "Commitment": {"choose": 1, "next": 0, "back": 0},
    "Summary": {
        "edit": 1,
        "reveal": 1,
        "strokeBegan": 2,
        "strokeMoved": 2,
        "strokeEnded": 1,
        "signByKey": 0,
        "clearSignature": 0,
        "submit": 0,
        "back": 0,
    },
    "Filing": {},
    "Receipt": {"printAgain": 0, "another": 0, "finish": 0},
    "Goodbye": {"finish": 0, "rate": 1, "toggleReason": 1, "toggleAnonymous": 0, "sendRating": 0},
    "OutOfService": {},
    "Setup": {"type": 1, "takeBack": 0, "submit": 0, "setLanguage": 1},
    "BenchAccess": {"type": 1, "takeBack": 0, "submit": 0, "back": 0, "setLanguage": 1},
    "Bench": {"openDevice": 1, "openCounters": 0, "finish": 0, "setLanguage": 1},
    "BenchDevice": {
        "openTab": 1,
        "openGuide": 1,
        "beginTest": 1,
        "judgeTest": 1,
        "closeTest": 0,
        "markServiced": 0,
        "takeBackService": 0,
        "back": 0,
        "finish": 0,
        "setLanguage": 1,
    },
    "BenchGuide": {"next": 0, "back": 0, "finish": 0, "setLanguage": 1},
    "BenchCounters": {"back": 0, "finish": 0, "setLanguage": 1},
}
"""What each screen asks its view-model to do, with the number of arguments."""


@dataclass(frozen=True)
class Moment:
    """One picture. `values` and `shell` hold a tuple of all languages' words where they differ."""

    name: str
    screen: str
    values: Mapping[str, Any] = field(default_factory=dict)
    shell: Mapping[str, Any] = field(default_factory=dict)
    elder: Mapping[str, Any] = field(default_factory=dict)
    """What of `values` is another in the elder view."""
    at: str = ""
    """Object name of the control where the keypad stands; "" while it is not used."""

    def drawn_in(self, language: Language, mode: str) -> bool:
        """Whether there is such a picture: technicians read two languages, in the plain manner."""
        return not self.screen.startswith(("Bench", "Setup")) or (
            language in bench.LANGUAGES and mode == "normal"
        )


def shell_of(moment: Moment, language: Language, **manner: bool) -> StandIn:
    """The shell's view-model at that moment. `manner`: its switches (`ui.gallery.variants`)."""
    values = {**samples.SHELL, **moment.shell, "screen": moment.screen}
    switches = {name: on or bool(moment.shell.get(name)) for name, on in manner.items()}
    return stand_in(
        {**samples.in_language(values, language), "language": language, **switches}, ACTIONS["shell"]
    )


def view_of(moment: Moment, language: Language, *, elder: bool = False) -> StandIn:
    """The screen's own view-model at that moment."""
    values = {**moment.values, **moment.elder} if elder else moment.values
    return stand_in(samples.in_language(values, language), ACTIONS[moment.screen])


def _with(moment: Moment, name: str, **values: Any) -> Moment:
    return replace(moment, name=name, values={**moment.values, **values})


def _lying(moment: Moment, shell: Mapping[str, Any]) -> Moment:
    """With this over what the shell shows already."""
    return replace(moment, shell={**moment.shell, **shell})


_ATTRACT = Moment("attract", "Attract", samples.ATTRACT, {"bare": True})
_WELCOME = Moment("welcome", "Welcome", samples.WELCOME, samples.AT_REST, samples.WELCOME_ELDER)
_CARD = Moment("card-waiting", "Card", {"phase": "waiting", "sentence": ""}, samples.step(1))
_VERIFY = Moment("verify-offer", "Verify", samples.VERIFY, samples.step(2))
_CHOICE = Moment("page-choice", "Page", samples.CHOICE_PAGE, samples.step(3))
_TEXT = Moment("page-text", "Page", samples.TEXT_PAGE, samples.step(3))
_NUMBER = Moment("page-mobile", "Page", samples.MOBILE_PAGE, samples.step(3))
_DATE = Moment("page-date", "Page", samples.DATE_PAGE, samples.step(3))
_SUMMARY = Moment("summary", "Summary", samples.SUMMARY, samples.step(6))
_COPYING = Moment("copying", "Copying", samples.COPYING, samples.step(5))
_COMMITMENT = Moment("commitment", "Commitment", samples.COMMITMENT, samples.step(4))
_RECEIPT = Moment("receipt-printed", "Receipt", samples.RECEIPT, {**samples.DONE, "canLeave": True})
_GOODBYE = Moment("goodbye", "Goodbye", samples.GOODBYE, samples.DONE)

MOMENTS: tuple[Moment, ...] = (
    _WELCOME,
    _with(_WELCOME, "welcome-paper-out", paperOut=True),
    _ATTRACT,
    _with(_ATTRACT, "attract-slide", **samples.SLIDE),
    replace(
        _with(_ATTRACT, "attract-night", states=samples.STATES_IN_TROUBLE),
        shell={"bare": True, "night": True, "driftX": -4, "driftY": 5},
    ),
    Moment("choose", "Choose", samples.CHOOSE, {**samples.AT_REST, "canLeave": True}),
    _CARD,
    _lying(_with(_CARD, "card-reading", phase="reading"), samples.waiting(2, 0.6)),
    _lying(
        _with(_CARD, "card-failed", phase="failed", sentence=samples.LIFT_CARD),
        samples.failed(samples.LIFT_CARD, "nothing_filed", "next_card"),
    ),
    _VERIFY,
    _lying(_with(_VERIFY, "verify-sending", phase="sending"), samples.waiting(5, 0.4)),
    _with(_VERIFY, "verify-ways", ways=service_moments.WAYS),
    _with(_VERIFY, "verify-scan", phase="scan", ways=[], qr=service_moments.PHONE["qr"], means="phone_app"),
    _with(_VERIFY, "verify-staff", phase="enter", ways=[], digits="48", means="staff", maskedPhone=""),
    _with(_VERIFY, "verify-enter", phase="enter", ways=[], digits="482"),
    _with(_VERIFY, "verify-wrong", phase="wrong", digits="482913"),
    _lying(
        _with(_VERIFY, "verify-unavailable", phase="unavailable", maskedPhone=""),
        samples.failed(samples.said("visit.code_offline"), "not_yet_filed", "next_unverified"),
    ),
    _CHOICE,
    _with(_CHOICE, "page-choice-error", value="", error=samples.CHOOSE_ONE),
    Moment("page-choice-many", "Page", samples.STREET_PAGE, samples.step(3)),
    Moment("page-multi", "Page", samples.MULTI_PAGE, samples.step(3)),
    _TEXT,
    _with(_TEXT, "page-text-error", value="", error=samples.NAME_MISSING),
    Moment("page-name", "Page", samples.NAME_PAGE, samples.step(3)),
    Moment("page-writing", "Page", samples.WRITING_PAGE, samples.step(3)),
    Moment("page-address", "Page", samples.ADDRESS_PAGE, samples.step(3)),
    Moment("page-tree-streets", "Page", samples.STREETS_PAGE, samples.step(3)),
    Moment("page-tree-roads", "Page", samples.ROADS_PAGE, samples.step(3)),
    Moment("page-tree-numbers", "Page", samples.NUMBERS_PAGE, samples.step(3)),
    _NUMBER,
    Moment("page-id", "Page", samples.ID_PAGE, samples.step(3)),
    Moment("page-their-card", "Page", samples.THEIR_CARD_PAGE, samples.step(3)),
    Moment("page-their-card-waiting", "Page", samples.THEIR_CARD_WAITING, samples.step(3)),
    _DATE,
    _with(_DATE, "page-date-error", value="2026-13-01", error=samples.NO_SUCH_DATE),
    Moment("page-confirm", "Page", samples.CONFIRM_PAGE, samples.step(2)),
    Moment("elsewhere", "Elsewhere", {"sentence": samples.ELSEWHERE}, samples.step(3)),
    *(Moment(*each) for each in asking_samples.SHOWN),
    *(Moment(*each) for each in finding_samples.SHOWN),
    _COMMITMENT,
    _with(_COMMITMENT, "commitment-error", choice="", error=samples.CHOOSE_ONE),
    Moment("materials", "Materials", samples.MATERIALS, samples.step(5)),
    _COPYING,
    _with(_COPYING, "copying-no-edge", corners=[], error=samples.NO_PICTURE),
    _lying(_with(_COPYING, "copying-taking", phase="taking"), samples.waiting(2, 0.6)),
    _with(_COPYING, "copying-taken", **samples.TAKEN),
    _with(_COPYING, "copying-doubt", **samples.DOUBTFUL),
    _with(_COPYING, "copying-review", **samples.REVIEW),
    _with(_COPYING, "copying-scanner", scanner=True, watching=False, live="", corners=[]),
    *(Moment(*each) for each in service_moments.MOMENTS),
    _SUMMARY,
    _with(_SUMMARY, "summary-error", error=samples.SIGNATURE_MISSING),
    _lying(Moment("filing", "Filing", {"sentence": samples.FILING}, samples.DONE), samples.waiting(2, 0.7)),
    _lying(
        _with(_RECEIPT, "receipt-printing", printing="printing", sentence=samples.PRINTING, countdown=0),
        samples.waiting(8, 0.5),
    ),
    _RECEIPT,
    _with(_RECEIPT, "receipt-pages", pages=3),
    _lying(
        _with(_RECEIPT, "receipt-failed", printing="failed", sentence=samples.PAPER_OUT, online=True),
        samples.failed(samples.PAPER_OUT, "filed_with_number", "next_scan"),
    ),
    _GOODBYE,
    _with(_GOODBYE, "goodbye-left-early", **samples.LEFT_EARLY),
    _with(_GOODBYE, "rating-offer", rating="offer", countdown=20),
    _with(_GOODBYE, "rating-why", rating="why", level=5, reasons=samples.RATING_REASONS, chosen=["slow"]),
    _with(_GOODBYE, "goodbye-card-left", **samples.CARD_LEFT),
    _with(_GOODBYE, "goodbye-paper-left", **samples.PAPER_LEFT),
    replace(_with(_GOODBYE, "goodbye-both-left", **samples.BOTH_LEFT), shell={**samples.DONE, "bare": True}),
    Moment("out-of-service", "OutOfService", samples.OUT_OF_SERVICE),
    Moment("out-of-service-door", "OutOfService", samples.OPENED),
    Moment("out-of-service-battery", "OutOfService", samples.ON_BATTERY),
    Moment("out-of-service-power-low", "OutOfService", samples.SWITCHING_OFF),
    replace(
        _CHOICE,
        name="on-battery",
        shell={
            **samples.step(3),
            "truth": samples.CARD_AND_BATTERY,
            "truthIcon": "id-card",
            "explanations": samples.explained("visit.truth_card", "visit.truth_battery"),
        },
    ),
    replace(_CHOICE, name="idle", shell={**samples.step(3), "idleVisible": True}),
    replace(_WELCOME, name="keypad-welcome", at="show-all"),
    replace(_CHOICE, name="keypad-choice", at="choice-v1"),
    replace(_TEXT, name="keypad-text", at="field"),
    replace(_SUMMARY, name="keypad-signature", at="signature-pad"),
    _with(_SUMMARY, "summary-signed-by-key", signed=True, signedByKey=True),
    replace(_CHOICE, name="speech", shell={**samples.step(3), "speech": True, "aboutSpeech": True}),
    _lying(
        replace(_WELCOME, name="offline"),
        {"explanations": samples.explained("visit.truth_offline", since="02:40")},
    ),
    replace(
        _CHOICE,
        name="offline-and-card-left",
        shell={
            **samples.step(3),
            "truth": samples.TWO_TRUTHS,
            "explanations": samples.explained("visit.truth_card", "visit.truth_offline", since="11-24 23:40"),
        },
    ),
    replace(
        _CHOICE,
        name="no-reader-no-print",
        shell={
            **samples.step(3),
            "truth": samples.NO_READER_NO_PRINT,
            "truthIcon": "triangle-alert",
            "explanations": samples.explained("visit.truth_no_reader", "visit.truth_no_print"),
        },
    ),
    replace(_CHOICE, name="dark", shell={**samples.step(3), "speech": True, "blank": True}),
    replace(_CHOICE, name="languages", shell={**samples.step(3), "choosingLanguage": True}),
    replace(_CHOICE, name="notice", shell={**samples.step(3), "notice": samples.NOTICE}),
    _lying(
        replace(_VERIFY, name="verify-late", values={**_VERIFY.values, "phase": "sending"}),
        samples.waiting(5, -1.0, "wait.late_code", 17),
    ),
    _lying(
        Moment("filing-late", "Filing", {"sentence": samples.FILING}, samples.DONE),
        samples.waiting(2, -1.0, "wait.late_filing", 52),
    ),
    _lying(
        replace(_SUMMARY, name="not-saved"),
        samples.failed(samples.said("failure.not_saved"), "not_filed", "next_again", sheet=True),
    ),
    _lying(
        _with(_GOODBYE, "filing-lost", title=samples.said("goodbye.title_lost")),
        samples.failed(samples.said("failure.filing_lost"), "filed_unknown", "next_ask", sheet=True),
    ),
    *(Moment(*each) for each in aside_samples.SHOWN),
    *(Moment(*each) for each in bench_samples.SHOWN),
)
