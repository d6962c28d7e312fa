"""What a resident has given so far. In memory only, and its `repr` shows nothing personal."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Literal, Self

from devices.id_card.card import IdCard
from devices.page_image.page import Page
from kiosk.contract.catalogue.field_checks import Value
from kiosk.visit.copying import Copies

CommitmentChoice = Literal["", "commit", "documents"]

_NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True)
class Draft:
    """Answers, values, declarations, signature and card of one matter. Immutable; each change is a new one.

    A signature holds for what it was put under: whatever changes an answer takes it away.
    """

    service: str = ""
    """The life event or item, by its id."""
    card: IdCard | None = None
    evidence: str | None = None
    """The signed statement of a verification, or None: identity to be confirmed."""
    answers: Mapping[str, str] = field(default_factory=lambda: _NOTHING)
    """Question identifier to the value of the answer."""
    values: Mapping[str, Value] = field(default_factory=lambda: MappingProxyType({}))
    """Field key to what was typed or chosen, also of fields that have become invisible since."""
    declared: frozenset[str] = frozenset()
    """Identifiers of the materials the resident says to have."""
    copies: Copies = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """The pages that were taken of materials, in memory only; a material without any has no entry."""
    commitment: CommitmentChoice = ""
    strokes: tuple[str, ...] = ()
    """Each a `kiosk.contract.ink.Trace`."""
    pad: float | None = None
    """The width by the height of the pad on which they were drawn."""
    signed_by_key: bool = False
    """Signed by pressing OK on the pledge: then there are no strokes."""
    seen: frozenset[str] = frozenset()
    """Identifiers of the pages that were gone through with "next"."""

    def __repr__(self) -> str:
        return (
            f"Draft(service={self.service!r}, card={'yes' if self.card else 'no'}, "
            f"{len(self.answers)} answers, {len(self.values)} values, {self.pages} pages, "
            f"{len(self.strokes)} strokes)"
        )

    @property
    def is_personal(self) -> bool:
        """Something of a person is in here."""
        given = (
            self.card,
            self.evidence,
            self.answers,
            self.values,
            self.declared,
            self.copies,
            self.signed,
        )
        return any(given)

    @property
    def pages(self) -> int:
        """How many pages were taken of all materials."""
        return sum(len(pages) for pages in self.copies.values())

    @property
    def at_hand(self) -> frozenset[str]:
        """The materials that are declared or were taken."""
        return self.declared | frozenset(self.copies)

    @property
    def signed(self) -> bool:
        """Drawn by finger, or by a key."""
        return bool(self.strokes) or self.signed_by_key

    def drawn(self, stroke: str, pad: float | None) -> Self:
        """With one stroke more; who draws needs no key."""
        return replace(self, strokes=(*self.strokes, stroke), pad=pad, signed_by_key=False)

    def signed_with_a_key(self) -> Self:
        """Signed by a key; what was drawn before does not count."""
        return replace(self, strokes=(), pad=None, signed_by_key=True)

    def unsigned(self) -> Self:
        """Without a signature."""
        return replace(self, strokes=(), pad=None, signed_by_key=False)

    def answered(self, question: str, value: str) -> Self:
        """With the answer to one guide question."""
        return replace(self.unsigned(), answers=MappingProxyType({**self.answers, question: value}))

    def filled(self, key: str, value: Value) -> Self:
        """With the value of one field."""
        return replace(self.unsigned(), values=MappingProxyType({**self.values, key: value}))

    def declaring(self, material: str) -> Self:
        """With one material declared, or no longer declared."""
        return replace(self.unsigned(), declared=self.declared ^ {material})

    def copied(self, material: str, pages: tuple[Page, ...]) -> Self:
        """With these pages of one material; without any it is as if none had been taken."""
        others = {key: held for key, held in self.copies.items() if key != material}
        changed = {**others, material: pages} if pages else others
        return replace(self.unsigned(), copies=MappingProxyType(changed))

    def committed(self, choice: CommitmentChoice) -> Self:
        """With the free choice between pledge and document."""
        return replace(self.unsigned(), commitment=choice)

    def gone_through(self, page: str) -> Self:
        """With one page more that the resident has seen and left with "next"."""
        return replace(self, seen=self.seen | {page})

    def for_another(self, service: str = "") -> "Draft":
        """A new matter of the same person: the card and its verification stay, nothing else does."""
        return Draft(service=service, card=self.card, evidence=self.evidence)
