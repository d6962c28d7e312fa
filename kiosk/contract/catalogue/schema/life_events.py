"""A life event (一件事): several departments, one submission."""

from typing import Annotated

from pydantic import Field as Constraint

from kiosk.contract.catalogue.schema.fields import Condition
from kiosk.contract.catalogue.schema.materials import Material
from kiosk.contract.catalogue.schema.questions import Question
from kiosk.contract.catalogue.schema.terms import Assurance, Audience, Site
from kiosk.contract.catalogue.schema.texts import Key, Text
from kiosk.contract.model import Model


class Effort(Model):
    """What one matter costs a resident: steps, materials, trips, working days."""

    steps: int
    materials: int
    trips: int
    working_days: int


class Comparison(Model):
    """Before and after the life event was bundled (row 7 of the programme)."""

    before: Effort
    after: Effort


class LifeEvent(Model):
    """A scenario that bundles items of several departments into one submission (一件事一次办)."""

    id: Key
    name: Text
    """The official name (新生儿出生一件事)."""
    short_name: Text | None = None
    """What a tile and a title say (新生儿出生)."""
    summary: Text | None = None
    """A second line under the title: what is in it for the person."""
    icon: Annotated[str, Constraint(pattern=r"^[a-z0-9-]+$")]
    """Name of a Lucide icon."""
    audience: Audience
    lead_department: Key
    departments: Annotated[tuple[Key, ...], Constraint(min_length=1)]
    called_if: dict[Key, tuple[Condition, ...]] = Constraint(default_factory=dict)
    """Departments that have a share only where all of these hold; all others have one always."""
    items: tuple[Key, ...]
    items_elsewhere: tuple[Text, ...] = ()
    """What else is bundled and has no guide of its own in this catalogue."""
    questions: tuple[Question, ...]
    form: Annotated[tuple[Key, ...], Constraint(min_length=1)]
    materials: tuple[Material, ...]
    outputs: tuple[Text, ...]
    promised_limit: Text
    promised_working_days: Annotated[int, Constraint(ge=1)] | None = None
    """The same as a number, where it is that and nothing else: then a receipt names the date."""
    comparison: Comparison
    fee: Text
    commitment: Key | None = None
    assurance: Assurance = Assurance.VERIFIED
    sites: tuple[Site, ...] = ()
    """Where it is on the menu; everywhere if empty. What was filed elsewhere may be asked for anywhere."""
    other_names: tuple[Text, ...] = ()
    """What people call it: found by these too."""
    featured: int | None = None
    """Place on the welcome screen, 1 first; None = only in the full list."""
    featured_elder: int | None = None
    """Place on the welcome screen of the elder view, which has fewer."""
    complete: bool = False
    """True when questions have answers and branch rules and everything is in English (`checks` holds that).
    """

    @property
    def title(self) -> Text:
        """The short name, the official one where there is none."""
        return self.short_name or self.name

    @property
    def limit(self) -> Text:
        """As promised."""
        return self.promised_limit

    @property
    def limit_in_working_days(self) -> int | None:
        """As promised."""
        return self.promised_working_days
