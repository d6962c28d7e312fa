"""The screens around the form as sentences."""

from ui.speech.said import Said, Script, plain
from ui.speech.words import Teller
from ui.viewmodels.attract import AttractOutputs
from ui.viewmodels.card import CardOutputs
from ui.viewmodels.elsewhere import ElsewhereOutputs
from ui.viewmodels.filing import FilingOutputs
from ui.viewmodels.goodbye import GoodbyeOutputs
from ui.viewmodels.out_of_service import OutOfServiceOutputs
from ui.viewmodels.receipt import ReceiptOutputs
from ui.viewmodels.verify import VerifyOutputs
from ui.viewmodels.welcome import ChooseOutputs, WelcomeOutputs


def attract(_: AttractOutputs, __: Teller) -> Script:
    """Nobody is there to be spoken to."""
    return Script()


def welcome(outputs: WelcomeOutputs, teller: Teller) -> Script:
    """How to go about, then what can be done here."""
    lines = (
        plain(teller.key("welcome.question")),
        plain(teller.key("speech.how")),
        plain(outputs.told or teller.key("welcome.help")),
        *((plain(teller.key("welcome.paper_out")),) if outputs.paper_out else ()),
        *(plain(event["title"], event["subtitle"]) for event in outputs.events),
        plain(teller.key("welcome.all", events=outputs.event_total, items=outputs.item_total)),
        plain(teller.key("welcome.put_card"), teller.key("welcome.put_card_where")),
        plain(outputs.notice),
    )
    return Script((), lines)


def choose(outputs: ChooseOutputs, teller: Teller) -> Script:
    """Every life event by name."""
    lines = (
        plain(teller.key("choose.question")),
        plain(teller.key("speech.choose_one", count=len(outputs.events))),
        *(plain(event["title"]) for event in outputs.events),
        teller.buttons("action.back"),
    )
    return Script((), lines)


def card(outputs: CardOutputs, teller: Teller) -> Script:
    """Put it down, it is being read, or what to do."""
    match outputs.phase:
        case "failed":
            asked: tuple[str, ...] = (outputs.sentence, teller.key("card.again"))
        case "reading":
            asked = (teller.key("card.reading"), teller.key("card.keep_still"))
        case _:
            asked = (teller.key("card.put"), teller.key("card.where"))
    return Script((outputs.phase,), (plain(*asked), teller.buttons("action.back")))


def verify(outputs: VerifyOutputs, teller: Teller) -> Script:
    """The one-time code."""
    topic = "asking" if outputs.asking else "verify"
    skip = "asking.skip" if outputs.asking else "verify.skip"
    remark = (plain(outputs.sentence),) if outputs.sentence else ()
    phone = (
        Said((teller.key("verify.to_your_phone"),), (teller.value(outputs.masked_phone),))
        if outputs.masked_phone
        else plain(teller.key("verify.to_your_phone"))
    )
    ways = tuple(plain(each["label"]) for each in outputs.ways)
    match outputs.phase:
        case "scan":
            lines: tuple[Said, ...] = (
                plain(teller.key("verify.scan"), teller.key("verify.scan_help")),
                teller.buttons("action.back", "verify.skip"),
            )
        case "enter" | "wrong":
            wrong = (plain(teller.key("verify.wrong")),) if outputs.phase == "wrong" and not remark else ()
            lines = (
                *(remark or wrong),
                plain(teller.key("verify.enter_staff" if outputs.means == "staff" else "verify.enter")),
                *((plain(teller.key("verify.staff_help")),) if outputs.means == "staff" else (phone,)),
                teller.field(outputs.digits),
                teller.buttons("action.back", "verify.confirm"),
                plain(teller.key(skip)),
            )
        case "unavailable":
            lines = (
                *remark,
                plain(teller.key(f"{topic}.unavailable"), teller.key(f"{topic}.unavailable_help")),
                *ways,
                teller.buttons("action.back", skip if outputs.asking else "verify.go_on"),
            )
        case "consent":
            lines = (
                plain(teller.key("verify.face_question"), teller.key("verify.face_help")),
                plain(teller.key("verify.face_agree")),
                *ways,
                plain(teller.key(skip)),
                teller.buttons("action.back"),
            )
        case "look":
            lines = (
                plain(outputs.sentence, teller.key("verify.face_looking_help")),
                teller.buttons("verify.face_stop"),
            )
        case "sending":
            starting = "verify.face_starting" if outputs.means == "face" else "verify.sending"
            lines = (plain(teller.key("verify.checking" if outputs.digits else starting)),)
        case _:
            lines = (
                *remark,
                plain(teller.key("verify.question")),
                phone,
                teller.buttons("action.back", _asks(outputs)),
                *ways,
                plain(teller.key(skip)),
            )
    return Script((outputs.phase,), lines)


