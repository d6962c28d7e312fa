"""How many Chinese characters a resident writes for each life event: `python -m tests.kiosk.visit.typed`.

The person is the same for all: gives what such people give, has everything posted, acts for another where
one can. "Before" writes every character of every field that the card does not fill; "after" takes what is
offered.
"""

from collections.abc import Iterator
from random import Random

from kiosk.visit import address
from kiosk.visit.entry import wants_chinese, way
from kiosk.visit.pages import FieldPage
from kiosk.visit.stage import Stage
from kiosk.visit.suggestions import suggestions
from kiosk.visit.touches.form import Entry, SetValue
from kiosk.visit.touches.travel import Next
from tests.kiosk.visit.residents import Terminal, catalogue
from tests.kiosk.visit.typing import ANSWERS, begun

GIVEN = {
    **ANSWERS,
    "street": "210211018",
    "community": "泉水社区",
    "proxy_name": "陈一禾",
    "child_name": "陈一禾",
    "spouse_name": "王海棠",
    "deceased_name": "陈安平",
    "emp_name": "刘子明",
    "ent_name": "大连海风贸易有限公司",
    "chg_new": "大连海棠贸易有限公司",
    "hospital": "大连市中心医院",
    "last_unit": "大连海风集团有限公司",
    "estate_no": "大连市甘井子区不动产权第0123456号",
    "addr_detail": "辽宁省大连市甘井子区泉水街道泉水路100号3号楼2单元501室",
    "premises_addr": "辽宁省大连市甘井子区泉水街道金柳路66号",
    "delivery_addr": "辽宁省大连市甘井子区泉水街道泉水路100号3号楼2单元501室",
}


def table() -> list[tuple[str, int, int]]:
    """Life event, characters before, characters after."""
    rows = []
    for event in catalogue().life_events:
        pairs = list(_written(event))
        rows.append((event, sum(before for before, _ in pairs), sum(after for _, after in pairs)))
    return rows


def _written(life_event: str) -> Iterator[tuple[int, int]]:
    terminal = begun(life_event)
    while terminal.stage() is not Stage.SUMMARY:
        page = terminal.visit.current_page(terminal.now)
        name = terminal.visit.page.partition(":")[2]
        if isinstance(page, FieldPage) and wants_chinese(page.field) and name in GIVEN:
            yield _chinese(GIVEN[name]), _left_to_write(terminal, page, GIVEN[name])
        terminal.happens(SetValue(GIVEN.get(name, "")))
        if name not in GIVEN or not (
            terminal.visit.draft.values.get(name) or name in terminal.visit.draft.answers
        ):
            terminal.fill_page(Random(0))
        terminal.happens(Next())


def _left_to_write(terminal: Terminal, page: FieldPage, wanted: str) -> int:
    """Characters written when every suggestion that fits is taken."""
    if way(terminal.visit, page) is Entry.TREE and address.read(catalogue(), wanted) is not None:
        return 0
    written = 0
    while (held := str(terminal.visit.draft.values.get(page.key, ""))) != wanted:
        offered = [each.value for each in suggestions(terminal.visit, page, terminal.now)]
        fitting = [value for value in offered if wanted.startswith(value) and value.startswith(held)]
        following = max(fitting, key=len, default=wanted[: len(held) + 1])
        written += 0 if fitting else _chinese(following[len(held) :])
        terminal.happens(SetValue(following))
    return written


def _chinese(text: str) -> int:
    return sum("\u4e00" <= character <= "\u9fff" for character in text)


if __name__ == "__main__":
    for event, before, after in table():
        print(f"| {event} {catalogue().life_events[event].title.zh} | {before} | {after} |")  # noqa: T201  its answer
