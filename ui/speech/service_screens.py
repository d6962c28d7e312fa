"""The screens of the free services as sentences."""

from ui.speech.said import Script, plain
from ui.speech.words import Teller
from ui.viewmodels.pay import PayOutputs
from ui.viewmodels.phone import PhoneOutputs
from ui.viewmodels.policies import PoliciesOutputs
from ui.viewmodels.printout import PrintoutOutputs


def printout(outputs: PrintoutOutputs, teller: Teller) -> Script:
    """What, how often, and what became of it."""
    share = teller.key("printout.left", left=outputs.left) if outputs.left > 0 else ""
    used_up = outputs.left == 0 or (outputs.phase == "ready" and outputs.left > 0 and outputs.most == 0)
    match outputs.phase:
        case "printing":
            lines = [plain(teller.key("printout.printing"), teller.key("printout.printing_help"))]
        case "done":
            said = teller.key("printout.take") if outputs.printed else outputs.sentence
            title = "printout.printed" if outputs.printed else "printout.not_printed"
            lines = [
                plain(teller.key(title), said, teller.key("printout.nothing_kept")),
                teller.buttons("printout.more" if outputs.printed else "printout.again", "printout.finish"),
            ]
        case _ if used_up:
            why = "printout.too_many" if outputs.phase == "ready" else "printout.used_up"
            lines = [plain(teller.key(why)), teller.buttons("action.back", "printout.finish")]
        case "ready":
            number = outputs.sheets * outputs.copies
            lines = [
                plain(
                    teller.key("printout.how_many"), teller.key("printout.one_copy", sheets=outputs.sheets)
                ),
                plain(share, teller.key("printout.copies", copies=outputs.copies)),
                teller.buttons("printout.fewer", "printout.one_more", "action.back"),
                plain(teller.key("printout.print", sheets=number)),
            ]
        case _ if outputs.from_phone:
            lines = [
                plain(teller.key("printout.from_phone"), teller.key("printout.from_phone_help"), share),
                teller.buttons("printout.leave", "printout.begin"),
            ]
        case _:
            lines = [
                plain(teller.key("printout.what"), share),
                plain(teller.key("printout.card"), teller.key("printout.card_help")),
                plain(teller.key("printout.each"), teller.key("printout.each_help")),
                teller.buttons("printout.leave"),
            ]
    error = (plain(outputs.error),) if outputs.error else ()
    return Script((outputs.phase, str(outputs.copies)), (*error, *lines))


def phone(outputs: PhoneOutputs, teller: Teller) -> Script:
    """The code is for eyes; who cannot see it hears that there are other ways."""
    error = outputs.error or outputs.doubt
    match outputs.phase:
        case "opening":
            said = [plain(teller.key("phone.opening"))]
        case _ if outputs.count:
            said = [
                plain(teller.key("phone.came", count=outputs.count), teller.key("phone.came_help")),
                plain(teller.key("copying.page_of", page=outputs.page, count=outputs.count)),
                teller.buttons("copying.remove", "action.back", "phone.use"),
            ]
        case "over":
            said = [
                plain(teller.key("phone.over"), teller.key("phone.over_help")),
                teller.buttons("action.back", "phone.new_code"),
            ]
        case state:
            title = "phone.seen" if state == "seen" else "phone.scan"
            said = [
                plain(teller.key(title), outputs.material, teller.key(f"{title}_help")),
                plain(teller.key("phone.once")),
                teller.buttons("action.back"),
            ]
    place = (outputs.phase, str(outputs.count), str(outputs.page))
    return Script(place, (*((plain(error),) if error else ()), *said))


def policies(outputs: PoliciesOutputs, teller: Teller) -> Script:
    """A question with its answers; every policy with its reason; or one of them, whole."""
    match outputs.phase:
        case "asking":
            step = teller.key("policies.step", number=outputs.number, total=outputs.total)
            said = [
                plain(outputs.question, step, outputs.help),
                *(
                    teller.choice(each["label"], each["help"], chosen=each["value"] == outputs.value)
                    for each in outputs.choices
                ),
                teller.buttons("action.back"),
            ]
        case "list":
            found = "policies.found" if outputs.fitting else "policies.none"
            said = [
                plain(teller.key(found, count=outputs.fitting), teller.key("policies.list_help")),
                *(
                    plain(
                        each["name"],
                        teller.key(
                            "policies.row_fits" if each["fits"] else "policies.row_not", why=each["why"]
                        ),
                    )
                    for each in outputs.rows
                ),
                plain(outputs.notice),
                teller.buttons("action.back"),
            ]
        case _:
            said = [
                plain(outputs.question, outputs.help),
                plain(teller.key("policies.why" if outputs.fits else "policies.why_not")),
                *(plain(each["text"]) for each in outputs.reasons),
                *(plain(each["label"], each["value"]) for each in outputs.facts),
                plain(outputs.notice),
                teller.buttons("action.back", *(("policies.claim",) if outputs.fits else ())),
            ]
    return Script((outputs.phase, outputs.question), tuple(said))


def pay(outputs: PayOutputs, teller: Teller) -> Script:
    """The code is for eyes; who cannot see it hears that it need not be paid here."""
    waiting, over = outputs.phase == "waiting", outputs.phase == "over"
    title = teller.key("pay.scan" if waiting else f"pay.{outputs.phase}", yuan=outputs.yuan)
    help_ = {"waiting": "pay.scan_help", "closing": "pay.closing_help"}.get(outputs.phase, "pay.opening_help")
    further = outputs.sentence if over else teller.key(help_)
    buttons = ("pay.window", "pay.again") if over else ("pay.window",) if waiting else ()
    ways = (teller.buttons(*buttons),) if buttons else ()
    return Script((outputs.phase,), (plain(title, further), *ways))
