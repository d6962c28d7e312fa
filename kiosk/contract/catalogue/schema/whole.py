"""All of it together."""

from datetime import date
from typing import Annotated

from pydantic import Field as Constraint

from kiosk.contract.catalogue.schema.commitments import Commitment
from kiosk.contract.catalogue.schema.district import Department, District, Programme, StreetPlaces
from kiosk.contract.catalogue.schema.fields import Field
from kiosk.contract.catalogue.schema.items import Item
from kiosk.contract.catalogue.schema.life_events import LifeEvent
from kiosk.contract.catalogue.schema.pages import InfoPage
from kiosk.contract.catalogue.schema.policies import Policy
from kiosk.contract.catalogue.schema.questions import Question
from kiosk.contract.catalogue.schema.texts import Key, StreetCode, Text
from kiosk.contract.model import Model


class Catalogue(Model):
    """The whole catalogue of one district, as a terminal holds it."""

    schema_version: int
    version: Annotated[str, Constraint(pattern=r"^[0-9A-Za-z.-]{1,40}$")]
    published: date
    title: Text
    illustrative: bool
    notice: Text
    """Said wherever the catalogue is shown while `illustrative` is true."""
    disclaimer: Text
    """The whole of it, for guides and documents: what the figures are and what they are not."""
    district: District
    programme: Programme
    places: dict[StreetCode, StreetPlaces] = Constraint(default_factory=dict)
    """By the code of the sub-district."""
    surnames: tuple[Annotated[str, Constraint(min_length=1, max_length=2)], ...] = ()
    """Common surnames, the most common first."""
    departments: dict[Key, Department]
    fields: dict[Key, Field]
    life_events: dict[Key, LifeEvent]
    items: dict[Key, Item]
    commitments: dict[Key, Commitment]
    pages: dict[Key, InfoPage] = Constraint(default_factory=dict)
    """What there is to know and nothing to file."""
    policies: dict[Key, Policy] = Constraint(default_factory=dict)
    policy_questions: tuple[Question, ...] = ()
    """The few questions that sort the policies; nothing of their answers' `ends`, `drops`, `sets` counts."""
