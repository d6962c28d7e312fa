"""An item (事项): one government service, its limits and its modes."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field as Constraint

from kiosk.contract.catalogue.schema.materials import Material
from kiosk.contract.catalogue.schema.questions import Question
from kiosk.contract.catalogue.schema.terms import Assurance, Audience, Site
from kiosk.contract.catalogue.schema.texts import Key, Text
from kiosk.contract.model import Model


class TimeLimit(Model):
    """A statutory or promised limit. `days` is None where the law names none."""

    text: Text
    days: int | None = None
    working_days: bool = True


class Handling(StrEnum):
    """即办件 or 承诺件."""

    AT_ONCE = "at_once"
    PROMISED = "promised"


class SelfService(StrEnum):
    """How much of an item can be done at the terminal."""

    WHOLE = "whole"  # 全程自助
    FILING = "filing"  # 受理自助
    BOOKING = "booking"  # 预约引导


class Mode(StrEnum):
    """What the terminal can do for an item."""

    QUERY = "query"
    PRINT = "print"
    FILE = "file"
    BOOK = "book"
    PAY = "pay"


class Item(Model):
    """One government service (事项): its guide, and its form where it can be filed alone."""

    id: Key
    name: Text
    department: Key
    theme: Text
    audience: Audience
    handling: Handling
    statutory_limit: TimeLimit
    promised_limit: TimeLimit
    visits: Annotated[int, Constraint(ge=0)]
    fee: Text
    fee_yuan: Annotated[int, Constraint(ge=1)] | None = None
    """The same as a number, where it is that and nothing else."""
    modes: tuple[Mode, ...]
    self_service: SelfService
    assurance: Assurance
    materials: tuple[Material, ...]
    outputs: tuple[Text, ...]
    legal_basis: Annotated[str, Constraint(min_length=2)]
    """The law it rests on, by its official Chinese name."""
    complaint_line: Text | None = None
    """Whom to call; None: the department's own."""
    online: bool = True
    """Whether it can be done on the district's pages as well."""
    window: Text | None = None
    """Where it is done in person, where that is not simply the department's window."""
    other_names: tuple[Text, ...] = ()
    """What people call it (落户, 上户口): found by these too."""
    often_used: Annotated[int, Constraint(ge=1)] | None = None
    """Place among the most used, 1 first."""
    frequent_for_elders: bool = False
    """Among the most used of the elder view, before what is ranked for everybody."""
    form: tuple[Key, ...] = ()
    """The form of the single item; empty where it is filed only within a life event or not here."""
    questions: tuple[Question, ...] = ()
    commitment: Key | None = None
    sites: tuple[Site, ...] = ()
    """As of a life event."""

    @property
    def title(self) -> Text:
        """An item has one name."""
        return self.name

    @property
    def departments(self) -> tuple[Key, ...]:
        """The one that decides."""
        return (self.department,)

    @property
    def limit(self) -> Text:
        """As promised."""
        return self.promised_limit.text

    @property
    def limit_in_working_days(self) -> int | None:
        """As promised."""
        return self.promised_limit.days if self.promised_limit.working_days else None
