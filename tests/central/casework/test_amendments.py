"""An amendment is looked at as a filing is: what does not hold or is missing stays asked, what holds counts,
and it decides anew who has a share.
"""

import base64
import subprocess
from collections.abc import Iterator
from datetime import date
from uuid import UUID

import pytest

from central.casework.brought import NOT_IN_FORM, Brought, faults, missing
from central.casework.corrections import Asked
from central.casework.desk import Desk
from central.catalogue import Services
from central.storage.case_tables import Document
from kiosk.contract.catalogue.schema import (
    Assurance,
    Catalogue,
    Choice,
    Condition,
    Field,
    FieldType,
    Source,
    Text,
)
from kiosk.contract.envelope import part_info
from kiosk.contract.kinds import Amendment
from kiosk.contract.progress import CaseProgress
from kiosk.contract.suite import HpkeX25519
from tests.central.casework.flow import ALL, OFFICER, collated, desk_of, filed, tasks_of
from tests.central.casework.test_attachments import PICTURE, with_premises
from tests.central.catalogue import BIRTH
from tests.central.console.test_casework import officer
from tests.central.service import RunningService
from tests.central.terminal import CHILD, TestTerminal, a_submission
from tests.central.test_cases import progress, statement
from tests.central.test_pages import Page
from tests.central.test_parts import part
from tests.central.test_parts import put as put_part

GOOD, BAD = "110101199003070038", "110101199003070039"
TODAY = date(2026, 11, 26)
FORM = {"child_name": CHILD, "mother": BAD, "insured": "yes"}
"""What an older terminal let through."""


def with_conditions() -> Catalogue:
    """The insurance has a share only where somebody is insured."""
    small = with_premises()
    yes_no = tuple(Choice(value=each, label=Text(zh=each)) for each in ("yes", "no"))
    fields = {
        **small.fields,
        "mother": Field(label=Text(zh="母亲证件号"), type=FieldType.ID_NUMBER, source=Source.INPUT),
        "insured": Field(
            label=Text(zh="是否参保"), type=FieldType.CHOICE, source=Source.INPUT, choices=yes_no
        ),
    }
    birth = small.life_events[BIRTH].model_copy(
        update={
            "form": ("child_name", "mother", "insured"),
            "promised_working_days": 5,
            "called_if": {"YB": (Condition(of="insured", is_in=("yes",)),)},
        }
    )
    return small.model_copy(update={"fields": fields, "life_events": {BIRTH: birth}})


@pytest.fixture(scope="module")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central"), catalogue=with_conditions()) as running:
        yield running


@pytest.fixture
def desk(service: RunningService) -> Desk:
    return desk_of(service)


class Resident:
    """Somebody who has filed, and sends something after it."""

    def __init__(self, service: RunningService, terminal: TestTerminal, **form: str) -> None:
        self._service, self._terminal = service, terminal
        self.filed = filed(service, terminal, form={**FORM, **form})
        self.tasks = tasks_of(service, self.filed)

    def sends(
        self,
        department: str | None = "GA",
        *,
        words: str = "",
        pages: tuple[str, ...] = (),
        version: str = "2026.1",
        **given: str,
    ) -> CaseProgress:
        answer = Amendment(
            receipt_number=self.filed.receipt_number, department=department, words=words, given=dict(given)
        )
        whole = a_submission(
            kind=answer.kind,
            form=answer.as_form(),
            catalogue_version=version,
            assurance=Assurance.VERIFIED,
            assurance_evidence=statement(self._service, self._terminal),
        )
        parts = []
        for slot in pages:
            info = part_info(whole.id, self._terminal.given.terminal, slot)
            key = base64.b64decode(self._terminal.given.sealing_key)
            sealed = HpkeX25519().seal(PICTURE, key, info)
            put_part(self._terminal, whole.id, slot, sealed)
            parts.append(part(slot, sealed))
        enclosed = self._terminal.enclose(whole, parts=tuple(parts))
        for _ in range(2):  # a doubled delivery does nothing twice
            self._terminal.acknowledged(self._terminal.put(enclosed), enclosed)
        self._service.ring()
        return self.asks()

    def asks(self) -> CaseProgress:
        return progress(self._terminal, self.filed.receipt_number)


