"""Screen, choice, next screen, for the life events that are whole: a birth, the old-age allowance, a firm.

A flow is what one invented resident answers, page by page; a page that it does not name is answered somehow.
"""

from dataclasses import dataclass, field
from random import Random

import pytest

from kiosk.visit.answers import CardRead
from kiosk.visit.draft import Draft
from kiosk.visit.effects import File
from kiosk.visit.form import resolve
from kiosk.visit.stage import FORM_STAGES, Stage
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.form import ChooseCommitment, SetValue
from kiosk.visit.touches.travel import Next, Submit
from kiosk.visit.touches.verifying import SkipVerification
from tests.kiosk.visit.residents import CHEN, TODAY, Terminal, catalogue


@dataclass(frozen=True)
class Flow:
    """One way through a life event."""

    name: str
    life_event: str
    answers: dict[str, str]
    comes: tuple[str, ...] = ()
    never: tuple[str, ...] = ()
    submits: dict[str, str] = field(default_factory=dict)
    ends: bool = False


FLOWS = (
    Flow(
        "a mother whose child was born in Dalian and who asks for the allowance",
        "S01",
        {
            "who": "mother",
            "born_where": "dalian",
            "household": "mother",
            "insurance": "yes",
            "allowance": "yes",
        },
        comes=("field:child_name", "field:child_birth", "field:bank_card", "materials"),
        never=("field:mother_id", "field:role", "field:hukou_with"),
        submits={"role": "self", "hukou_with": "mother", "med_insure": "yes"},
    ),
    Flow(
        "a father who wants the papers sent home and no allowance",
        "S01",
        {"who": "father", "born_where": "dalian", "allowance": "no", "delivery": "mail"},
        comes=("field:mother_id", "field:delivery_addr"),
        never=("field:father_id", "field:bank_card"),
        submits={"delivery": "mail"},
    ),
    Flow("a child born at home", "S01", {"who": "mother", "born_where": "home"}, ends=True),
    Flow(
        "an old woman who comes for herself",
        "S11",
        {"for_whom": "self", "card_only": "yes"},
        comes=("card",),
        never=("field:age_band", "field:proxy_name", "field:bank_card"),
        submits={"role": "self", "age_band": "70_79"},
    ),
    Flow(
        "a daughter who comes for her mother",
        "S11",
        {"for_whom": "family", "elder_age": "90_99", "elder_receiving": "no"},
        comes=("question:elder_age", "field:proxy_name", "field:proxy_id", "field:bank_card"),
        never=("question:card_only", "field:age_band"),
        submits={"role": "agent", "age_band": "90_99"},
    ),
    Flow(
        "somebody who wants the money on another card",
        "S11",
        {"for_whom": "self", "card_only": "no"},
        ends=True,
    ),
    Flow(
        "a company that pledges instead of proving its premises",
        "S13",
        {"in_charge": "yes", "kind": "company", "dwelling": "no", "commitment": "commit"},
        comes=("field:capital", "field:shareholders", "commitment", "materials"),
        never=("field:ent_type", "field:premises_right"),
        submits={"ent_type": "company"},
    ),
    Flow(
        "a one-person shop that brings the deed and needs no seals",
        "S13",
        {
            "in_charge": "yes",
            "kind": "individual",
            "dwelling": "no",
            "seals": "no",
            "staff": "no",
            "commitment": "documents",
        },
        never=("field:capital", "field:shareholders", "field:seal_set", "field:staff_n"),
        submits={"ent_type": "individual"},
    ),
    Flow("somebody who is not in charge of the firm", "S13", {"in_charge": "no"}, ends=True),
)


def one_page_on(terminal: Terminal, flow: Flow, random: Random) -> None:
    """Answer as the flow says, where it says something, and go on."""
    name = terminal.visit.page.partition(":")[2] or terminal.visit.page
    answer = flow.answers.get(name)
    if answer is None:
        terminal.fill_page(random)
    elif name == "commitment":
        terminal.happens(ChooseCommitment("commit" if answer == "commit" else "documents"))
    else:
        terminal.happens(SetValue(answer))
    before = terminal.visit.page
    terminal.happens(Next())
    assert terminal.visit.page != before or terminal.stage() is Stage.ENDED_ELSEWHERE, terminal.visit.error


@pytest.mark.parametrize("flow", FLOWS, ids=lambda flow: flow.name)
def test_flow(flow: Flow) -> None:
    terminal, random, came = Terminal(), Random(5), list[str]()
    assert catalogue().life_events[flow.life_event].complete
    terminal.happens(Choose(flow.life_event))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN), SkipVerification())
    while terminal.stage() in FORM_STAGES and terminal.visit.page != "summary":
        came.append(terminal.visit.page)
        one_page_on(terminal, flow, random)
    assert set(flow.comes) <= set(came)
    assert not set(flow.never) & set(came)
    if flow.ends:
        assert terminal.stage() is Stage.ENDED_ELSEWHERE
        assert terminal.visit.ended is not None
        return
    terminal.fill_page(random)
    (filing,) = terminal.happens(Submit())
    assert isinstance(filing, File)
    event = catalogue().life_events[flow.life_event]
    assert isinstance(filing.content, Draft)
    submitted = resolve(event, catalogue(), filing.content, TODAY).values
    assert {key: submitted.get(key) for key in flow.submits} == flow.submits
