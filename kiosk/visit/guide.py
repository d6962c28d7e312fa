"""The guide of one life event, item or policy: what screen, paper and phone say of it. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.contract.catalogue.schema import (
    Audience,
    Catalogue,
    InfoPage,
    Item,
    LifeEvent,
    Material,
    MaterialSource,
    Mode,
    Policy,
    Text,
    TimeLimit,
)
from kiosk.contract.catalogue.service import filed_alone, is_certificate, life_event_of
from kiosk.contract.catalogue.where import Where, complaint_line_of, where, window_of
from kiosk.visit.sentence import Say, Sentence

FETCHED = frozenset({MaterialSource.CERTIFICATE, MaterialSource.SHARED})
"""What nobody has to bring stands after what one has to."""


@dataclass(frozen=True)
class Part:
    """A name of the catalogue, a sentence by its key, or words that are the same in every language; `note`: a
    key of what is said behind it.
    """

    said: Sentence | str
    note: str = ""


@dataclass(frozen=True)
class Line:
    """A label (a key, or the catalogue's own) and what stands beside it; several parts are several lines."""

    label: str | Text
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Guide:
    """`begins`: what "do it" starts, a life event or the item itself; "" where it cannot be done here.
    `printed`: a paper about oneself, which comes out here; `asked`: it is about what is known of oneself.
    """

    id: str
    name: Text
    office: Text
    places: tuple[Where, ...]
    lines: tuple[Line, ...]
    begins: str = ""
    printed: bool = False
    asked: bool = False


def guide(catalogue: Catalogue, key: str) -> Guide | None:
    """The whole guide; None where the catalogue does not have it."""
    event = catalogue.life_events.get(key)
    if event is not None:
        return _of_life_event(catalogue, event)
    page = catalogue.pages.get(key)
    if page is not None:
        return _of_page(catalogue, page)
    policy = catalogue.policies.get(key)
    if policy is not None:
        return _of_policy(catalogue, policy)
    item = catalogue.items.get(key)
    return None if item is None else _of_item(catalogue, item)


def begins(catalogue: Catalogue, item: Item) -> str:
    """Alone where it has a form of its own, else within its life event."""
    if filed_alone(item):
        return item.id
    event = life_event_of(catalogue, item.id)
    return event.id if event is not None else ""


def _of_page(catalogue: Catalogue, page: InfoPage) -> Guide:
    """Nothing to begin, and no place to do it: what there is to know."""
    lines = tuple(Line(row.label, tuple(Part(each) for each in row.lines)) for row in page.rows)
    return Guide(page.id, page.name, catalogue.departments[page.department].name, (), lines)


def _of_item(catalogue: Catalogue, item: Item) -> Guide:
    office = catalogue.departments[item.department].name
    window, complaint = window_of(catalogue, item), complaint_line_of(catalogue, item)
    return Guide(
        item.id,
        item.name,
        office,
        where(item),
        tuple(
            _lines(
                ("guide.window", (window,)),
                ("guide.limit", (limit_in_words(item.promised_limit),)),
                ("guide.limit_by_law", (limit_in_words(item.statutory_limit),)),
                ("guide.fee", (item.fee,)),
                ("guide.trips", (_trips(item.visits),)),
                ("guide.materials", tuple(_materials(item.materials))),
                ("guide.outputs", item.outputs),
                ("guide.audience", (_audience(item.audience),)),
                ("guide.office", (office,)),
                ("guide.basis", (item.legal_basis,)),
                ("guide.complaint", (complaint,)),
            )
        ),
        begins(catalogue, item),
        printed=is_certificate(item),
        asked=Mode.QUERY in item.modes,
    )


def _of_policy(catalogue: Catalogue, policy: Policy) -> Guide:
    """For whom it is stands as the sentences that are said where it fits."""
    department = catalogue.departments[policy.department]
    return Guide(
        policy.id,
        policy.name,
        department.name,
        (Where.HERE, Where.WINDOW),
        tuple(
            _lines(
                ("guide.gives", (policy.gives,)),
                ("guide.requirements", tuple(each.met for each in policy.requirements)),
                ("guide.limit", (limit_in_words(policy.promised_limit),)),
                ("guide.materials", tuple(_materials(policy.materials))),
                ("guide.window", (department.window,)),
                ("guide.office", (department.name,)),
                ("guide.basis", (policy.legal_basis,)),
                ("guide.complaint", (department.complaint_line,)),
            )
        ),
        policy.id,
    )


def _of_life_event(catalogue: Catalogue, event: LifeEvent) -> Guide:
    lead = catalogue.departments[event.lead_department]
    before, after = event.comparison.before, event.comparison.after
    offices = tuple(catalogue.departments[key].name for key in event.departments)
    return Guide(
        event.id,
        event.name,
        lead.name,
        (Where.HERE, Where.ONLINE, Where.WINDOW),
        tuple(
            _lines(
                ("guide.limit", (event.promised_limit,)),
                ("guide.fee", (event.fee,)),
                ("guide.trips", (_trips(after.trips),)),
                (
                    "guide.compared",
                    (
                        _compared("steps", before.steps, after.steps),
                        _compared("materials", before.materials, after.materials),
                        _compared("trips", before.trips, after.trips),
                        _compared("working_days", before.working_days, after.working_days),
                    ),
                ),
                ("guide.materials", tuple(_materials(event.materials))),
                ("guide.outputs", event.outputs),
                ("guide.audience", (_audience(event.audience),)),
                ("guide.office", offices),
                (
                    "guide.items",
                    (*(catalogue.items[key].name for key in event.items), *event.items_elsewhere),
                ),
                ("guide.complaint", (lead.complaint_line,)),
            )
        ),
        event.id,
    )


def _lines(*wanted: tuple[str, tuple[Part | Sentence | str | None, ...]]) -> Iterator[Line]:
    """Without what the catalogue does not say."""
    for label, parts in wanted:
        said = tuple(each if isinstance(each, Part) else Part(each) for each in parts if each is not None)
        if said:
            yield Line(label, said)


def limit_in_words(limit: TimeLimit) -> Sentence:
    """Put together from its number, so that every language says it; the catalogue's own words where there is
    none, or where it is done at once.
    """
    if not limit.days:
        return limit.text
    key = "guide.working_days" if limit.working_days else "guide.days"
    return Say(key if limit.days > 1 else f"{key}_one", (("count", str(limit.days)),))


def _audience(audience: Audience) -> Sentence:
    return Say(f"guide.audience_{audience}")


def _trips(visits: int) -> Sentence:
    return Say("guide.some_trips", (("count", str(visits)),)) if visits else Say("guide.no_trip")


def _compared(name: str, before: int, after: int) -> Sentence:
    return Say(f"guide.compared_{name}", (("before", str(before)), ("after", str(after))))


def _materials(materials: tuple[Material, ...]) -> Iterator[Part]:
    if not materials:
        yield Part(Say("guide.nothing_to_bring"))
    for each in sorted(materials, key=lambda each: each.source in FETCHED):
        yield Part(each.name, "" if each.source is MaterialSource.SCAN else f"guide.material_{each.source}")
