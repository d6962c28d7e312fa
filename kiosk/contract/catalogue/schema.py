"""The catalogue's schema, version 1.

A catalogue is a set of files that a person can edit; this is what they say together. Identifiers are short
ASCII words; everything a resident reads is a `Text` with Chinese first and the others where they are written.
What a life event needs of logic (which answer leads where, which field shows when) is data here, so that a
new life event is a new file.
"""

from datetime import date
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field as Constraint

from kiosk.contract.language import Language, in_language
from kiosk.contract.model import Model

SCHEMA_VERSION = 1

Key = Annotated[str, Constraint(pattern=r"^[A-Za-z][A-Za-z0-9_]{0,39}$")]
StreetCode = Annotated[str, Constraint(pattern=r"^\d{9}$")]


class Text(Model):
    """Words a resident reads. A language is absent where nobody has written it yet; `kiosk.contract.language`
    says what is then shown.
    """

    zh: Annotated[str, Constraint(min_length=1)]
    en: str | None = None
    ko: str | None = None
    ja: str | None = None

    def in_language(self, language: Language) -> str:
        """The words in `language`, or what is shown instead."""
        return in_language({"zh": self.zh, "en": self.en, "ko": self.ko, "ja": self.ja}, language)


class Audience(StrEnum):
    """Who an item or life event is for."""

    PERSON = "person"
    FIRM = "firm"


class Site(StrEnum):
    """What kind of place a terminal stands in."""

    STREET = "street"
    COMMUNITY = "community"
    BANK = "bank"


class Assurance(StrEnum):
    """How sure we are that the person is the card's owner (mission.md: 核验等级)."""

    ANONYMOUS = "anonymous"
    RECEIPT_HOLDER = "receipt_holder"
    CARD = "card"
    VERIFIED = "verified"


class Condition(Model):
    """True when the named field or question has one of the values. All conditions of a list must hold."""

    of: Key
    is_in: Annotated[tuple[str, ...], Constraint(min_length=1)]


class Choice(Model):
    """One answer of a closed field."""

    value: Annotated[str, Constraint(min_length=1, max_length=40)]
    label: Text
    help: Text | None = None


class FieldType(StrEnum):
    """What a field holds and so how it is asked and checked (`kiosk.contract.catalogue.checks`)."""

    NAME = "name"
    ID_NUMBER = "id_number"
    CREDIT_CODE = "credit_code"
    MOBILE = "mobile"
    BANK_CARD = "bank_card"
    DATE = "date"
    NUMBER = "number"
    MONEY = "money"
    TEXT = "text"
    ADDRESS = "address"
    CHOICE = "choice"
    CHOICES = "choices"
    CONSENT = "consent"
    TABLE = "table"


class Source(StrEnum):
    """Where a field's value comes from first; a person may always correct what was typed or scanned."""

    CARD = "card"
    DERIVED = "derived"
    INPUT = "input"
    CHOICE = "choice"
    SCAN = "scan"
    SHARED = "shared"


class CardAttribute(StrEnum):
    """What of the ID card fills a field, or is derived from it."""

    NAME = "name"
    NUMBER = "number"
    SEX = "sex"
    BIRTH = "birth"
    ADDRESS = "address"
    AGE_BAND = "age_band"


class SuggestCard(StrEnum):
    """What of the ID card may be offered beside a field: it may be the answer, and need not."""

    SURNAME = "surname"
    NUMBER = "number"
    ADDRESS = "address"


class OfPerson(StrEnum):
    """What of somebody else's ID card answers a field."""

    NAME = "name"
    NUMBER = "number"


class Suggest(Model):
    """What is offered beside a field, so that nobody need type it. Free text stays possible."""

    card: SuggestCard | None = None
    card_sex: Literal["male", "female"] | None = None
    """Offer it only to a holder of this sex (the mother's number, the father's)."""
    of_person: OfPerson | None = None
    """The field is about another person, whose ID card may be put on the reader instead of typing this."""
    same_person: Key | None = None
    """The other field about that person: one card fills both."""
    same_as: tuple[Key, ...] = ()
    """Fields of the same kind whose value, once given in this visit, may serve here too."""
    surnames: bool = False
    """The catalogue's common surnames, as the beginning of a name."""
    communities: bool = False
    """The communities of the sub-district given in this visit."""
    texts: tuple[Text, ...] = ()
    """Whole answers. What goes into the field is the Chinese."""
    parts: tuple[Text, ...] = ()
    """Pieces put behind what stands in the field already. What goes in is the Chinese."""
    days: tuple[int, ...] = ()
    """DATE: days from today, 0 today, -1 yesterday."""


class Field(Model):
    """One field of the one form. Its identifier is its key in the catalogue."""

    label: Text
    type: FieldType
    source: Source
    question: Text | None = None
    """The sentence a neighbour would ask (孩子叫什么名字？); the label serves where it is absent."""
    help: Text | None = None
    required: bool = True
    from_card: CardAttribute | None = None
    masked: bool = False
    pattern: str | None = None
    """A full-match regular expression (ASCII classes), beyond what the type checks."""
    pattern_help: Text | None = None
    choices: tuple[Choice, ...] = ()
    choices_from: Key | None = None
    """A list of the catalogue instead of `choices`: "streets" or "communities"."""
    minimum: int | None = None
    maximum: int | None = None
    """Bounds of NUMBER (as it is) and MONEY (yuan)."""
    past: bool | None = None
    """DATE: True = not after today, False = not before today, None = any."""
    visible_if: tuple[Condition, ...] = ()
    suggest: Suggest = Suggest()


