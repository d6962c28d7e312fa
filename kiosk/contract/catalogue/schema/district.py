"""The district: its departments, its sub-districts with their places, and what its programme published."""

from kiosk.contract.catalogue.schema.texts import StreetCode, Text
from kiosk.contract.model import Model


class Department(Model):
    """One department of the district. Its identifier is its key in the catalogue."""

    name: Text
    complaint_line: Text | None = None
    """Whom to call about anything this department does."""
    window: Text | None = None
    """Where its window is."""


class Street(Model):
    """One sub-district (街道)."""

    code: StreetCode
    name: Text


class StreetPlaces(Model):
    """What lies in one sub-district, as the next step of an address. Illustrative, and never all there is."""

    roads: tuple[Text, ...] = ()
    """Followed by a door number."""
    communities: tuple[Text, ...] = ()
    """Communities, estates and villages: a number may follow."""


class Programme(Model):
    """Figures the district's programme published (2021); never computed here, only compared with."""

    filed_items: int
    online_items: int
    at_most_one_trip: int
    rate_as_published: str
    frequent_items: int
    life_events: int
    hall_departments: int
    hall_items: int
    cases_per_year: str


class District(Model):
    """The district the catalogue is for."""

    code: str
    name: Text
    address_prefix: str = ""
    """What every address of the district begins with: 辽宁省大连市甘井子区."""
    streets: tuple[Street, ...]
