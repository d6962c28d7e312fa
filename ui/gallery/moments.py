"""The moments of a visit that pictures and tests show: a screen, its values, and what lies over it."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from kiosk.visit.bench import LANGUAGES as OF_TECHNICIANS
from kiosk.words import Language
from ui.gallery.actions import ACTIONS
from ui.gallery.samples import (
    aside,
    asking,
    bench,
    booking,
    closed,
    filing,
    finding,
    goodbye,
    identity,
    nearby,
    page,
    papers,
    paying,
    queueing,
    services,
    told,
    welcome,
)
from ui.gallery.samples.said import in_language, said
from ui.gallery.samples.shell import (
    AT_REST,
    CARD_AND_BATTERY,
    DONE,
    NO_READER_NO_PRINT,
    NOTICE,
    SHELL,
    TWO_TRUTHS,
    explained,
    failed,
    step,
    waiting,
)
from ui.gallery.stand_in import StandIn, stand_in


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
            language in OF_TECHNICIANS and mode == "normal"
        )


def shell_of(moment: Moment, language: Language, **manner: bool) -> StandIn:
    """The shell's view-model at that moment. `manner`: its switches (`ui.gallery.variants`)."""
    values = {**SHELL, **moment.shell, "screen": moment.screen}
    switches = {name: on or bool(moment.shell.get(name)) for name, on in manner.items()}
    return stand_in({**in_language(values, language), "language": language, **switches}, ACTIONS["shell"])


def view_of(moment: Moment, language: Language, *, elder: bool = False) -> StandIn:
    """The screen's own view-model at that moment."""
    values = {**moment.values, **moment.elder} if elder else moment.values
    return stand_in(in_language(values, language), ACTIONS[moment.screen])


def _with(moment: Moment, name: str, **values: Any) -> Moment:
    return replace(moment, name=name, values={**moment.values, **values})


def _lying(moment: Moment, shell: Mapping[str, Any]) -> Moment:
    """With this over what the shell shows already."""
    return replace(moment, shell={**moment.shell, **shell})


_ATTRACT = Moment("attract", "Attract", welcome.ATTRACT, {"bare": True})
_WELCOME = Moment("welcome", "Welcome", welcome.WELCOME, AT_REST, welcome.WELCOME_ELDER)
_CARD = Moment("card-waiting", "Card", {"phase": "waiting", "sentence": ""}, step(1))
_VERIFY = Moment("verify-offer", "Verify", identity.VERIFY, step(2))
_CHOICE = Moment("page-choice", "Page", page.CHOICE_PAGE, step(3))
_TEXT = Moment("page-text", "Page", page.TEXT_PAGE, step(3))
_NUMBER = Moment("page-mobile", "Page", page.MOBILE_PAGE, step(3))
_DATE = Moment("page-date", "Page", page.DATE_PAGE, step(3))
_SUMMARY = Moment("summary", "Summary", filing.SUMMARY, step(6))
_COPYING = Moment("copying", "Copying", papers.COPYING, step(5))
_COMMITMENT = Moment("commitment", "Commitment", papers.COMMITMENT, step(4))
_RECEIPT = Moment("receipt-printed", "Receipt", filing.RECEIPT, {**DONE, "canLeave": True})
_GOODBYE = Moment("goodbye", "Goodbye", goodbye.GOODBYE, DONE)

