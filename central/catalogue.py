"""The catalogue as the central service needs it: which departments have a share in what was filed."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from central.casework.clocks import Limit
from central.errors import BadFile
from kiosk.contract.catalogue.fees import Fee, fee_of
from kiosk.contract.catalogue.field_checks import Value
from kiosk.contract.catalogue.schema import (
    Assurance,
    Catalogue,
    Commitment,
    Field,
    Handling,
    Item,
    LifeEvent,
    Material,
    Text,
    TimeLimit,
)
from kiosk.contract.catalogue.service import departments_called, service_of
from kiosk.contract.kinds import ANYWHERE
from kiosk.contract.submission import Submission

_AT_ONCE = Limit(working_hours=4)
"""即时办结: within half a working day of whoever comes to it, also of what was filed at night."""
_LOOKED_AT = Limit(working_days=1)
"""What the catalogue does not know is given to somebody within a day."""
INTAKE_DESK = "intake_desk"
"""Gets what the catalogue here does not know: a terminal may hold a newer one. Nobody is turned away."""
_THE_TERMINAL = Text(zh="这台自助终端", en="The terminal itself")
_INTAKE_DESK_NAME = Text(zh="综合受理窗口", en="Intake desk")


@dataclass(frozen=True)
class Service:
    """What follows from filing one life event or item: everybody who may have a share."""

    name: Text
    departments: tuple[str, ...]
    assurance: Assurance
    limits: tuple[Limit | None, ...]
    """What was promised of each department's share, in the order of `departments`."""


_SLOT = re.compile(r"([a-z0-9_]+?)(?:_[0-9]+){1,2}")
"""`household_2_1`: the material, its place, the page."""
_OF_THE_NAME = 28
"""Characters of a material's identifier that are in a slot."""


