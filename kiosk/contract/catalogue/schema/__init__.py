"""The catalogue's schema, version 1: a file of this package for each kind of thing that a person edits.

A catalogue is a set of files that a person can edit; this is what they say together. Identifiers are short
ASCII words; everything a resident reads is a `Text` with Chinese first and the others where they are written.
What a life event needs of logic (which answer leads where, which field shows when) is data here, so that a
new life event is a new file.
"""

from kiosk.contract.catalogue.schema.commitments import Commitment
from kiosk.contract.catalogue.schema.district import Department, District, Programme, Street, StreetPlaces
from kiosk.contract.catalogue.schema.fields import (
    CardAttribute,
    Choice,
    Condition,
    Field,
    FieldType,
    OfPerson,
    Source,
    Suggest,
    SuggestCard,
)
from kiosk.contract.catalogue.schema.items import Handling, Item, Mode, SelfService, TimeLimit
from kiosk.contract.catalogue.schema.life_events import Comparison, Effort, LifeEvent
from kiosk.contract.catalogue.schema.materials import Material, MaterialSource
from kiosk.contract.catalogue.schema.pages import InfoPage, PageRow
from kiosk.contract.catalogue.schema.policies import Policy, PolicyRequirement
from kiosk.contract.catalogue.schema.questions import Answer, Question
from kiosk.contract.catalogue.schema.terms import Assurance, Audience, Site
from kiosk.contract.catalogue.schema.texts import Key, StreetCode, Text
from kiosk.contract.catalogue.schema.whole import Catalogue

__all__ = [
    "SCHEMA_VERSION",
    "Answer",
    "Assurance",
    "Audience",
    "CardAttribute",
    "Catalogue",
    "Choice",
    "Commitment",
    "Comparison",
    "Condition",
    "Department",
    "District",
    "Effort",
    "Field",
    "FieldType",
    "Handling",
    "InfoPage",
    "Item",
    "Key",
    "LifeEvent",
    "Material",
    "MaterialSource",
    "Mode",
    "OfPerson",
    "PageRow",
    "Policy",
    "PolicyRequirement",
    "Programme",
    "Question",
    "SelfService",
    "Site",
    "Source",
    "Street",
    "StreetCode",
    "StreetPlaces",
    "Suggest",
    "SuggestCard",
    "Text",
    "TimeLimit",
]

SCHEMA_VERSION = 1
