"""Invented residents and what they do, for the tests of the visit."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import cache
from random import Random
from zoneinfo import ZoneInfo

from devices.id_card.card import LONG_TERM, CardKind, IdCard, Nation, Sex
from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue.schema import Catalogue, FieldType
from kiosk.demo.answers import answer
from kiosk.visit.effects import Effect
from kiosk.visit.events import Event
from kiosk.visit.pages import CommitmentPage, FieldPage, MaterialsPage, QuestionPage, SummaryPage
from kiosk.visit.receipt import FiledReceipt
from kiosk.visit.setting import Moment, Setting, Surroundings
from kiosk.visit.stage import FORM_STAGES, Stage
from kiosk.visit.step import step
from kiosk.visit.touches.form import ChooseCommitment, DrawStroke, SetValue, ToggleChoice, ToggleMaterial
from kiosk.visit.touches.travel import Next
from kiosk.visit.visit import Visit

TODAY = date(2026, 11, 23)
CHEN = IdCard(
    kind=CardKind.RESIDENT,
    name="陈示例",
    sex=Sex.FEMALE,
    nation=Nation("01", "汉"),
    birth=date(1949, 12, 31),
    address="辽宁省大连市甘井子区示例路1号",
    number="11010519491231002X",
    issuer="大连市公安局甘井子分局",
    valid_from=date(2010, 1, 1),
    valid_to=LONG_TERM,
    photo=b"the portrait on the chip",
)
LI = replace(
    CHEN, name="李示例", number="110105194912310011", sex=Sex.MALE, address="辽宁省大连市甘井子区示例路2号"
)
"""Somebody else, whose card a resident may have along."""
RECEIPT = FiledReceipt(
    number="0001-00-000001-7KQ2-5",
    submission_id="8e6f2c1e-6f0e-4b58-9f1c-2f9a52c3f001",
    sequence=1,
    received=datetime(2026, 11, 23, 3, 19, tzinfo=ZoneInfo("Asia/Shanghai")),
    qr_payload=b"0001-00-000001-7KQ2-5",
)
PERSONAL = (CHEN.name, CHEN.number, str(CHEN.address))


@cache
def catalogue() -> Catalogue:
    """The catalogue that ships with the program."""
    return load_catalogue(factory_directory())


@dataclass
class Terminal:
    """A terminal in the hands of a test: the visit, a clock, and every effect so far."""

    visit: Visit = field(
        default_factory=lambda: Visit(
            setting=Setting(catalogue()),
            surroundings=Surroundings(can_print=True, online=True, printer_sentence="device.printer.ready"),
        )
    )
    seconds: float = 1000.0
    effects: list[Effect] = field(default_factory=list)

    @property
    def now(self) -> Moment:
        """The moment of the next step."""
        return Moment(self.seconds, TODAY)

    def stage(self) -> Stage:
        """Where the visit stands."""
        return self.visit.stage

    def happens(self, *events: Event) -> tuple[Effect, ...]:
        """Let events happen, one after the other, a second apart. Returns the effects of the last."""
        last: tuple[Effect, ...] = ()
        for event in events:
            self.seconds += 1
            self.visit, last = step(self.visit, event, self.now)
            self.effects += last
        return last

    def surrounded(self, **changes: object) -> None:
        """Change what is known of devices and connection."""
        surroundings = replace(self.visit.surroundings, **changes)  # type: ignore[arg-type]
        self.visit = replace(self.visit, surroundings=surroundings)

    def fill_page(self, random: Random) -> None:
        """Answer the page shown, validly."""
        page = self.visit.current_page(self.now)
        match page:
            case QuestionPage():
                going_on = [each for each in page.question.answers if each.ends is None]
                self.happens(SetValue(random.choice(going_on).value))
            case FieldPage():
                values = answer(page.field, page.choices, TODAY, random)
                kind = ToggleChoice if page.field.type is FieldType.CHOICES else SetValue
                held = self.visit.draft.values.get(page.key, ())
                self.happens(*(kind(value) for value in values if value not in held))
            case CommitmentPage():
                self.happens(ChooseCommitment(random.choice(("commit", "documents"))))
            case MaterialsPage():
                open_ones = sorted(page.to_declare - self.visit.draft.declared)
                self.happens(*(ToggleMaterial(each) for each in open_ones))
            case SummaryPage():
                self.happens(DrawStroke(((0.2, 0.5), (0.8, 0.6))))

    def fill_to_summary(self, random: Random) -> list[str]:
        """Go through every page. Returns their identifiers, the summary included."""
        seen: list[str] = []
        while self.visit.stage in FORM_STAGES:
            seen.append(self.visit.page)
            self.fill_page(random)
            if self.visit.page == "summary":
                return seen
            before = self.visit.page
            self.happens(Next())
            assert self.visit.page != before, f"{before} keeps the resident: {self.visit.error}"
        return seen
