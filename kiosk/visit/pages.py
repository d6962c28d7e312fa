"""The pages of a life event or item for one draft: questions, card, one field each, commitment, materials,
summary.

Generic over the catalogue. Page identifiers stay the same while answers change which pages there are.
"""

from dataclasses import dataclass
from datetime import date

from kiosk.contract.catalogue.field_checks import visible
from kiosk.contract.catalogue.options import options
from kiosk.contract.catalogue.schema import (
    Catalogue,
    Choice,
    Commitment,
    Field,
    Material,
    MaterialSource,
    Question,
)
from kiosk.contract.catalogue.service import Service
from kiosk.visit.draft import Draft
from kiosk.visit.form import Form, resolve


@dataclass(frozen=True)
class QuestionPage:
    """One guide question."""

    id: str
    question: Question


@dataclass(frozen=True)
class CardPage:
    """Check what the card says: all fields that the card fills, to be read and not to be changed."""

    id: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class FieldPage:
    """One field to fill."""

    id: str
    key: str
    field: Field
    choices: tuple[Choice, ...]


@dataclass(frozen=True)
class CommitmentPage:
    """Notice and pledge, and the free choice of bringing the document instead."""

    id: str
    commitment: Commitment


@dataclass(frozen=True)
class MaterialsPage:
    """What goes along, and from where."""

    id: str
    materials: tuple[Material, ...]
    to_declare: frozenset[str]
    """Those a person has to have: the others are fetched, shared, or signed on the screen."""


@dataclass(frozen=True)
class SummaryPage:
    """Review and signature."""

    id: str = "summary"


Page = QuestionPage | CardPage | FieldPage | CommitmentPage | MaterialsPage | SummaryPage

CARD = "card"
COMMITMENT = "commitment"
MATERIALS = "materials"
SUMMARY = "summary"


def pages(service: Service, catalogue: Catalogue, draft: Draft, today: date) -> tuple[Page, ...]:
    """Every page, in order. Ends with the summary."""
    form = resolve(service, catalogue, draft, today)
    found: list[Page] = [QuestionPage(f"question:{each.id}", each) for each in form.questions]
    found += _form_pages(form, catalogue)
    if service.commitment is not None:
        found.append(CommitmentPage(COMMITMENT, catalogue.commitments[service.commitment]))
    needed = tuple(each for each in service.materials if visible(each.needed_if, form.facts))
    if needed:
        declare = frozenset(each.id for each in needed if _must_be_brought(each, draft))
        found.append(MaterialsPage(MATERIALS, needed, declare))
    found.append(SummaryPage())
    return tuple(found)


def _form_pages(form: Form, catalogue: Catalogue) -> list[Page]:
    """The card's page stands where its first field stands; the other fields follow one by one."""
    found: list[Page] = []
    to_ask = frozenset(form.to_ask)
    for key in form.fields:
        if key in to_ask:
            field = catalogue.fields[key]
            found.append(FieldPage(f"field:{key}", key, field, options(catalogue, field)))
        elif key in form.from_card and not any(isinstance(page, CardPage) for page in found):
            found.append(CardPage(CARD, tuple(form.from_card)))
    return found


def _must_be_brought(material: Material, draft: Draft) -> bool:
    """A scan always; what a pledge replaces only when the resident chose to bring the document."""
    if material.source is MaterialSource.COMMITMENT:
        return draft.commitment == "documents"
    return material.source is MaterialSource.SCAN
