"""The guide of a life event or item on paper, and what a phone takes of it."""

from kiosk.contract.catalogue.schema import Catalogue, Text
from kiosk.receipt.slip import Slip
from kiosk.visit.guide import Guide, Part
from kiosk.visit.sentence import Say
from kiosk.words import Language, Words

MOST_BYTES = 700
"""Of a text in a code: more makes modules that a phone finds hard to read from a screen."""
IN_SHORT = ("guide.window", "guide.limit", "guide.fee", "guide.trips", "guide.materials", "guide.complaint")
"""What goes along where a code holds the text itself."""


def guide_slip(guide: Guide, catalogue: Catalogue, language: Language, link: str) -> Slip:
    """In the resident's language. `link`: as `guide_link` takes it; without one there is no code on paper,
    which says everything itself.
    """
    words = Words(language)
    address = guide_link(guide, link)
    places = words.text("guide.between").join(words.text(f"guide.at_{each}") for each in guide.places)
    rows = [(words.text("guide.where"), places)] if places else []
    for line in guide.lines:
        said = "\n".join(spoken(each, words, language) for each in line.parts)
        rows.append((labelled(line.label, words, language), said))
    return Slip(
        title=words.text("guide.title"),
        lead=guide.name.in_language(language),
        rows=tuple(rows),
        code=address.encode(),
        caption=words.text("guide.scan_link") if address else "",
        foot=(words.text("guide.version", version=catalogue.version), words.text("contact.questions")),
        illustrative=catalogue.illustrative,
    )


def guide_link(guide: Guide, template: str) -> str:
    """The address of the guide on the district's pages; "" where the settings name none."""
    return template.replace("{item}", guide.id)


def guide_text(guide: Guide, language: Language) -> str:
    """The guide in short, for a code without an address: read by any phone, without a network. It ends before
    what would make it longer than a code takes.
    """
    words = Words(language)
    lines = [guide.name.in_language(language)]
    for line in guide.lines:
        if not isinstance(line.label, str) or line.label in IN_SHORT:
            said = words.text("guide.between").join(spoken(each, words, language) for each in line.parts)
            lines.append(words.text("guide.row", label=labelled(line.label, words, language), value=said))
    text = ""
    for each in lines:
        longer = f"{text}\n{each}" if text else each
        if len(longer.encode()) > MOST_BYTES:
            break
        text = longer
    return text


def labelled(label: str | Text, words: Words, language: Language) -> str:
    """The label of a line in words."""
    return words.text(label) if isinstance(label, str) else label.in_language(language)


def spoken(part: Part, words: Words, language: Language) -> str:
    """One part of a line in words."""
    match part.said:
        case str():
            said = part.said
        case Say():
            said = words.text(part.said.key, **dict(part.said.values))
        case _:
            said = part.said.in_language(language)
    return words.text("guide.noted", text=said, note=words.text(part.note)) if part.note else said
