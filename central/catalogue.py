"""The catalogue as the central service needs it: which departments have a share in what was filed."""

from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from central.errors import BadFile
from kiosk.contract.catalogue.schema import Assurance, Catalogue, Text

INTAKE_DESK = "intake_desk"
"""Gets what the catalogue here does not know: a terminal may hold a newer one. Nobody is turned away."""
_INTAKE_DESK_NAME = Text(zh="综合受理窗口", en="Intake desk")


@dataclass(frozen=True)
class Service:
    """What follows from filing one life event or item."""

    name: Text
    departments: tuple[str, ...]
    assurance: Assurance


class Services:
    """Looks services and departments up in a catalogue, or in none."""

    def __init__(self, catalogue: Catalogue | None) -> None:
        self._catalogue = catalogue

    @property
    def version(self) -> str | None:
        """The version of the catalogue, for terminals to compare with theirs."""
        return self._catalogue.version if self._catalogue else None

    @property
    def notice(self) -> Text | None:
        """What must be said wherever an illustrative catalogue is shown."""
        return self._catalogue.notice if self._catalogue and self._catalogue.illustrative else None

    def find(self, service: str) -> Service:
        """The service with that id; the intake desk's where the catalogue does not know it."""
        catalogue = self._catalogue
        if catalogue and service in catalogue.life_events:
            event = catalogue.life_events[service]
            departments = dict.fromkeys((event.lead_department, *event.departments))
            return Service(event.name, tuple(departments), event.assurance)
        if catalogue and service in catalogue.items:
            item = catalogue.items[service]
            return Service(item.name, (item.department,), item.assurance)
        name = Text(zh=f"目录外事项 {service}", en=f"Not in the catalogue here: {service}")
        return Service(name, (INTAKE_DESK,), Assurance.VERIFIED)

    def department_name(self, department: str) -> Text:
        """The department's name, its id where the catalogue does not know it."""
        if department == INTAKE_DESK:
            return _INTAKE_DESK_NAME
        known = self._catalogue.departments.get(department) if self._catalogue else None
        return known.name if known else Text(zh=department)


def load_services(file: Path | None) -> Services:
    """The services of a catalogue written as JSON, or of none.

    Raises:
        BadFile: the file cannot be read or is no catalogue.

    """
    if file is None:
        return Services(None)
    try:
        return Services(Catalogue.model_validate_json(file.read_bytes()))
    except OSError as error:
        raise BadFile(f"{file}: {error.strerror}; give the catalogue's JSON export") from error
    except ValidationError as error:
        first = error.errors(include_input=False)[0]
        place = ".".join(str(part) for part in first["loc"]) or "the file"
        raise BadFile(f"{file}: {place}: {first['msg']}; export the catalogue again") from error
