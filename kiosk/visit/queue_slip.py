"""The slip with a number for today's queue: the number large, where, how many before, what if it is missed.
Nothing of whoever takes it.
"""

from datetime import tzinfo

from kiosk.contract.queues import QueueTicket
from kiosk.contract.reference import PlaceText
from kiosk.receipt.slip import Slip
from kiosk.visit.nearby import map_link
from kiosk.visit.queueing import Option
from kiosk.words import Language, Words


def queue_slip(option: Option, ticket: QueueTicket, language: Language, link: str) -> Slip:
    """In the resident's language, the places' names in Chinese besides. `link`: as `map_link` takes it."""
    words = Words(language)
    code = map_link(option.place, link)
    return Slip(
        title=words.text("queue_slip.title"),
        lead=ticket.number,
        called=True,
        rows=ticket_rows(option, ticket, language, None),
        code=code.encode(),
        caption=words.text("slip.map") if code else "",
        foot=(
            words.text("queue_slip.called"),
            words.text("queue_slip.missed"),
            words.text("contact.questions"),
        ),
    )


def ticket_rows(
    option: Option, ticket: QueueTicket, language: Language, zone: tzinfo | None
) -> tuple[tuple[str, str], ...]:
    """Label and what stands beside it, the same on paper and screen. `zone`: the terminal's; None: as the
    machine is set.
    """
    words, taken = Words(language), ticket.taken.astimezone(zone)
    before = (
        words.text("queue_slip.people", count=ticket.before)
        if ticket.before
        else words.text("queue_slip.nobody")
    )
    rows = [
        (words.text("queue_slip.hall"), _for_all(option.place.name, language)),
        (words.text("slip.address"), _for_all(option.place.address, language)),
        (words.text("queue_slip.queue"), _for_all(option.queue.name, language)),
        (words.text("queue_slip.before"), before),
    ]
    if ticket.minutes is not None:
        rows.append((words.text("queue_slip.wait"), words.text("queue_slip.minutes", minutes=ticket.minutes)))
    when = words.text("queue_slip.when", month=taken.month, day=taken.day, time=f"{taken:%H:%M}")
    return (*rows, (words.text("queue_slip.taken"), when))


def ticket_text(option: Option, ticket: QueueTicket, language: Language, zone: tzinfo | None) -> str:
    """For a phone that reads it from the glass."""
    rows = ticket_rows(option, ticket, language, zone)
    return "\n".join((ticket.number, *(f"{label} {value}".replace("\n", " ") for label, value in rows)))


def _for_all(text: PlaceText, language: Language) -> str:
    return text.zh if language == "zh" else f"{text.en}\n{text.zh}"