def states(case: CaseProgress) -> dict[str, str]:
    return {each.department: each.state for each in case.tasks}


def test_a_value_that_does_not_hold_stays_asked_and_the_department_sees_what_is_wrong(
    service: RunningService, terminal: TestTerminal, desk: Desk
) -> None:
    resident = Resident(service, terminal)
    task = resident.tasks["GA"]
    desk.ask(task, OFFICER, ALL, Asked(fields=("child_name", "mother"), words=("抄户口本上的",)))
    told = resident.sends(child_name="孙晓满", mother=BAD)
    assert states(told)["GA"] == "correction_wanted"
    [asked] = told.corrections
    assert asked.named is not None
    assert (asked.named.fields, asked.again, asked.wrong) == (("mother",), True, ("mother",))
    assert asked.wants == ("抄户口本上的", "请更正：母亲证件号")
    browser = officer(service, "zhou.li", "GA")
    page = " ".join(Page(browser.get(f"/tasks/{task}")).text.split())
    for said in (
        "补了一部分",
        "请更正：母亲证件号 还缺",
        f"{BAD} 身份证号校验不对",
        f"{CHILD} 孙晓满 已更正",
    ):
        assert said in page
    assert f"{BAD} {BAD}" not in page, "it corrects nothing"
    assert "抄户口本上的 还缺" not in page, "what is only written nobody has judged"
    whole = resident.sends(mother=GOOD)
    assert (states(whole)["GA"], whole.corrections) == ("open", ())
    assert f"{BAD} {GOOD} 已更正" in " ".join(Page(browser.get(f"/tasks/{task}")).text.split())


def test_what_is_missing_stays_asked_until_its_pages_and_words_have_come_too(
    service: RunningService, terminal: TestTerminal, desk: Desk
) -> None:
    resident = Resident(service, terminal)
    desk.ask(
        resident.tasks["GA"],
        OFFICER,
        ALL,
        Asked(fields=("child_name",), materials=("premises",), explanation=True),
    )
    [first] = resident.sends(child_name="孙晓满").corrections
    assert first.named is not None
    assert (first.named.fields, first.named.materials, first.named.explanation) == ((), ("premises",), True)
    [second] = resident.sends(pages=("premises_1_1_0",)).corrections
    assert second.named is not None
    assert (second.named.materials, second.named.explanation) == ((), True)
    assert resident.sends(words="写错了").corrections == ()


def test_the_department_may_go_on_with_what_has_come(
    service: RunningService, terminal: TestTerminal, desk: Desk
) -> None:
    resident = Resident(service, terminal)
    task = resident.tasks["GA"]
    desk.accept(task, OFFICER, ALL)
    desk.ask(task, OFFICER, ALL, Asked(materials=("premises",)))
    resident.sends(words="这份材料我没有。")
    browser = officer(service, "zhou.li2", "GA")
    browser.submit(f"/tasks/{task}", f"/tasks/{task}/enough")
    assert (states(resident.asks())["GA"], resident.asks().corrections) == ("accepted", ())


def test_what_another_catalogue_answers_a_person_looks_at(
    service: RunningService, terminal: TestTerminal, desk: Desk
) -> None:
    resident = Resident(service, terminal)
    desk.ask(resident.tasks["GA"], OFFICER, ALL, Asked(materials=("premises",)))
    assert states(resident.sends(version="2025.9", pages=("answer_1_1_0",)))["GA"] == "open"


