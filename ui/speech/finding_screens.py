"""The screens of the catalogue (shelves, search, a guide) as sentences."""

from ui.speech.said import Script, plain
from ui.speech.words import Teller
from ui.viewmodels.find import FindOutputs
from ui.viewmodels.item_guide import GuideOutputs
from ui.viewmodels.search import SearchOutputs

SHELVES = ("find.most_used", "find.life_events", "find.departments", "find.themes")


def find(outputs: FindOutputs, teller: Teller) -> Script:
    """The shelves, and what stands on the one that is open."""
    shelves = (
        teller.choice(teller.key(each), "", chosen=each == f"find.{outputs.shelf}") for each in SHELVES
    )
    things = [(each["label"], each["note"]) for each in outputs.shelves]
    things += [(each["title"], each["note"]) for each in outputs.rows]
    return Script(
        (outputs.shelf, outputs.opened),
        (
            plain(outputs.opened or teller.key("find.question"), teller.key("find.help")),
            *(() if outputs.opened else shelves),
            *(teller.choice(label, note, chosen=False) for label, note in things),
            plain(outputs.notice),
            teller.buttons("find.open", "action.back"),
        ),
    )


def search(outputs: SearchOutputs, teller: Teller) -> Script:
    """The field, and what was found."""
    return Script(
        (),
        (
            plain(teller.key("search.question")),
            teller.field(outputs.value),
            plain(outputs.sentence),
            *(teller.choice(each["title"], each["note"], chosen=False) for each in outputs.rows),
            teller.buttons("action.back"),
        ),
    )


def guide(outputs: GuideOutputs, teller: Teller) -> Script:
    """Everything the guide says, then what can be done with it."""
    asking = (
        *(("queue.show",) if outputs.can_queue and not outputs.no_numbers else ()),
        *(("find.ask",) if outputs.can_ask else ()),
        *(() if outputs.begin else ("find.nearby",)),
    )
    printing = ("find.print",) if outputs.can_print and outputs.printing != "printing" else ()
    return Script(
        (outputs.title,),
        (
            plain(outputs.sentence),
            plain(outputs.title, outputs.office),
            plain(*(each["text"] for each in outputs.places)),
            *(plain(each["label"], *each["value"].splitlines()) for each in outputs.rows),
            plain(outputs.caption),
            plain(outputs.notice),
            plain(outputs.begin),
            teller.buttons("find.book", *asking, *printing, "find.carry", "action.back"),
        ),
    )