class Services:
    """Looks services and departments up in a catalogue, or in none."""

    def __init__(self, catalogue: Catalogue | None) -> None:
        self._catalogue = catalogue

    @property
    def catalogue(self) -> Catalogue | None:
        """All of it; None where none is loaded."""
        return self._catalogue

    @property
    def version(self) -> str | None:
        """The version of the catalogue, for terminals to compare with theirs."""
        return self._catalogue.version if self._catalogue else None

    @property
    def notice(self) -> Text | None:
        """What must be said wherever an illustrative catalogue is shown."""
        return self._catalogue.notice if self._catalogue and self._catalogue.illustrative else None

    def filed(self, submission: Submission) -> Service:
        """What follows from a filing, with those departments only that its answers call for. Where it was
        filed by another catalogue than this, a question may be missing in it: then all are called.
        """
        found = self.find(submission.service)
        facts = {**submission.form, **submission.answers}
        called = self.called(submission.service, submission.catalogue_version, facts)
        places = [place for place, each in enumerate(found.departments) if each in called]
        departments = tuple(found.departments[place] for place in places)
        return replace(found, departments=departments, limits=tuple(found.limits[place] for place in places))

    def called(self, service: str, version: str, facts: Mapping[str, Value]) -> tuple[str, ...]:
        """The departments that have a share by these answers and values; all of them where they were given to
        another version of the catalogue than this.
        """
        known = service_of(self._catalogue, service) if self._catalogue else None
        if known is None or version != self.version:
            return self.find(service).departments
        return departments_called(known, facts)

    def form_of(self, service: str) -> frozenset[str] | None:
        """The fields of its form; None where the catalogue does not know it."""
        found = service_of(self._catalogue, service) if self._catalogue else None
        return None if found is None else frozenset(found.form)

    def find(self, service: str) -> Service:
        """The service with that id; the intake desk's where the catalogue does not know it."""
        catalogue = self._catalogue
        if catalogue and service in catalogue.life_events:
            event = catalogue.life_events[service]
            departments = dict.fromkeys((event.lead_department, *event.departments))
            limits = tuple(self._limit_of(event, each) for each in departments)
            return Service(event.name, tuple(departments), event.assurance, limits)
        if catalogue and service in catalogue.policies:
            policy = catalogue.policies[service]
            limit = _as_limit(Handling.PROMISED, policy.promised_limit)
            return Service(policy.name, (policy.department,), Assurance.VERIFIED, (limit,))
        if catalogue and service in catalogue.items:
            item = catalogue.items[service]
            return Service(item.name, (item.department,), item.assurance, (_limit([item]),))
        name = Text(zh=f"目录外事项 {service}", en=f"Not in the catalogue here: {service}")
        return Service(name, (INTAKE_DESK,), Assurance.VERIFIED, (_LOOKED_AT,))

    def fee(self, service: str) -> Fee | None:
        """What it costs; None for what costs nothing, and for what the catalogue does not know."""
        found = service_of(self._catalogue, service) if self._catalogue else None
        return fee_of(self._catalogue, found) if self._catalogue and found else None

    def name_of(self, service: str) -> Text:
        """What it is called, also where it is no service: somebody may speak of the terminal itself."""
        return _THE_TERMINAL if service == ANYWHERE else self.find(service).name

    def _limit_of(self, event: LifeEvent, department: str) -> Limit | None:
        """The promise of the whole event; where it names no number, the longest of the department's items."""
        assert self._catalogue is not None
        if event.promised_working_days is not None:
            return Limit(working_days=event.promised_working_days)
        items = (self._catalogue.items.get(each) for each in event.items)
        return _limit([each for each in items if each is not None and each.department == department])

    def fields_for(self, service: str, department: str) -> frozenset[str] | None:
        """Which fields of a form concern a department; None: all of them.

        Of a life event these are the fields of its own items' forms, and those that no item asks for by
        itself, which belong to the whole. Where its items have no forms, nothing can be told apart.
        """
        event = self._catalogue.life_events.get(service) if self._catalogue else None
        if event is None or self._catalogue is None:
            return None
        items = [each for key in event.items if (each := self._catalogue.items.get(key)) is not None]
        own = {field for each in items if each.department == department for field in each.form}
        anybodys = {field for each in items for field in each.form}
        return frozenset(own | (set(event.form) - anybodys)) if own else None

    def field(self, key: str) -> Field | None:
        """A field of the forms."""
        return self._catalogue.fields.get(key) if self._catalogue else None

    def question(self, service: str, key: str) -> Text | None:
        """What a guide question asks."""
        event = self._catalogue.life_events.get(service) if self._catalogue else None
        return next((each.text for each in event.questions if each.id == key), None) if event else None

    def answer(self, service: str, question: str, value: str) -> Text | None:
        """What an answer of a guide question says."""
        event = self._catalogue.life_events.get(service) if self._catalogue else None
        answers = (
            [a for each in event.questions if each.id == question for a in each.answers] if event else []
        )
        return next((each.label for each in answers if each.value == value), None)

    def materials_in(self, service: str, slot: str) -> tuple[Material, ...]:
        """Which materials an attachment with that slot can be (`kiosk.submission.from_draft` names it after
        one, shortened); none where it is no page of a material.
        """
        named = _SLOT.fullmatch(slot)
        found = () if named is None else self.materials(service)
        return tuple(each for each in found if named and each.id.lower()[:_OF_THE_NAME] == named[1])

    def materials(self, service: str) -> tuple[Material, ...]:
        """What goes along with it."""
        found = service_of(self._catalogue, service) if self._catalogue else None
        return found.materials if found else ()

    def material(self, service: str, material: str) -> Text | None:
        """What a material is called."""
        return next((each.name for each in self.materials(service) if each.id == material), None)

    def commitment(self, template: str | None) -> Commitment | None:
        """The template of a commitment."""
        return self._catalogue.commitments.get(template) if self._catalogue and template else None

    def departments(self) -> dict[str, Text]:
        """Every department, and the intake desk."""
        known = self._catalogue.departments if self._catalogue else {}
        return {**{key: each.name for key, each in known.items()}, INTAKE_DESK: _INTAKE_DESK_NAME}

    def department_name(self, department: str) -> Text:
        """The department's name, its id where the catalogue does not know it."""
        if department == INTAKE_DESK:
            return _INTAKE_DESK_NAME
        known = self._catalogue.departments.get(department) if self._catalogue else None
        return known.name if known else Text(zh=department)


def _limit(items: Sequence[Item]) -> Limit | None:
    """The longest that was promised of these."""
    limits = [each for item in items if (each := _as_limit(item.handling, item.promised_limit)) is not None]
    return max(limits, key=_length) if limits else None


def _as_limit(handling: Handling, promised: TimeLimit) -> Limit | None:
    if handling is Handling.AT_ONCE or promised.days == 0:
        return _AT_ONCE
    if promised.days is None:
        return None
    if promised.working_days:
        return Limit(working_days=promised.days)
    return Limit(calendar_days=promised.days)


def _length(limit: Limit) -> float:
    return (limit.working_hours or 0) / 24 + (limit.working_days or 0) * 1.4 + (limit.calendar_days or 0)


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