def test_who_has_a_share_is_decided_anew_by_a_value_that_was_given_anew(
    service: RunningService, terminal: TestTerminal, desk: Desk
) -> None:
    resident = Resident(service, terminal, insured="no")
    assert set(resident.tasks) == {"WJ", "GA"}
    desk.ask(resident.tasks["GA"], OFFICER, ALL, Asked(fields=("insured",)))
    more = resident.sends(insured="yes")
    assert states(more) == {"WJ": "open", "GA": "open", "YB": "open"}
    assert {each.due is not None for each in more.tasks} == {True}
    assert states(resident.sends(department=None, words="又看了一遍")) == states(more), "called once"
    fewer = resident.sends(insured="no")
    assert [(each.state, each.not_concerned) for each in fewer.tasks if each.department == "YB"] == [
        ("withdrawn", True)
    ]
    page = officer(service, "qian.yi", "YB").get("/tasks?show=decided").text
    assert "更正后与本部门无关" in page
    again = resident.sends(insured="yes")
    assert states(again)["YB"] == "open"
    assert len(again.tasks) == 3, "it is the same task"
    resident.sends(insured="no")
    for department, task in resident.tasks.items():
        desk.accept(task, OFFICER, ALL)
        desk.decide(task, OFFICER, ALL, approved=True)
        assert department != "YB"
    output = collated(service, resident.filed)
    with service.storage.read() as session:
        pdf = service.data.read(session, session.get_one(Document, UUID(output)).content)
    told = subprocess.run(["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True, timeout=60)
    paper = told.stdout.decode()
    assert ("示例公安分局" in paper, "示例医疗保障局" in paper) == (True, False)
    assert resident.asks().state == "done", "nobody waits for who has no share"


def test_a_department_that_has_decided_stays_and_nobody_is_called_once_all_have(
    service: RunningService, terminal: TestTerminal, desk: Desk
) -> None:
    resident = Resident(service, terminal)
    for department in ("YB", "GA", "WJ"):
        desk.accept(resident.tasks[department], OFFICER, ALL)
    desk.decide(resident.tasks["YB"], OFFICER, ALL, approved=True)
    assert states(resident.sends(department=None, insured="no"))["YB"] == "done"
    late = Resident(service, terminal, insured="no")
    for task in late.tasks.values():
        desk.accept(task, OFFICER, ALL)
        desk.decide(task, OFFICER, ALL, approved=True)
    assert set(states(late.sends(department=None, insured="yes"))) == {"WJ", "GA"}


def test_a_value_that_does_not_hold_calls_nobody(
    service: RunningService, terminal: TestTerminal, desk: Desk
) -> None:
    resident = Resident(service, terminal, insured="no")
    desk.ask(resident.tasks["GA"], OFFICER, ALL, Asked(fields=("insured",)))
    told = resident.sends(insured="perhaps")
    assert (set(states(told)), told.corrections[0].wrong) == ({"WJ", "GA"}, ("insured",))


def test_values_given_anew_keep_the_rules_of_the_form() -> None:
    services = Services(with_conditions())
    given = {"mother": BAD, "child_name": "", "insured": "yes", "bank_card": "1"}
    assert faults(services, BIRTH, given, TODAY) == {
        "mother": "field.id_check",
        "child_name": "field.empty",
        "bank_card": NOT_IN_FORM,
    }


def test_all_that_is_named_has_to_come_and_of_the_rest_a_department_judges() -> None:
    asked = Asked(words=("清楚些",), fields=("a", "b"), explanation=True)
    part_of_it = Brought(fields=("a",), wrong={"b": "field.name"})
    left = missing(asked, part_of_it)
    assert left == Asked(words=("清楚些",), fields=("b",), explanation=True)
    whole = part_of_it.and_then(Brought(fields=("b",), words=True))
    assert (missing(asked, whole), whole.wrong) == (None, {})
    assert missing(asked, whole.and_then(Brought(wrong={"a": "field.name"}))) is not None, "the last word"
    only_words = Asked(words=("请补第二页",))
    assert missing(only_words, Brought()) == only_words
    assert missing(only_words, Brought(pages=True)) is None
    assert missing(asked, Brought(judged=False)) is None