class Answer(Model):
    """One answer of a guide question and what follows from it."""

    value: Annotated[str, Constraint(min_length=1, max_length=40)]
    label: Text
    help: Text | None = None
    ends: Text | None = None
    """Why this cannot be filed here and where to go instead; the visit then offers that way and stops."""
    drops: tuple[Key, ...] = ()
    """Fields this answer makes needless."""
    sets: dict[Key, str] = Constraint(default_factory=dict)
    """Fields this answer already fills."""


class Question(Model):
    """One guide question (情形引导), asked before the form."""

    id: Key
    text: Text
    help: Text | None = None
    answers: tuple[Answer, ...] = ()
    """Empty while nobody has authored them: the question is then not asked."""
    asked_if: tuple[Condition, ...] = ()


class MaterialSource(StrEnum):
    """How a material reaches the departments."""

    CERTIFICATE = "certificate"  # 电子证照调取
    SCAN = "scan"  # 高拍仪扫描
    SHARED = "shared"  # 数据共享（免交）
    COMMITMENT = "commitment"  # 告知承诺替代
    SIGNED = "signed"  # 签名屏签署


class Material(Model):
    """One material of a life event or an item."""

    id: Key
    name: Text
    source: MaterialSource
    required: bool
    note: Text | None = None
    needed_if: tuple[Condition, ...] = ()
    departments: tuple[Key, ...] = ()
    """Of a life event: who needs to see it beside the lead department, which sees all. Empty: nobody."""


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
    items: tuple[Key, ...]
    items_elsewhere: tuple[str, ...] = ()
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
    round_the_clock: bool = True
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
    reference: str = ""
    note: str = ""

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
    item_type: str
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
    devices: tuple[str, ...]
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
    form: tuple[Key, ...] = ()
    """The form of the single item; empty where it is filed only within a life event or not here."""
    questions: tuple[Question, ...] = ()
    commitment: Key | None = None
    commitment_available: bool = False
    frequent_for_elders: bool = False
    from_programme: bool = False
    round_the_clock: bool = True
    sites: tuple[Site, ...] = ()
    """As of a life event."""
    basic_code: str
    task_code: str
    placeholder_codes: bool

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


class PolicyRequirement(Model):
    """What a firm must be, by its answer to one of the questions for firms; and what is said of it."""

    condition: Condition
    met: Text
    """Why the policy is for this firm."""
    unmet: Text
    """Why it is not."""


class Policy(Model):
    """惠企政策: what a firm may claim. `kiosk.contract.catalogue.policies` makes a service of it."""

    id: Key
    name: Text
    gives: Text
    """What the firm gets."""
    department: Key
    legal_basis: Annotated[str, Constraint(min_length=2)]
    """What it rests on, by its Chinese name."""
    requirements: Annotated[tuple[PolicyRequirement, ...], Constraint(min_length=1)]
    form: Annotated[tuple[Key, ...], Constraint(min_length=1)]
    materials: tuple[Material, ...] = ()
    promised_limit: TimeLimit


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


class Commitment(Model):
    """A template of 告知承诺: notice and pledge in place of a document."""

    id: Key
    name: Text
    replaces: Text
    kind: str
    voluntary: bool
    ineligible_if: tuple[Text, ...]
    notice: tuple[Text, ...]
    pledge: tuple[Text, ...]
    fields: tuple[Key, ...]
    post_check_days: int
    rectify_days: int


class Department(Model):
    """One department of the district. Its identifier is its key in the catalogue."""

    name: Text
    level: str
    level_code: int
    placeholder_credit_code: str
    complaint_line: Text | None = None
    """Whom to call about anything this department does."""
    window: Text | None = None
    """Where its window is."""
    note: str = ""


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


class Catalogue(Model):
    """The whole catalogue of one district, as a terminal holds it."""

    schema_version: int
    version: Annotated[str, Constraint(pattern=r"^[0-9A-Za-z.-]{1,40}$")]
    published: date
    title: Text
    illustrative: bool
    notice: Text
    """Said wherever the catalogue is shown while `illustrative` is true."""
    disclaimer: Text
    """The whole of it, for guides and documents: what the figures are and what they are not."""
    district: District
    programme: Programme
    places: dict[StreetCode, StreetPlaces] = Constraint(default_factory=dict)
    """By the code of the sub-district."""
    surnames: tuple[Annotated[str, Constraint(min_length=1, max_length=2)], ...] = ()
    """Common surnames, the most common first."""
    departments: dict[Key, Department]
    fields: dict[Key, Field]
    life_events: dict[Key, LifeEvent]
    items: dict[Key, Item]
    commitments: dict[Key, Commitment]
    pages: dict[Key, InfoPage] = Constraint(default_factory=dict)
    """What there is to know and nothing to file."""
    policies: dict[Key, Policy] = Constraint(default_factory=dict)
    policy_questions: tuple[Question, ...] = ()
    """The few questions that sort the policies; nothing of their answers' `ends`, `drops`, `sets` counts."""
