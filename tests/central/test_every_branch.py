"""Every answer of every life event leads somewhere: to a case with the tasks that it calls for, or to a
sentence that says where to go instead. Nothing here knows the catalogue but its files.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import cycle
from random import Random
from uuid import uuid4

import pytest

from kiosk.contract import assurance
from kiosk.contract.api import BatchRequest
from kiosk.contract.catalogue.schema import Assurance
from kiosk.contract.kinds import FormValue
from kiosk.demo.answers import id_number
from kiosk.submission.from_draft import new_submission
from kiosk.submission.new_submission import NewSubmission
from kiosk.visit.answers import CardRead
from kiosk.visit.effects import File
from kiosk.visit.pages import QuestionPage
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.form import SetValue
from kiosk.visit.touches.travel import Next, Submit
from kiosk.visit.touches.verifying import SkipVerification
from tests.central.service import RunningService
from tests.central.terminal import Enclosed, TestTerminal
from tests.central.test_cases import progress, statement
from tests.fixtures.filings import read_back
from tests.kiosk.visit.residents import CHEN, TODAY, Terminal, catalogue
from tests.oracles import catalogue_files

MOST_WALKS = 60
VERY_OLD, YOUNG = (
    replace(CHEN, birth=born, number=id_number(born, Random(1)))
    for born in (date(1936, 3, 8), date(1996, 3, 8))
)
Branch = tuple[str, str]
"""A question and one of its answers."""


def branches(event: dict[str, object], *, ending: bool) -> set[Branch]:
    """Those that go on, or those that end it here."""
    return {
        (question["id"], answer["value"])
        for question in event["questions"]  # type: ignore[attr-defined]  # as the file says
        for answer in question["answers"]
        if ("ends" in answer) is ending
    }


class Walker:
    """Somebody who comes again and again, and each time answers what was never answered."""

    def __init__(self, life_event: str) -> None:
        self.life_event = life_event
        self.went: set[Branch] = set()
        self.ended: set[Branch] = set()
        self._random = Random(life_event)
        self._cards = cycle((CHEN, VERY_OLD, YOUNG))
        self.card = CHEN

    def walk(self) -> File | None:
        """One filing; None where this person's answers all end it."""
        self.card = next(self._cards)
        terminal = Terminal()
        terminal.happens(Choose(self.life_event))
        terminal.happens(CardRead(terminal.visit.ticket, self.card))
        if terminal.stage() is Stage.VERIFYING:
            terminal.happens(SkipVerification())
        while isinstance(page := terminal.visit.current_page(terminal.now), QuestionPage):
            self._try_the_ends(terminal, page)
            key, going_on = page.question.id, [a.value for a in page.question.answers if a.ends is None]
            if not going_on:
                return None
            new = [each for each in going_on if (key, each) not in self.went]
            chosen = self._random.choice(new or going_on)
            self.went.add((key, chosen))
            terminal.happens(SetValue(chosen), Next())
        terminal.fill_to_summary(self._random)
        [filing] = terminal.happens(Submit())
        assert isinstance(filing, File)
        return filing

    def _try_the_ends(self, terminal: Terminal, page: QuestionPage) -> None:
        for answer in (each for each in page.question.answers if each.ends is not None):
            aside = Terminal(terminal.visit, terminal.seconds)
            aside.happens(SetValue(answer.value), Next())
            assert aside.stage() is Stage.ENDED_ELSEWHERE, (self.life_event, page.question.id, answer.value)
            self.ended.add((page.question.id, answer.value))


@pytest.fixture(scope="module")
def centre(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningService]:
    with RunningService(tmp_path_factory.mktemp("central"), catalogue=catalogue()) as running:
        yield running


def test_every_answer_opens_its_tasks_or_says_where_to_go(centre: RunningService) -> None:
    terminal = TestTerminal.enrol(centre.url, centre.enrolment_code("SN-branches"), "SN-branches")
    filed: dict[str, list[tuple[Enclosed, dict[str, FormValue]]]] = {}
    events = catalogue_files.life_events()
    for key, event in events.items():
        walker, going_on, ending = Walker(key), branches(event, ending=False), branches(event, ending=True)
        for _ in range(MOST_WALKS):
            if (walker.went, walker.ended) == (going_on, ending):
                break
            if (filing := walker.walk()) is not None:
                new = new_submission(filing.content, catalogue(), "zh", TODAY)
                sent = enclosed(centre, terminal, new, walker.card.number)
                filed.setdefault(key, []).append((sent, {**new.content.form, **new.content.answers}))
        assert (walker.went, walker.ended) == (going_on, ending), key
    everything = [each.bytes.decode() for own in filed.values() for each, _ in own]
    for at in range(0, len(everything), 100):
        body = BatchRequest(envelopes=tuple(everything[at : at + 100])).model_dump_json().encode()
        assert terminal.exchange("POST", "/v1/submissions", body).status_code == 200
    for key, own in filed.items():
        for each, given in own:
            case = progress(terminal, each.receipt_number)
            expected = catalogue_files.called_for(events[key], given)
            assert [task.department for task in case.tasks] == expected, (key, given)
            assert {task.state for task in case.tasks} == {"open"}, key
    terminal.close()


def enclosed(centre: RunningService, terminal: TestTerminal, new: NewSubmission, number: str) -> Enclosed:
    """In its envelope, by somebody who was verified."""
    verification = uuid4()
    digest = assurance.number_digest(number, verification)
    whole = read_back(new).model_copy(
        update={
            "assurance": Assurance.VERIFIED,
            "assurance_evidence": statement(centre, terminal, id=verification, number_digest=digest),
        }
    )
    return terminal.enclose(whole)
