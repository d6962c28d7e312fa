"""A small invented life event that has one of everything, so that a test can say what it means."""

from typing import Any

from kiosk.contract.catalogue.schema import Catalogue, Field, LifeEvent
from kiosk.visit.answers import CardRead
from kiosk.visit.setting import Setting
from kiosk.visit.touches.choosing import Choose
from kiosk.visit.touches.travel import Next
from kiosk.visit.touches.verifying import SkipVerification
from kiosk.visit.visit import Visit
from tests.kiosk.visit.residents import CHEN, Terminal, catalogue


def words(text: str) -> dict[str, str]:
    return {"zh": text}


def field(label: str, **rest: Any) -> Field:
    given = {"label": words(label), "type": "text", "source": "input", **rest}
    return Field.model_validate(given, strict=False)


FIELDS = {
    "role": field(
        "身份", type="choice", choices=[{"value": v, "label": words(v)} for v in ("self", "agent")]
    ),
    "app_name": field("姓名", type="name", source="card", from_card="name", masked=True),
    "app_id": field("号码", type="id_number", source="card", from_card="number", masked=True),
    "age_band": field(
        "年龄段",
        type="choice",
        source="derived",
        from_card="age_band",
        choices=[{"value": v, "label": words(v)} for v in ("70_79", "80_89")],
    ),
    "kind": field("种类", type="choice", choices=[{"value": v, "label": words(v)} for v in ("shop", "firm")]),
    "capital": field(
        "资本", type="number", required=False, minimum=3, visible_if=[{"of": "kind", "is_in": ["firm"]}]
    ),
    "phone": field("手机", type="mobile", masked=True),
    "seals": field(
        "印章", type="choices", choices=[{"value": v, "label": words(v)} for v in ("a", "b", "c")]
    ),
    "remark": field("备注", required=False),
}
EVENT = LifeEvent.model_validate(
    {
        "id": "T01",
        "name": words("开个小店一件事"),
        "icon": "store",
        "audience": "firm",
        "lead_department": "GA",
        "departments": ["GA"],
        "items": [],
        "questions": [
            {
                "id": "where",
                "text": words("店开在哪里？"),
                "answers": [
                    {"value": "here", "label": words("这里")},
                    {"value": "ship", "label": words("船上"), "ends": words("请到海事窗口办。")},
                    {"value": "home", "label": words("家里"), "drops": ["remark"], "sets": {"kind": "shop"}},
                ],
            },
            {
                "id": "noise",
                "text": words("吵不吵？"),
                "asked_if": [{"of": "where", "is_in": ["home"]}],
                "answers": [{"value": v, "label": words(v)} for v in ("yes", "no")],
            },
        ],
        "form": list(FIELDS),
        "materials": [
            {"id": "m1", "name": words("照片"), "source": "scan", "required": True},
            {"id": "m2", "name": words("房产证"), "source": "commitment", "required": True},
            {"id": "m3", "name": words("户口簿"), "source": "shared", "required": True},
            {
                "id": "m4",
                "name": words("邻居同意书"),
                "source": "scan",
                "required": True,
                "needed_if": [{"of": "noise", "is_in": ["yes"]}],
            },
        ],
        "outputs": [],
        "promised_limit": words("5 个工作日"),
        "comparison": {
            "before": {"steps": 1, "materials": 1, "trips": 1, "working_days": 1},
            "after": {"steps": 1, "materials": 1, "trips": 0, "working_days": 1},
        },
        "fee": words("不收费"),
        "commitment": "CT01",
    },
    strict=False,
)


def shop_catalogue() -> Catalogue:
    """The factory catalogue with the invented life event and nothing else."""
    return catalogue().model_copy(
        update={"life_events": {"T01": EVENT}, "fields": {**catalogue().fields, **FIELDS}}
    )


def shop_terminal() -> Terminal:
    """A terminal with that catalogue, at rest."""
    terminal = Terminal()
    terminal.visit = Visit(setting=Setting(shop_catalogue()), surroundings=terminal.visit.surroundings)
    return terminal


def at_first_question() -> Terminal:
    """Chen has chosen the shop and put the card; the first guide question is on the screen."""
    terminal = shop_terminal()
    terminal.happens(Choose("T01"))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN), SkipVerification())
    return terminal


def page_ids(terminal: Terminal) -> list[str]:
    """The pages as they stand."""
    return [page.id for page in terminal.visit.pages(terminal.now)]


def go_to(terminal: Terminal, page: str, **answers: str) -> None:
    """Fill in and go on until `page` is on the screen. `answers` are for pages by the tail of their id."""
    from random import Random

    from kiosk.visit.touches.form import SetValue

    for _ in range(30):
        if terminal.visit.page == page:
            return
        name = terminal.visit.page.partition(":")[2]
        if name in answers:
            terminal.happens(SetValue(answers[name]))
        else:
            terminal.fill_page(Random(0))
        terminal.happens(Next())
    raise AssertionError(f"{page} was never reached: {terminal.visit.page}")
