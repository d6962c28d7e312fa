"""The screens of the form as sentences: an error first, then the question, the answers, the buttons."""

from ui.speech.said import Said, Script, plain
from ui.speech.words import Teller
from ui.viewmodels.commitment import CommitmentOutputs
from ui.viewmodels.copying import CopyingOutputs
from ui.viewmodels.materials import MaterialsOutputs
from ui.viewmodels.page import PageOutputs
from ui.viewmodels.summary import SummaryOutputs


def page(outputs: PageOutputs, teller: Teller) -> Script:
    """One question."""
    on = {"confirm": "page.correct"}.get(outputs.kind, "action.next")
    if outputs.optional and outputs.value == "":
        on = "page.leave_empty"
    lines = (
        *_error(outputs.error),
        plain(outputs.question, outputs.help),
        *_answer(outputs, teller),
        teller.buttons("action.back", on),
    )
    return Script((outputs.question,), lines)


def commitment(outputs: CommitmentOutputs, teller: Teller) -> Script:
    """Notice, pledge, and the free choice."""
    lines = (
        *_error(outputs.error),
        plain(outputs.title, teller.key("commitment.replaces", document=outputs.replaces)),
        plain(teller.key("commitment.notice"), *outputs.notice),
        plain(teller.key("commitment.pledge"), *outputs.pledge),
        *(
            teller.choice(
                teller.key(f"commitment.{key}"),
                teller.key(f"commitment.{key}_help"),
                chosen=outputs.choice == choice,
            )
            for key, choice in (("commit", "commit"), ("documents", "documents"))
        ),
        teller.buttons("action.back", "action.next"),
    )
    return Script((outputs.title,), lines)


def materials(outputs: MaterialsOutputs, teller: Teller) -> Script:
    """What goes along: each with where it comes from, and whether it was ticked."""
    rows = []
    for row in outputs.rows:
        ticked = ("speech.chosen" if row["declared"] else "speech.not_chosen") if row["declarable"] else ""
        required = "materials.required" if row["declarable"] and row["required"] else ""
        state = tuple(teller.key(key) for key in (required, ticked) if key)
        rows.append(plain(row["name"], row["source"], row["note"], *state))
    lines = (
        *_error(outputs.error),
        plain(teller.key("materials.question"), teller.key("materials.help")),
        *rows,
        teller.buttons("action.back", "action.next"),
    )
    return Script(("materials",), lines)


def copying(outputs: CopyingOutputs, teller: Teller) -> Script:
    """What to do with the page, and what is to be looked at; who cannot see may bring the paper later."""
    which = teller.key("copying.which", material=outputs.material, page=outputs.page)
    match outputs.phase:
        case "taking":
            said = [plain(teller.key("copying.scanning" if outputs.scanner else "copying.taking"))]
        case "taken":
            said = [
                plain(teller.key("copying.good"), outputs.doubt or teller.key("copying.good_help")),
                teller.buttons("copying.retake", "copying.keep"),
            ]
        case "review":
            said = [
                plain(teller.key("copying.pages", count=outputs.count), teller.key("copying.pages_help")),
                plain(teller.key("copying.page_of", page=outputs.page, count=outputs.count)),
                teller.buttons("copying.add", "copying.remove", "action.back", "copying.done"),
            ]
        case _:
            lay = "copying.lay_scanner" if outputs.scanner else "copying.lay_camera"
            camera = () if outputs.scanner else (teller.key("copying.camera_on"),)
            take = "copying.scan" if outputs.scanner else "copying.take"
            said = [
                plain(teller.key(lay), which, teller.key("copying.lay_help"), *camera),
                teller.buttons("action.back", *(("copying.later",) if outputs.may_wait else ()), take),
            ]
    place = ("copying", outputs.phase, outputs.material, str(outputs.page), str(outputs.count))
    return Script(place, (*_error(outputs.error), *said))


def summary(outputs: SummaryOutputs, teller: Teller) -> Script:
    """Everything once more, and the signature."""
    state = "sign.here_or_key"
    if outputs.signed:
        state = "sign.done_by_key" if outputs.signed_by_key else "sign.done"
    lines = (
        *_error(outputs.error),
        plain(teller.key("summary.question"), teller.key("summary.help")),
        *(Said((row["label"],), (teller.value(row["value"]),)) for row in outputs.rows),
        plain(teller.key(state)),
        teller.buttons("action.back", "summary.submit"),
    )
    return Script(("summary",), lines)


def _answer(outputs: PageOutputs, teller: Teller) -> tuple[Said, ...]:
    match outputs.kind:
        case "choice" | "multi":
            several = outputs.kind == "multi"
            counted = teller.key(
                "speech.choose_several" if several else "speech.choose_one", count=len(outputs.choices)
            )
            return (
                plain(counted),
                *(
                    teller.choice(
                        each["label"],
                        each["help"],
                        chosen=each["value"] in outputs.value if several else each["value"] == outputs.value,
                    )
                    for each in outputs.choices
                ),
            )
        case "confirm":
            return tuple(_row(row, teller) for row in outputs.rows)
        case _ if outputs.way == "tree" and outputs.places:
            return (
                teller.field(outputs.value),
                plain(teller.key("speech.choose_one", count=len(outputs.places))),
                *(plain(each["label"]) for each in outputs.places),
            )
        case _ if outputs.suggestions:
            labels = tuple(each["label"] for each in outputs.suggestions)
            counted = teller.key("speech.choose_one", count=len(labels))
            return (teller.field(outputs.value), Said((counted,), labels))
        case _:
            return (teller.field(outputs.value if isinstance(outputs.value, str) else ""),)


def _row(row: dict[str, object], teller: Teller) -> Said:
    return Said((str(row["label"]),), (teller.value(str(row["value"])),))


def _error(error: str) -> tuple[Said, ...]:
    return (plain(error),) if error else ()
