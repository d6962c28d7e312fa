"""Text messages to residents: each when it is due, to the number that was given, at most once, and saying no
more than the end of a receipt number.
"""

from collections.abc import Callable
from datetime import timedelta
from uuid import UUID, uuid4

import pytest

from central.appointments import Appointments
from central.casework.corrections import Asked
from central.catalogue import load_services
from central.console.deeds import Doer
from central.console.roles import Role
from central.holidays import load_holidays
from central.message_gateway import MessageGateway, MessageInDoubt
from central.notices.due import Kind, due
from central.notices.sending import ANSWERS_WITHIN, TRIES, NoticeSender
from central.notices.silence import NoNumber, digest_of, silence
from central.notices.words import TEXTS, tail
from central.storage.notice_tables import Notice, NoticeState, SilencedNumber
from central.voice.desk import Given, VoiceWork
from central.voice.moves import Act
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.kinds import Appointment, ObstacleReport
from kiosk.contract.working_days import WorkingDays
from tests.central.casework import flow
from tests.central.console.desk import signed_in
from tests.central.service import RunningService
from tests.central.terminal import CHILD, NAME, Enclosed, TestTerminal, a_submission

PHONE = "13800000301"


class Dies(Exception):
    """The worker's process is gone."""


class Killing:
    """A gateway that takes the message, and the process dies before it hears so."""

    def __init__(self) -> None:
        self.received: list[str] = []

    def send(self, phone: str, text: str) -> None:
        self.received.append(phone + text)
        raise Dies


class Mute:
    """One that takes the message and never answers."""

    def __init__(self) -> None:
        self.asked = 0

    def send(self, phone: str, text: str) -> None:
        self.asked += len(phone + text) > 0
        raise MessageInDoubt("no answer")


@pytest.fixture
def sender(service: RunningService) -> Callable[[MessageGateway | None], NoticeSender]:
    with service.storage.write() as session:
        session.query(Notice).delete()
        session.query(SilencedNumber).delete()
    service.telephones.received.clear()
    service.telephones.broken = False

    def made(gateway: MessageGateway | None) -> NoticeSender:
        return NoticeSender(service.storage, service.data, service.clock, digest_of(service.keys), gateway)

    return made


Made = Callable[[MessageGateway | None], NoticeSender]


def filed(terminal: TestTerminal, **changes: object) -> Enclosed:
    enclosed = terminal.enclose(a_submission(id=uuid4(), **changes))
    terminal.acknowledged(terminal.put(enclosed), enclosed)
    return enclosed


def with_phone(terminal: TestTerminal) -> Enclosed:
    return filed(terminal, form={"child_name": CHILD, "app_mobile": PHONE})


def booked(terminal: TestTerminal, phone: str | None = PHONE) -> Enclosed:
    form = Appointment(place="GA", item="S01", day="2030-01-07", time="09:00", phone=phone)
    return filed(terminal, kind=SubmissionKind.APPOINTMENT, service="S01", form=form.as_form(), answers={})


def ask(service: RunningService, kind: Kind, about: UUID) -> None:
    with service.storage.write() as session:
        due(session, kind, about, service.clock())


def states(service: RunningService) -> list[tuple[str, NoticeState]]:
    with service.storage.read() as session:
        return [(row.kind, row.state) for row in session.query(Notice).order_by(Notice.id)]


def all_sent(sender: NoticeSender) -> None:
    while sender.step():
        pass


def test_every_kind_says_the_end_of_the_number_and_nothing_of_the_person(
    service: RunningService, terminal: TestTerminal, sender: Made
) -> None:
    case = with_phone(terminal)
    for kind in Kind:
        ask(service, kind, case.id)
    all_sent(sender(service.telephones))
    assert len(service.telephones.received) == len(Kind) == len(TEXTS)
    for phone, text in service.telephones.received:
        assert phone == PHONE
        assert tail(case.receipt_number) in text
        assert case.receipt_number not in text
        for personal in (NAME, CHILD, PHONE, "新生儿", "户口"):
            assert personal not in text
    assert {state for _, state in states(service)} == {NoticeState.SENT}
    all_sent(sender(service.telephones))
    assert len(service.telephones.received) == len(Kind)


def test_a_window_that_confirms_moves_or_refuses_tells_who_left_a_number_and_nobody_else(
    service: RunningService, terminal: TestTerminal, sender: Made
) -> None:
    window = Appointments(service.storage, service.data, service.clock)
    left, without = booked(terminal), booked(terminal, phone=None)
    day = service.clock().date() + timedelta(days=3)
    for each in (left, without):
        window.confirm(each.id, "wang.fang", "")
        window.move(each.id, day, "10:00", "停电", "wang.fang", "")
        window.refuse(each.id, "请到社区办", "wang.fang", "")
    all_sent(sender(service.telephones))
    assert [phone for phone, _ in service.telephones.received] == [PHONE] * 3
    assert [state for _, state in states(service)] == [NoticeState.SENT] * 3 + [NoticeState.NO_NUMBER] * 3
    assert all("停电" not in text and "社区" not in text for _, text in service.telephones.received)


