"""What the `form` of a submission holds, for each kind but a filing (whose form is the catalogue's).

A form is flat: text, or several texts, by key. Each model here says which keys; what is not given is left
out. Dates are ISO 8601, numbers of receipts as printed.
"""

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field as Constraint
from pydantic import ValidationError

from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.model import Model

FormValue = str | tuple[str, ...]
GIVEN = "given."
"""Before the keys of what the resident gave to a form of the catalogue's or a policy's own fields."""
ANYWHERE = "terminal"
"""The service of what is about none: the terminal itself, or nothing that was found."""

MAX_WORDS = 1000
Words = Annotated[str, Constraint(max_length=MAX_WORDS)]
"""What somebody writes freely. Personal, like all that people write."""
Number = Annotated[str, Constraint(pattern=r"^[0-9A-Z]{4}-[0-9A-Z]{2}-[0-9A-Z]{6}-[0-9A-Z]{4}-[0-9A-Z]$")]
"""A receipt number, as `kiosk.contract.receipt_number` writes it."""
Phone = Annotated[str, Constraint(pattern=r"^[0-9]{7,12}$")]
"""A telephone in China, digits only: a mobile, or a line with its area code."""
Day = Annotated[str, Constraint(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Clock = Annotated[str, Constraint(pattern=r"^[0-9]{2}:[0-9]{2}$")]
Key = Annotated[str, Constraint(pattern=r"^[A-Za-z0-9_.:-]{1,80}$")]
"""A stable word of the catalogue or of the terminal."""
Flag = Literal["yes", "no"]

ObstacleReason = Literal[
    "not_found", "not_understood", "too_much_asked", "machine", "not_eligible", "too_long", "other"
]
"""Why it cannot be done, by the resident's touch: the matter is not here; what is asked cannot be
understood; papers or answers that one does not have; machine or network; "you may not", says the screen;
it takes too long; something else.
"""
RatingLevel = Literal["5", "4", "3", "2", "1"]
"""The five national levels of 好差评, best first: 非常满意, 满意, 基本满意, 不满意, 非常不满意."""
LOW_LEVELS: frozenset[RatingLevel] = frozenset({"2", "1"})
"""The two that ask for reasons and must be answered."""
RatingReason = Literal["slow", "unclear", "too_much_asked", "machine", "attitude", "not_done"]
CallTime = Literal["any", "morning", "afternoon"]
ANSWERED_IN, CALLED_IN = 5, 1
"""Working days in which an obstacle report is answered and a call is made. Our own, illustrative: the
terminal says them before anybody has looked, so the central service holds itself to the same.
"""


class BadForm(ValueError):
    """Not what a submission of that kind holds. Names keys only, never what stood there."""


class KindForm(Model):
    """Base of them all."""

    kind: ClassVar[SubmissionKind]

    def as_form(self) -> dict[str, FormValue]:
        """As it stands in `Submission.form`."""
        form: dict[str, FormValue] = {}
        for key, value in self.model_dump(exclude_none=True).items():
            if isinstance(value, Mapping):
                form.update({f"{GIVEN}{name}": each for name, each in value.items()})
            elif value not in ("", ()):
                form[key] = value
        return form

    def emptied(self) -> Self:
        """Without anything that may be left out."""
        fields = type(self).model_fields
        optional = {
            name: each.get_default(call_default_factory=True)
            for name, each in fields.items()
            if not each.is_required()
        }
        return self.model_copy(update=optional)


class ObstacleReport(KindForm):
    """办不成反映: what could not be done, where, and how to answer. Nobody has to say who they are."""

    kind = SubmissionKind.OBSTACLE_REPORT
    stage: Key
    """Where it stopped: the stage of the visit."""
    page: Key | None = None
    """The question or field that was on the screen."""
    trouble: Key | None = None
    """The key of the sentence that said what had failed."""
    reasons: Annotated[tuple[ObstacleReason, ...], Constraint(max_length=7)] = ()
    words: Words = ""
    phone: Phone | None = None
    """Where to call back."""
    receipt_number: Number | None = None
    """What it is about, where something was filed already."""


class Rating(KindForm):
    """好差评 of one case. Who files it is never in it; the number leads to the case."""

    kind = SubmissionKind.RATING
    receipt_number: Number | None = None
    """Put in by the filing desk, which still knows it: after the wipe the screen does not."""
    level: RatingLevel
    reasons: Annotated[tuple[RatingReason, ...], Constraint(max_length=6)] = ()
    words: Words = ""
    anonymous: Flag = "no"
    """Whether the departments must not see whose case it is about."""


class Callback(KindForm):
    """Somebody of the assistance desk is to call."""

    kind = SubmissionKind.CALLBACK
    phone: Phone
    stage: Key
    """Where on the terminal it was asked for."""
    time: CallTime = "any"
    receipt_number: Number | None = None


class Appointment(KindForm):
    """A time at a window or a terminal, or a place in a queue there."""

    kind = SubmissionKind.APPOINTMENT
    place: Key
    item: Key
    day: Day | None = None
    """None: the next free place in today's queue."""
    time: Clock | None = None
    phone: Phone | None = None


class Amendment(KindForm):
    """补正: what was missing or wrong in an earlier submission. Pages go along as attachments."""

    kind = SubmissionKind.AMENDMENT
    receipt_number: Number
    department: Key | None = None
    """Who asked for it."""
    words: Words = ""
    given: dict[Key, FormValue] = Constraint(default_factory=dict)
    """The fields that are given anew."""


class Withdrawal(KindForm):
    """撤回: an earlier submission, or only its commitment, is taken back before it is decided."""

    kind = SubmissionKind.WITHDRAWAL
    receipt_number: Number
    what: Literal["all", "commitment"] = "all"
    words: Words = ""


class PolicyClaim(KindForm):
    """惠企政策: a firm claims what a policy gives."""

    kind = SubmissionKind.POLICY_CLAIM
    policy: Key
    given: dict[Key, FormValue] = Constraint(default_factory=dict)
    """The answers and fields that the policy asks for."""


FORMS: Mapping[SubmissionKind, type[KindForm]] = {
    each.kind: each
    for each in (ObstacleReport, Rating, Callback, Appointment, Amendment, Withdrawal, PolicyClaim)
}


def read_form(kind: SubmissionKind, untrusted_form: Mapping[str, FormValue]) -> KindForm:
    """The form of a submission of that kind.

    Raises:
        BadForm: it is none; and always of a filing, whose form the catalogue describes.
    """
    model = FORMS.get(kind)
    if model is None:
        raise BadForm(f"a {kind.value} has no form of its own")
    flat = {key: value for key, value in untrusted_form.items() if not key.startswith(GIVEN)}
    given = {key.removeprefix(GIVEN): value for key, value in untrusted_form.items() if key.startswith(GIVEN)}
    try:
        return model.model_validate(flat | ({"given": given} if given else {}))
    except ValidationError as error:
        keys = sorted({".".join(str(part) for part in each["loc"]) for each in error.errors()})
        # Not chained: the error quotes what the resident gave.
        raise BadForm(f"{kind.value}: {', '.join(keys)}") from None
