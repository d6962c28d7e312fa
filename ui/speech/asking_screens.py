"""The screens of asking (how far is it, where else, what is to be printed) as sentences."""

from ui.speech.said import Script, plain
from ui.speech.words import Teller
from ui.viewmodels.nearby_places import NearbyOutputs


def nearby(outputs: NearbyOutputs, teller: Teller) -> Script:
    """Every place with its way and its hours, and what came of the paper."""
    if not outputs.places:
        lines = (plain(teller.key("nearby.nobody_knows"), teller.key("nearby.nobody_knows_help")),)
        return Script((), (*lines, teller.buttons("action.back")))
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
