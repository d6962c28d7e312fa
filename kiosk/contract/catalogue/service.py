"""What a resident can file: a life event, one item that has a form of its own, or the claim of a policy.

The visit, the submission and the paper know this only; what differs between the two is in the catalogue.
"""

from collections.abc import Mapping
from typing import Protocol

from kiosk.contract.catalogue.field_checks import Value, visible
from kiosk.contract.catalogue.policies import claim_of
from kiosk.contract.catalogue.schema import (
    Assurance,
    Catalogue,
    Item,
    Key,
    LifeEvent,
    Material,
    Mode,
    Question,
    SelfService,
    Site,
    Text,
)


class Service(Protocol):
    """Questions, a form, materials, who gets it, and by when it is done."""

    @property
    def id(self) -> Key:
        """Its key in the catalogue."""

    @property
    def name(self) -> Text:
        """The official name."""

    @property
    def title(self) -> Text:
        """What a screen calls it."""

    @property
    def sites(self) -> tuple[Site, ...]:
        """Where it is on the menu; everywhere if empty."""

    @property
    def departments(self) -> tuple[Key, ...]:
        """Who may have a share in it; `departments_called` says who has."""

    @property
    def questions(self) -> tuple[Question, ...]:
        """Asked before the form."""

    @property
    def form(self) -> tuple[Key, ...]:
        """Keys of its fields, in the order in which they are asked."""

    @property
    def materials(self) -> tuple[Material, ...]:
        """What goes along."""

    @property
    def fee(self) -> Text:
        """In words."""

    @property
    def commitment(self) -> Key | None:
        """The template of a pledge that may replace a document."""

    @property
    def assurance(self) -> Assurance:
        """How sure the departments have to be of who it is."""

    @property
    def limit(self) -> Text:
        """By when it is promised to be done."""

    @property
    def limit_in_working_days(self) -> int | None:
        """The same as a number, where it is that and nothing else."""


def departments_called(service: Service, facts: Mapping[str, Value]) -> tuple[Key, ...]:
    """Which of its departments have a share in what was filed. `facts`: the answers to its questions and the
    values of its fields.
    """
    conditions = service.called_if if isinstance(service, LifeEvent) else {}
    return tuple(each for each in service.departments if visible(conditions.get(each, ()), facts))


def service_of(catalogue: Catalogue, key: str) -> Service | None:
    """The life event with this id, the item that can be filed alone, or the claim of a policy; None for
    anything else.
    """
    event = catalogue.life_events.get(key)
    if event is not None:
        return event
    policy = catalogue.policies.get(key)
    if policy is not None:
        return claim_of(catalogue, policy)
    item = catalogue.items.get(key)
    return item if item is not None and filed_alone(item) else None


def filed_alone(item: Item) -> bool:
    """Whether it can be filed here by itself: it may be filed at a terminal and has a form, or it is a paper
    about oneself.
    """
    return (bool(item.form) and may_be_filed(item)) or is_certificate(item)


def is_certificate(item: Item) -> bool:
    """A paper about the person who asks (参保证明, 无房证明), printed here: nothing need be asked but who it
    is, so it needs no form.
    """
    here = item.self_service is SelfService.WHOLE and Mode.PRINT in item.modes
    return here and Mode.FILE not in item.modes and Mode.PAY not in item.modes


def may_be_filed(item: Item) -> bool:
    """Whether a terminal may file it at all."""
    return item.self_service is not SelfService.BOOKING and Mode.FILE in item.modes


def life_event_of(catalogue: Catalogue, item: str) -> LifeEvent | None:
    """The life event that this item belongs to, the first in the catalogue's order."""
    return next((each for each in catalogue.life_events.values() if item in each.items), None)
