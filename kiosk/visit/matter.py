"""What a resident hands in that is no filing of a life event: a report, a rating, a claim, an amendment.

It takes the same way as a filing: `Matter` stands in `File` where a `Draft` would, and comes out as a sealed,
queued submission with a receipt number.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from uuid import UUID

from devices.id_card.card import IdCard
from kiosk.contract.catalogue.schema import Text
from kiosk.contract.kinds import ANYWHERE, KindForm
from kiosk.visit.copying import Copies


@dataclass(frozen=True)
class Signature:
    """By finger, on a pad of that shape, or by pressing OK."""

    strokes: tuple[str, ...] = field(default=(), repr=False)
    pad: float | None = None
    by_key: bool = False


@dataclass(frozen=True)
class Matter:
    """One submission of any kind but a filing. Its `repr` shows nothing personal.

    `about` is what screen and paper call it; `limit` by when there is an answer, None where nobody promises
    one. Who is not known (`card` None) may file what `kiosk.contract.submission.ANONYMOUS_KINDS` names; what
    `SIGNED_KINDS` names needs a signature.
    """

    form: KindForm = field(repr=False)
    about: Text
    service: str = ANYWHERE
    departments: tuple[str, ...] = ()
    """Keys of the catalogue's departments that get it."""
    limit: Text | None = None
    working_days: int | None = None
    """The same as a number, for the date."""
    card: IdCard | None = field(default=None, repr=False)
    evidence: str | None = field(default=None, repr=False)
    """The signed statement of a verification, or None."""
    answers: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}), repr=False)
    copies: Copies = field(default_factory=lambda: MappingProxyType({}), repr=False)
    """The pages of each material that go along."""
    signature: Signature = Signature()
    rates: UUID | None = None
    """The submission that is rated: the filing desk puts its receipt number into the form."""
    after: UUID | None = None
    """The submission of this terminal that has to arrive before it."""

    def emptied(self) -> "Matter":
        """What its receipt says, and nothing of the person."""
        return Matter(
            self.form.emptied(), self.about, self.service, self.departments, self.limit, self.working_days
        )

    @property
    def pages(self) -> int:
        """How many pages go along."""
        return sum(len(pages) for pages in self.copies.values())
