"""The review: every answer as a row, and the page on which it can be corrected."""

from dataclasses import dataclass, field, replace
from functools import cache

from kiosk.contract.catalogue.field_checks import Value
from kiosk.contract.catalogue.options import options
from kiosk.contract.catalogue.schema import Catalogue, Field, FieldType, Material, Text
from kiosk.visit.card_values import is_masked, mask
from kiosk.visit.completeness import answer_given
from kiosk.visit.form import resolve
from kiosk.visit.pages import (
    CARD,
    SUMMARY,
    CardPage,
    CommitmentPage,
    FieldPage,
    MaterialsPage,
    QuestionPage,
    SummaryPage,
)
from kiosk.visit.sentence import Say, Sentence
from kiosk.visit.setting import Moment
from kiosk.visit.visit import Visit
from kiosk.words import Language, Words

NOTHING = Say("visit.left_empty")
_SEXES: dict[str, Sentence] = {"male": Say("visit.male"), "female": Say("visit.female")}


@dataclass(frozen=True)
class Row:
    """One row. `page` is where it is corrected, "" where it cannot be."""

    label: Sentence
    value: tuple[Sentence | str, ...] = field(repr=False)
    """Parts to be joined by what the language puts between them."""
    page: str = ""
    whole: tuple[Sentence | str, ...] | None = field(default=None, repr=False)
    """The value unmasked, where `value` is masked or was until the resident asked to see it."""

    @property
    def masked(self) -> bool:
        """Part of it is hidden."""
        return self.whole is not None and self.value != self.whole


@cache
def with_pages(name: Text, pages: int) -> Text:
    """The name of a material and how many pages were taken of it."""

    def in_words(language: Language) -> str:
        return Words(language).text("copies.of", name=name.in_language(language), count=pages)

    return Text(zh=in_words("zh"), en=in_words("en"), ko=in_words("ko"), ja=in_words("ja"))


def rows(visit: Visit, now: Moment) -> tuple[Row, ...]:
    """Everything that will be submitted, in the order it was asked."""
    found: list[Row] = []
    for page in visit.pages(now):
        match page:
            case QuestionPage():
                answer = answer_given(page, visit.draft)
                value: tuple[Sentence | str, ...] = (NOTHING,) if answer is None else (answer.label,)
                found.append(Row(page.question.text, value, page.id))
            case CardPage():
                found.extend(_card_rows(visit, now))
            case FieldPage():
                found.append(field_row(visit, page))
            case CommitmentPage():
                found.append(
                    Row(page.commitment.name, (Say(f"visit.commitment_{visit.draft.commitment}"),), page.id)
                )
            case MaterialsPage():
                brought = tuple(_material(each, visit) for each in page.materials if _at_hand(each, visit))
                found.append(
                    Row(Say("visit.materials"), brought or (Say("visit.nothing_to_bring"),), page.id)
                )
            case SummaryPage():
                pass
    return _as_revealed(found, visit, SUMMARY)


def _at_hand(material: Material, visit: Visit) -> bool:
    return material.id in visit.draft.at_hand


def _material(material: Material, visit: Visit) -> Sentence:
    """Its name, and how many pages of it go along."""
    pages = len(visit.draft.copies.get(material.id, ()))
    return with_pages(material.name, pages) if pages else material.name


def card_rows(visit: Visit, now: Moment) -> tuple[Row, ...]:
    """What the card says, as far as the form takes it; masked but for rows revealed on the card page."""
    return _as_revealed(_card_rows(visit, now), visit, CARD)


def _as_revealed(found: list[Row], visit: Visit, page: str) -> tuple[Row, ...]:
    """Unmasked where the resident asked for it, on the page on which he did."""
    revealed = visit.revealed if visit.page == page else frozenset()
    return tuple(
        row if row.whole is None or index not in revealed else replace(row, value=row.whole)
        for index, row in enumerate(found)
    )


def _card_rows(visit: Visit, now: Moment) -> list[Row]:
    event = visit.service
    if event is None:
        return []
    catalogue = visit.setting.catalogue
    form = resolve(event, catalogue, visit.draft, now.today)
    found = []
    for key, value in form.from_card.items():
        each = catalogue.fields[key]
        whole = _shown(catalogue, each, value)
        masked = is_masked(each)
        found.append(
            Row(each.label, (mask(each, value),) if masked else whole, "", whole if masked else None)
        )
    return found


def field_row(visit: Visit, page: FieldPage) -> Row:
    """What stands in one field."""
    value = visit.draft.values.get(page.key)
    if not value:
        return Row(page.field.label, (NOTHING,), page.id)
    if page.field.masked and isinstance(value, str):
        return Row(page.field.label, (mask(page.field, value),), page.id, (value,))
    return Row(page.field.label, _shown(visit.setting.catalogue, page.field, value), page.id)


def _shown(catalogue: Catalogue, field: Field, value: Value) -> tuple[Sentence | str, ...]:
    """The value as a person reads it: the labels of choices, the rest as it stands."""
    labels: dict[str, Sentence] = {each.value: each.label for each in options(catalogue, field)}
    if field.type is FieldType.CONSENT:
        return (Say("visit.consented"),)
    parts = (value,) if isinstance(value, str) else value
    return tuple(labels.get(part) or _SEXES.get(part) or part for part in parts)