def test_a_correction_that_is_asked_for_and_an_output_that_is_released_are_told_once_each(
    service: RunningService, terminal: TestTerminal, sender: Made
) -> None:
    form = {"child_name": CHILD, "app_mobile": PHONE}
    asked, done = (flow.filed(service, terminal, id=uuid4(), form=form) for _ in range(2))
    desk, tasks = flow.desk_of(service), flow.tasks_of(service, asked)
    desk.accept(tasks["GA"], flow.OFFICER, ("GA",))
    assert states(service) == []
    desk.ask(tasks["GA"], flow.OFFICER, ("GA",), Asked(words=("请补交出生医学证明第二页",)))
    assert states(service) == [(Kind.CORRECTION, NoticeState.WAITING)]
    flow.decide_all(service, done)
    assert len(states(service)) == 1, "decided, but nothing is to be had yet"
    document = flow.collated(service, done)
    assert not flow.collation_of(service).release(flow.case_of(service, done), document)
    assert states(service)[1:] == [(Kind.RELEASED, NoticeState.WAITING)]
    all_sent(sender(service.telephones))
    told = dict(zip((asked, done), service.telephones.received, strict=True))
    for case, (phone, text) in told.items():
        assert phone == PHONE
        assert tail(case.receipt_number) in text
    assert "补材料" in told[asked][1]
    assert "领取结果" in told[done][1]
    assert all("出生医学证明" not in text for _, text in told.values())


def test_the_answer_to_a_report_is_told_once_it_is_there(
    service: RunningService, terminal: TestTerminal, sender: Made
) -> None:
    form = ObstacleReport(stage="page", words="找不到", phone=PHONE)
    report = filed(
        terminal,
        kind=form.kind,
        form=form.as_form(),
        applicant=None,
        signature=(),
        service="terminal",
        answers={},
    )
    calendar = WorkingDays.of(load_holidays(None))
    voice = VoiceWork(
        service.storage, service.data, load_services(service.catalogue), calendar, service.clock
    )
    doer = Doer("li.na")
    given = Given(category="guide", department="YB", text="已经加上了，请再试")
    voice.obstacle(report.receipt_number, Act.ASSIGN, given, doer)
    assert states(service) == []
    voice.obstacle(report.receipt_number, Act.REPLY, given, doer)
    all_sent(sender(service.telephones))
    ((phone, text),) = service.telephones.received
    assert phone == PHONE
    assert "已经加上了" not in text


def test_a_worker_that_dies_in_the_middle_leaves_a_doubt_and_no_second_message(
    service: RunningService, terminal: TestTerminal, sender: Made
) -> None:
    ask(service, Kind.RELEASED, with_phone(terminal).id)
    killing = Killing()
    with pytest.raises(Dies):
        sender(killing).step()
    assert len(killing.received) == 1
    all_sent(sender(service.telephones))
    service.clock.moved += ANSWERS_WITHIN + timedelta(seconds=1)
    all_sent(sender(service.telephones))
    assert service.telephones.received == []
    assert states(service) == [("released", NoticeState.IN_DOUBT)]


def test_an_answer_that_never_comes_is_a_doubt_and_a_refusal_is_tried_again_and_ends(
    service: RunningService, terminal: TestTerminal, sender: Made
) -> None:
    mute, first, second = Mute(), with_phone(terminal), with_phone(terminal)
    ask(service, Kind.RELEASED, first.id)
    all_sent(sender(mute))
    service.clock.moved += timedelta(hours=1)
    all_sent(sender(mute))
    assert mute.asked == 1
    ask(service, Kind.CORRECTION, second.id)
    service.telephones.broken = True
    for _ in range(TRIES + 2):
        all_sent(sender(service.telephones))
        service.clock.moved += timedelta(hours=1)
    assert [state for _, state in states(service)] == [NoticeState.IN_DOUBT, NoticeState.FAILED]
    with service.storage.read() as session:
        assert [row.tries for row in session.query(Notice).order_by(Notice.id)] == [1, TRIES]


def test_whoever_asked_for_deletion_is_never_written_to(
    service: RunningService, terminal: TestTerminal, sender: Made
) -> None:
    ask(service, Kind.RELEASED, with_phone(terminal).id)
    silence(service.storage, service.keys, service.clock, "138-0000-0301", Doer("li.na"))
    all_sent(sender(service.telephones))
    assert service.telephones.received == []
    assert states(service) == [("released", NoticeState.SILENCED)]
    with service.storage.read() as session:
        (kept,) = session.query(SilencedNumber)
        assert PHONE.encode() not in kept.digest
    with pytest.raises(NoNumber):
        silence(service.storage, service.keys, service.clock, "12", Doer("li.na"))


def test_without_a_gateway_the_console_says_that_nothing_goes_out(
    service: RunningService, terminal: TestTerminal, sender: Made
) -> None:
    case = with_phone(terminal)
    ask(service, Kind.RELEASED, case.id)
    all_sent(sender(None))
    assert states(service) == [("released", NoticeState.NO_GATEWAY)]
    desk = signed_in(service, f"li.na-{uuid4().hex[:6]}", Role.ASSISTANCE)
    page = desk.get("/notices").text
    for said in ("没有短信网关，一条也发不出去", "没有短信网关，没发", tail(case.receipt_number)):
        assert said in page
    assert case.receipt_number not in page
    assert PHONE not in page
    assert desk.submit("/notices", "/notices/silence", number="12").status_code == 409
    assert desk.submit("/notices", "/notices/silence", number=PHONE).status_code == 200
    with service.storage.read() as session:
        assert session.query(SilencedNumber).count() == 1
