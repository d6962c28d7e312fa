"""What is said beside the visit, as sentences."""

from ui.speech.said import Said, Script, plain
from ui.speech.words import Teller
from ui.viewmodels.aside import AsideOutputs


def aside(outputs: AsideOutputs, teller: Teller) -> Script:
    """One of its pictures: an error first, then the question, the answers, the buttons."""
    telling = {"choosing": _choosing, "words": _words, "phone": _phone, "filed": _filed, "failed": _failed}
    tell = telling.get(outputs.phase)
    lines = (plain(teller.key("aside.filing")),) if tell is None else tell(outputs, teller)
    error = (plain(outputs.error),) if outputs.error else ()
    return Script((outputs.kind, outputs.phase, outputs.printing), (*error, *lines))


def _choosing(outputs: AsideOutputs, teller: Teller) -> tuple[Said, ...]:
    reasons = (
        teller.choice(each["label"], "", chosen=each["value"] in outputs.chosen) for each in outputs.reasons
    )
    return (
        plain(teller.key("aside.question"), teller.key("aside.help")),
        plain(*outputs.context.splitlines()),
        *reasons,
        teller.buttons("aside.add_words", "aside.add_phone", _back(outputs), "aside.send"),
    )


def _words(outputs: AsideOutputs, teller: Teller) -> tuple[Said, ...]:
    return (
        plain(teller.key("aside.words_question"), teller.key("aside.words_help")),
        teller.field(outputs.words),
        teller.buttons("action.back", "aside.written_done"),
    )


def _phone(outputs: AsideOutputs, teller: Teller) -> tuple[Said, ...]:
    if outputs.kind == "report":
        on = "aside.phone_done" if outputs.phone else "aside.phone_none"
        return (
            plain(teller.key("aside.phone_question"), teller.key("aside.phone_help")),
            teller.field(outputs.phone),
            teller.buttons("action.back", on),
        )
    times = (teller.choice(each["label"], "", chosen=each["value"] == outputs.time) for each in outputs.times)
    honest = "aside.call_help" if outputs.online else "aside.call_kept"
    return (
        plain(teller.key("aside.call_question"), teller.key(honest)),
        teller.field(outputs.phone),
        *times,
        teller.buttons(_back(outputs), "aside.send_call"),
    )


def _filed(outputs: AsideOutputs, teller: Teller) -> tuple[Said, ...]:
    """The number is told twice: it has to be kept."""
    title = {"printing": "aside.filed_printing", "printed": "aside.filed_printed"}
    number = teller.code(outputs.number)
    again = ("receipt.print_again",) if outputs.printing in ("failed", "unknown") else ()
    return (
        plain(
            teller.key(title.get(outputs.printing, "aside.filed_screen")),
            teller.key("aside.filed_sent" if outputs.online else "aside.filed_kept"),
        ),
        *((plain(outputs.sentence),) if outputs.sentence else ()),
        Said((teller.key("receipt.number"),), (number, teller.key("speech.once_more"), number)),
        *((plain(teller.key("receipt.answer"), outputs.limit),) if outputs.limit else ()),
        plain(teller.key("receipt.next"), outputs.next_step),
        teller.buttons(*again, "aside.done" if outputs.outside else "aside.back_to_it"),
    )


def _failed(outputs: AsideOutputs, teller: Teller) -> tuple[Said, ...]:
    return (
        plain(teller.key("aside.failed"), teller.key("aside.failed_help")),
        plain(*outputs.context.splitlines(), outputs.terminal),
        teller.buttons(_back(outputs), "aside.again"),
    )


def _back(outputs: AsideOutputs) -> str:
    return "aside.back" if outputs.outside else "aside.back_to_it"
