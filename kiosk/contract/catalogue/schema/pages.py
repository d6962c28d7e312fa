"""Things to know with nothing to file."""

from typing import Annotated

from pydantic import Field as Constraint

from kiosk.contract.catalogue.schema.texts import Key, Text
from kiosk.contract.model import Model


class PageRow(Model):
    """One row of a page: what it is about, and what there is to know, a line each."""

    label: Text
    lines: Annotated[tuple[Text, ...], Constraint(min_length=1)]


class InfoPage(Model):
    """Something to know, with nothing to file: where to park, send a fax, find 5G. Shown, printed and taken
    along as the guide of an item is.
    """

    id: Key
    name: Text
    theme: Text
    """The shelf on which it stands."""
    department: Key
    """Who answers for it."""
    icon: Annotated[str, Constraint(pattern=r"^[a-z0-9-]+$")]
    """Name of a Lucide icon."""
    rows: Annotated[tuple[PageRow, ...], Constraint(min_length=1)]
    other_names: tuple[Text, ...] = ()

    @property
    def title(self) -> Text:
        """As of an item."""
        return self.name

    @property
    def departments(self) -> tuple[Key, ...]:
        """As of an item."""
        return (self.department,)