MOMENTS: tuple[Moment, ...] = (
    _WELCOME,
    _with(_WELCOME, "welcome-paper-out", paperOut=True),
    _ATTRACT,
    _with(_ATTRACT, "attract-slide", **welcome.SLIDE),
    replace(
        _with(_ATTRACT, "attract-night", states=welcome.STATES_IN_TROUBLE),
        shell={"bare": True, "night": True, "driftX": -4, "driftY": 5},
    ),
    Moment("choose", "Choose", welcome.CHOOSE, {**AT_REST, "canLeave": True}),
    _CARD,
    _lying(_with(_CARD, "card-reading", phase="reading"), waiting(2, 0.6)),
    _lying(
        _with(_CARD, "card-failed", phase="failed", sentence=identity.LIFT_CARD),
        failed(identity.LIFT_CARD, "nothing_filed", "next_card"),
    ),
    _VERIFY,
    _lying(_with(_VERIFY, "verify-sending", phase="sending"), waiting(5, 0.4)),
    _with(_VERIFY, "verify-ways", ways=services.WAYS),
    _with(_VERIFY, "verify-face-consent", phase="consent", means="face", ways=identity.BESIDE_A_FACE),
    _with(_VERIFY, "verify-face-look", phase="look", means="face", sentence=said("verify.face_looking")),
    _with(_VERIFY, "verify-scan", phase="scan", ways=[], qr=services.PHONE["qr"], means="phone_app"),
    _with(_VERIFY, "verify-staff", phase="enter", ways=[], digits="48", means="staff", maskedPhone=""),
    _with(_VERIFY, "verify-enter", phase="enter", ways=[], digits="482"),
    _with(_VERIFY, "verify-wrong", phase="wrong", digits="482913"),
    _lying(
        _with(_VERIFY, "verify-unavailable", phase="unavailable", maskedPhone=""),
        failed(said("visit.code_offline"), "not_yet_filed", "next_unverified"),
    ),
    _CHOICE,
    _with(_CHOICE, "page-choice-error", value="", error=page.CHOOSE_ONE),
    Moment("page-choice-many", "Page", page.STREET_PAGE, step(3)),
    Moment("page-multi", "Page", page.MULTI_PAGE, step(3)),
    _TEXT,
    _with(_TEXT, "page-text-error", value="", error=page.NAME_MISSING),
    Moment("page-name", "Page", page.NAME_PAGE, step(3)),
    Moment("page-writing", "Page", page.WRITING_PAGE, step(3)),
    Moment("page-address", "Page", page.ADDRESS_PAGE, step(3)),
    Moment("page-tree-streets", "Page", page.STREETS_PAGE, step(3)),
    Moment("page-tree-roads", "Page", page.ROADS_PAGE, step(3)),
    Moment("page-tree-numbers", "Page", page.NUMBERS_PAGE, step(3)),
    _NUMBER,
    Moment("page-id", "Page", page.ID_PAGE, step(3)),
    Moment("page-their-card", "Page", page.THEIR_CARD_PAGE, step(3)),
    Moment("page-their-card-waiting", "Page", page.THEIR_CARD_WAITING, step(3)),
    _DATE,
    _with(_DATE, "page-date-error", value="2026-13-01", error=page.NO_SUCH_DATE),
    Moment("page-confirm", "Page", page.CONFIRM_PAGE, step(2)),
    Moment("elsewhere", "Elsewhere", page.ELSEWHERE, step(3)),
    *(Moment(*each) for each in nearby.SHOWN),
    *(Moment(*each) for each in booking.SHOWN),
    *(Moment(*each) for each in queueing.SHOWN),
    *(Moment(*each) for each in asking.SHOWN),
    *(Moment(*each) for each in told.SHOWN),
    *(Moment(*each) for each in finding.SHOWN),
    _COMMITMENT,
    _with(_COMMITMENT, "commitment-error", choice="", error=page.CHOOSE_ONE),
    Moment("materials", "Materials", papers.MATERIALS, step(5)),
    _COPYING,
    _with(_COPYING, "copying-no-edge", corners=[], error=papers.NO_PICTURE),
    _lying(_with(_COPYING, "copying-taking", phase="taking"), waiting(2, 0.6)),
    _with(_COPYING, "copying-taken", **papers.TAKEN),
    _with(_COPYING, "copying-doubt", **papers.DOUBTFUL),
    _with(_COPYING, "copying-review", **papers.REVIEW),
    _with(_COPYING, "copying-scanner", scanner=True, watching=False, live="", corners=[]),
    *(Moment(*each) for each in services.SHOWN),
    _SUMMARY,
    _with(_SUMMARY, "summary-error", error=filing.SIGNATURE_MISSING),
    _lying(Moment("filing", "Filing", {"sentence": filing.FILING}, DONE), waiting(2, 0.7)),
    _lying(
        _with(_RECEIPT, "receipt-printing", printing="printing", sentence=filing.PRINTING, countdown=0),
        waiting(8, 0.5),
    ),
    _RECEIPT,
    _with(_RECEIPT, "receipt-pages", pages=3),
    _with(_RECEIPT, "receipt-fee", **paying.FEE),
    _with(_RECEIPT, "receipt-paid", **paying.PAID),
    _with(_RECEIPT, "receipt-unclear", **paying.UNCLEAR),
    _lying(
        _with(_RECEIPT, "receipt-failed", printing="failed", sentence=filing.PAPER_OUT, online=True),
        failed(filing.PAPER_OUT, "filed_with_number", "next_scan"),
    ),
    _GOODBYE,
    _with(_GOODBYE, "goodbye-left-early", **goodbye.LEFT_EARLY),
    _with(_GOODBYE, "rating-offer", rating="offer", countdown=20),
    _with(_GOODBYE, "rating-why", rating="why", level=5, reasons=goodbye.RATING_REASONS, chosen=["slow"]),
    _with(_GOODBYE, "goodbye-card-left", **goodbye.CARD_LEFT),
    _with(_GOODBYE, "goodbye-paper-left", **goodbye.PAPER_LEFT),
    replace(_with(_GOODBYE, "goodbye-both-left", **goodbye.BOTH_LEFT), shell={**DONE, "bare": True}),
    Moment("out-of-service", "OutOfService", closed.OUT_OF_SERVICE),
    Moment("out-of-service-door", "OutOfService", closed.OPENED),
    Moment("out-of-service-battery", "OutOfService", closed.ON_BATTERY),
    Moment("out-of-service-power-low", "OutOfService", closed.SWITCHING_OFF),
    replace(
        _CHOICE,
        name="on-battery",
        shell={
            **step(3),
            "truth": CARD_AND_BATTERY,
            "truthIcon": "id-card",
            "explanations": explained("visit.truth_card", "visit.truth_battery"),
        },
    ),
    replace(_CHOICE, name="idle", shell={**step(3), "idleVisible": True}),
    replace(_WELCOME, name="keypad-welcome", at="show-all"),
    replace(_CHOICE, name="keypad-choice", at="choice-v1"),
    replace(_TEXT, name="keypad-text", at="field"),
    replace(_SUMMARY, name="keypad-signature", at="signature-pad"),
    _with(_SUMMARY, "summary-signed-by-key", signed=True, signedByKey=True),
    replace(_CHOICE, name="speech", shell={**step(3), "speech": True, "aboutSpeech": True}),
    _lying(
        replace(_WELCOME, name="offline"),
        {"explanations": explained("visit.truth_offline", since="02:40")},
    ),
    replace(
        _CHOICE,
        name="offline-and-card-left",
        shell={
            **step(3),
            "truth": TWO_TRUTHS,
            "explanations": explained("visit.truth_card", "visit.truth_offline", since="11-24 23:40"),
        },
    ),
    replace(
        _CHOICE,
        name="no-reader-no-print",
        shell={
            **step(3),
            "truth": NO_READER_NO_PRINT,
            "truthIcon": "triangle-alert",
            "explanations": explained("visit.truth_no_reader", "visit.truth_no_print"),
        },
    ),
    replace(_CHOICE, name="dark", shell={**step(3), "speech": True, "blank": True}),
    replace(_CHOICE, name="languages", shell={**step(3), "choosingLanguage": True}),
    replace(_CHOICE, name="notice", shell={**step(3), "notice": NOTICE}),
    _lying(
        replace(_VERIFY, name="verify-late", values={**_VERIFY.values, "phase": "sending"}),
        waiting(5, -1.0, "wait.late_code", 17),
    ),
    _lying(
        Moment("filing-late", "Filing", {"sentence": filing.FILING}, DONE),
        waiting(2, -1.0, "wait.late_filing", 52),
    ),
    _lying(
        replace(_SUMMARY, name="not-saved"),
        failed(said("failure.not_saved"), "not_filed", "next_again", sheet=True),
    ),
    _lying(
        _with(_GOODBYE, "filing-lost", title=said("goodbye.title_lost")),
        failed(said("failure.filing_lost"), "filed_unknown", "next_ask", sheet=True),
    ),
    *(Moment(*each) for each in paying.SHOWN),
    *(Moment(*each) for each in aside.SHOWN),
    *(Moment(*each) for each in bench.SHOWN),
)
