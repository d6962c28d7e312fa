"""What an amendment (补正) brings of what was asked for, and what stays asked. Pure: the rules are those of
the form that was filled in first.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from pydantic import Field as Constraint

from central.casework.corrections import Asked
from central.catalogue import Services
from kiosk.contract.catalogue.field_checks import Refused, check_value
from kiosk.contract.catalogue.options import option_values
from kiosk.contract.catalogue.schema import FieldType
from kiosk.contract.kinds import Amendment, FormValue
from kiosk.contract.model import Model
from kiosk.contract.submission import Submission

NOT_IN_FORM = "field.not_in_form"
"""Why a value counts for nothing: the form of this service has no such field."""


class Brought(Model):
    """By keys of the catalogue; what was written stands elsewhere. `wrong`: a field whose value does not
    hold, and why (`kiosk.contract.catalogue.field_checks`).
    """

    fields: tuple[str, ...] = ()
    wrong: dict[str, str] = Constraint(default_factory=dict)
    materials: tuple[str, ...] = ()
    """Of which pages came."""
    pages: bool = False
    """Pages came, of whatever."""
    words: bool = False
    judged: bool = True
    """False of what another version of the catalogue asked for: a department judges that."""

    @property
    def nothing(self) -> bool:
        """Whether there is nothing in it that could answer anything."""
        return not (self.fields or self.materials or self.pages or self.words)

    def and_then(self, later: "Brought") -> "Brought":
        """Both: of each field the last word counts."""
        return Brought(
            fields=tuple(dict.fromkeys((*(set(self.fields) - later.wrong.keys()), *later.fields))),
            wrong={k: v for k, v in {**self.wrong, **later.wrong}.items() if k not in later.fields},
            materials=tuple(dict.fromkeys((*self.materials, *later.materials))),
            pages=self.pages or later.pages,
            words=self.words or later.words,
            judged=self.judged and later.judged,
        )


def brought(
    services: Services, submission: Submission, form: Amendment, slots: Iterable[str], today: date
) -> Brought:
    """`slots`: under which names its pages came. `today`: the local day on which it was handed in."""
    there = tuple(slots)
    wrong = faults(services, submission.service, form.given, today)
    return Brought(
        fields=tuple(each for each in form.given if each not in wrong),
        wrong=wrong,
        materials=tuple(
            dict.fromkeys(m.id for slot in there for m in services.materials_in(submission.service, slot))
        ),
        pages=bool(there),
        words=bool(form.words.strip()),
        judged=services.version == submission.catalogue_version,
    )


def faults(services: Services, service: str, given: Mapping[str, FormValue], today: date) -> dict[str, str]:
    """The fields whose values do not hold, and why: as where they are filled in, where none may be left
    empty that is given anew.
    """
    found: dict[str, str] = {}
    form = services.form_of(service)
    if services.catalogue is None or form is None:
        return found
    for key, value in given.items():
        field = services.field(key)
        if field is None or key not in form or field.type is FieldType.CONSENT:
            found[key] = NOT_IN_FORM
            continue
        required = field.model_copy(update={"required": True})
        outcome = check_value(required, value, today, option_values(services.catalogue, field))
        if isinstance(outcome, Refused):
            found[key] = outcome.reason
    return found


def missing(asked: Asked, came: Brought) -> Asked | None:
    """What stays asked; None where that was all. Where something is named, all that is named has to come; of
    what a department has only written, it judges itself whether it came.
    """
    if not came.judged:
        return None
    named = asked.fields or asked.materials or asked.explanation
    if not named:
        return asked if came.nothing else None
    left = asked.model_copy(
        update={
            "fields": tuple(each for each in asked.fields if each not in came.fields),
            "materials": tuple(each for each in asked.materials if each not in came.materials),
            "explanation": asked.explanation and not came.words,
        }
    )
    return left if left.fields or left.materials or left.explanation else None


def read(kept: str | None) -> Brought:
    """As it is kept."""
    return Brought() if kept is None else Brought.model_validate_json(kept)
