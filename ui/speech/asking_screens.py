"""The screens of asking (how far is it, where else, what is to be printed) as sentences."""

from collections.abc import Iterator

from ui.speech.said import Said, Script, plain
from ui.speech.words import Teller
from ui.viewmodels.asking import AskingOutputs
from ui.viewmodels.booking import BookingOutputs
from ui.viewmodels.document import DocumentOutputs
from ui.viewmodels.nearby_places import NearbyOutputs
from ui.viewmodels.progress import ProgressOutputs
from ui.viewmodels.queue import QueueOutputs
from ui.viewmodels.replying import ReplyingOutputs


def nearby(outputs: NearbyOutputs, teller: Teller) -> Script:
    """Every place with its way and its hours, and what came of the paper."""
    if not outputs.places:
        lines = (
            plain(teller.key("nearby.nobody_knows"), outputs.looked, teller.key("nearby.nobody_knows_help")),
            teller.buttons("action.back", "nearby.looking" if outputs.looking else "nearby.look_again"),
        )
        return Script((), lines)
    places = (
        teller.choice(
            each["name"],
            "，".join(filter(None, (each["state"], each["walk"], each["address"], each["paper"]))),
            chosen=each["chosen"],
        )
        for each in outputs.places
    )
    printing = ("nearby.print",) if outputs.can_print and outputs.printing != "printing" else ()
    return Script(
        (),
        (
            plain(outputs.sentence),
            plain(teller.key("nearby.question"), teller.key("nearby.help"), outputs.age),
            *places,
            teller.buttons("action.back", *printing),
        ),
    )


def queue(outputs: QueueOutputs, teller: Teller) -> Script:
    """The queues with how many wait; or the number, and what came of the paper."""
    match outputs.phase:
        case "looking" | "taking":
            said = [plain(teller.key(f"queue.{outputs.phase}")), teller.buttons("action.back")]
        case "taken":
            said = [
                plain(outputs.sentence),
                plain(teller.key("queue.number"), outputs.number),
                *(plain(each["label"], *each["value"].splitlines()) for each in outputs.rows),
                plain(teller.key("queue.number_help")),
                teller.buttons("action.back", "queue.return", "queue.done"),
            ]
        case "trouble":
            ways = ("find.book",) if outputs.can_book else ()
            said = [
                plain(teller.key("queue.trouble"), outputs.sentence),
                teller.buttons("action.back", *ways, "nearby.show", "queue.again"),
            ]
        case "unsure":
            said = [
                plain(teller.key("queue.unsure"), teller.key("queue.unsure_help")),
                teller.buttons("action.back", "queue.again"),
            ]
        case _:
            queues = (
                teller.choice(
                    each["name"],
                    "，".join(filter(None, (each["state"], each["walk"], each["address"]))),
                    chosen=each["chosen"],
                )
                for each in outputs.places
            )
            way = ("queue.take",) if outputs.can_take else ("find.book",) if outputs.can_book else ()
            said = [
                *((plain(outputs.sentence),) if outputs.sentence else ()),
                plain(teller.key("queue.question"), teller.key("queue.help")),
                *queues,
                teller.buttons("action.back", *way),
            ]
    return Script((outputs.phase, outputs.number), tuple(said))


def asking(outputs: AskingOutputs, teller: Teller) -> Script:
    """By what it is asked, and what has been typed."""
    how = "asking.help_scan" if outputs.scans else "asking.help"
    lines = (
        *((plain(outputs.error),) if outputs.error else ()),
        plain(
            teller.key("asking.question"),
            teller.key(how) if outputs.online else teller.key("asking.offline_now"),
        ),
        teller.field(outputs.number.replace("_", "").strip("-")),
        teller.buttons("action.back", "asking.ask", "asking.by_card"),
    )
    return Script((), lines)


def progress(outputs: ProgressOutputs, teller: Teller) -> Script:
    """What is wanted first, then how far it is."""
    if outputs.phase == "looking":
        return Script((outputs.phase,), (plain(teller.key("progress.looking")),))
    if outputs.phase == "trouble":
        lines = (plain(teller.key("progress.trouble"), outputs.sentence),)
        return Script((outputs.phase,), (*lines, teller.buttons("action.back", "progress.again")))
    if outputs.phase == "list":
        said = plain(teller.key("progress.list", count=len(outputs.cases)), teller.key("progress.list_help"))
        cases = (plain(each["title"], each["state"]) for each in outputs.cases)
        return Script((outputs.phase,), (said, *cases, teller.buttons("action.back")))
    return Script((outputs.phase, outputs.case_number), tuple(_case(outputs, teller)))