def _asks(outputs: VerifyOutputs) -> str:
    return "verify.send" if outputs.means == "one_time_code" else f"verify.by_{outputs.means}"


def elsewhere(outputs: ElsewhereOutputs, teller: Teller) -> Script:
    """Why not here, and where instead."""
    lines = (
        plain(outputs.title, outputs.because, outputs.sentence, outputs.ask),
        teller.buttons("elsewhere.back", "booking.book"),
        plain(outputs.guide),
        teller.buttons("nearby.show", "elsewhere.finish"),
    )
    return Script((), lines)


def filing(outputs: FilingOutputs, teller: Teller) -> Script:
    """What is going on."""
    return Script((), (plain(teller.key("filing.title"), outputs.sentence),))


def receipt(outputs: ReceiptOutputs, teller: Teller) -> Script:
    """Received, the number, the paper, and what comes next. The number is told twice: it has to be kept."""
    title = {"printing": "receipt.title_printing", "printed": "receipt.title_printed"}
    number = teller.code(outputs.number)
    limit = "receipt.limit" if outputs.decided else "receipt.answer"
    whither = "" if outputs.departments else "_to_the_centre"
    lines = (
        plain(
            teller.key(title.get(outputs.printing, "receipt.title_screen")),
            teller.key(("receipt.sent" if outputs.online else "receipt.kept") + whither),
        ),
        *((plain(outputs.sentence),) if outputs.sentence else ()),
        Said((teller.key("receipt.number"),), (number, teller.key("speech.once_more"), number)),
        *((plain(teller.key("receipt.about"), outputs.about),) if outputs.about else ()),
        *((plain(teller.key("receipt.departments"), outputs.departments),) if outputs.departments else ()),
        *((plain(teller.key(limit), outputs.limit),) if outputs.limit else ()),
        plain(teller.key("receipt.next"), outputs.next_step),
        *((plain(teller.key("receipt.not_accepted_yet")),) if outputs.decided else ()),
        *(() if outputs.printing == "printing" else (_ways_out(outputs, teller),)),
    )
    return Script((outputs.number, outputs.printing), lines)


def _ways_out(outputs: ReceiptOutputs, teller: Teller) -> Said:
    again = ("receipt.print_again",) if outputs.printing in ("failed", "unknown") else ()
    said = teller.buttons(*again, "receipt.another", "receipt.finish")
    return Said((*said.parts, outputs.pay)) if outputs.pay else said


def goodbye(outputs: GoodbyeOutputs, teller: Teller) -> Script:
    """What was left behind before everything else, and again with each stage of the alarm."""
    lines = (
        *((plain(outputs.sentence),) if outputs.sentence else ()),
        plain(outputs.title),
        plain(outputs.help),
        *_rating(outputs, teller),
    )
    return Script((outputs.title, outputs.sentence, outputs.alarm, outputs.rating), lines)


def _rating(outputs: GoodbyeOutputs, teller: Teller) -> tuple[Said, ...]:
    levels = ("very_satisfied", "satisfied", "basically_satisfied", "dissatisfied", "very_dissatisfied")
    thanks = (plain(outputs.thanks),) if outputs.thanks else ()
    if outputs.rating == "offer":
        asked = plain(teller.key("rating.question"))
        return (asked, teller.buttons(*(f"rating.{each}" for each in levels), "rating.skip"))
    if outputs.rating == "why":
        reasons = (
            teller.choice(each["label"], "", chosen=each["value"] in outputs.chosen)
            for each in outputs.reasons
        )
        return (plain(teller.key("rating.why")), *reasons, teller.buttons("rating.send"))
    return thanks


def out_of_service(outputs: OutOfServiceOutputs, teller: Teller) -> Script:
    """Why, and where to go."""
    lines = (
        plain(teller.key("out_of_service.title"), outputs.sentence),
        plain(outputs.works),
        *(plain(each) for each in outputs.elsewhere),
        plain(outputs.age, teller.key("out_of_service.number"), outputs.reason),
    )
    return Script((), lines)