def _case(outputs: ProgressOutputs, teller: Teller) -> Iterator[Said]:
    yield plain(outputs.title, outputs.state, outputs.due)
    if outputs.rows:
        for row in outputs.rows:
            yield plain(row["label"], row["value"])
        prints = outputs.can_print and outputs.printing != "printing"
        yield teller.buttons("action.back", "progress.again", *(("progress.print",) if prints else ()))
        return
    for each in outputs.corrections:
        yield plain(each["title"], each["wants"])
    if outputs.identity_open:
        yield plain(teller.key("progress.identity_open"))
    for step in outputs.steps:
        yield plain(step["title"], step["note"], step["time"])
    if outputs.slip and outputs.sentence:
        yield plain(outputs.sentence)
    if outputs.pay:
        yield plain(outputs.pay)
    ways = {
        "progress.print_fee": outputs.slip and outputs.can_print and outputs.printing != "printing",
        "progress.confirm": outputs.can_confirm,
        "progress.more_by_card": not outputs.by_card,
        "progress.withdraw": outputs.can_withdraw,
    }
    for each in outputs.documents if outputs.by_card else ():
        yield plain(each["label"])
    yield teller.buttons("action.back", "progress.again", *(key for key, there in ways.items() if there))


def replying(outputs: ReplyingOutputs, teller: Teller) -> Script:
    """What it is about, what is missing, and the signature."""
    title = {"answer": "replying.answer", "withdraw": "replying.withdraw"}.get(
        outputs.purpose, "replying.confirm"
    )
    lines = (
        *((plain(outputs.error),) if outputs.error else ()),
        plain(teller.key(title), teller.key(f"{title}_help")),
        *(plain(each["label"], each["value"]) for each in outputs.rows),
        *(plain(each["label"], teller.key("materials.copy")) for each in outputs.papers),
        *(plain(each["label"], each["value"]) for each in outputs.fields),
        plain(teller.key("sign.done" if outputs.signed else "sign.here_or_key")),
        teller.buttons("action.back", f"replying.submit_{outputs.purpose or 'answer'}"),
    )
    return Script((outputs.purpose,), lines)


def document(outputs: DocumentOutputs, teller: Teller) -> Script:
    """What it is, how many sheets, and what came of the print."""
    if outputs.phase in ("fetching", "trouble"):
        return Script((outputs.phase,), (plain(teller.key(f"document.{outputs.phase}"), outputs.sentence),))
    ways = ("document.print",) if outputs.can_print and outputs.phase != "printing" else ()
    buttons = Said(
        (
            teller.key("speech.buttons"),
            teller.key("action.back"),
            *(teller.key(each, count=outputs.count) for each in ways),
        )
    )
    lines = (
        *((plain(outputs.error or outputs.sentence),) if outputs.error or outputs.sentence else ()),
        plain(outputs.title, teller.key("document.sheets", count=outputs.count)),
        plain(teller.key("document.printing" if outputs.phase == "printing" else "document.only_here")),
        buttons,
    )
    return Script((outputs.phase,), lines)


def booking(outputs: BookingOutputs, teller: Teller) -> Script:
    """Days, then hours."""
    if not outputs.days:
        said = plain(teller.key("booking.no_calendar"), teller.key("booking.no_calendar_help"))
        return Script((), (said, teller.buttons("action.back", "nearby.show")))
    if outputs.at_phone:
        asked = plain(teller.key("booking.phone_question"), teller.key("booking.phone_help"))
        ways = "booking.submit" if outputs.phone else "booking.without_phone"
        lines = (*((plain(outputs.error),) if outputs.error else ()), asked, teller.field(outputs.phone))
        return Script((), (*lines, teller.buttons("action.back", ways)))
    lines = (
        *((plain(outputs.error),) if outputs.error else ()),
        plain(
            teller.key("booking.question"),
            outputs.what,
            outputs.where,
            teller.key("booking.help" if outputs.online else "booking.help_offline"),
        ),
        *(teller.choice(each["label"], "", chosen=each["value"] == outputs.day) for each in outputs.days),
        *(teller.choice(each, "", chosen=each == outputs.time) for each in outputs.times),
        teller.buttons("action.back", "booking.go_on"),
    )
    return Script((), lines)
