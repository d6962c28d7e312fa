"""The parts for bench, printing, progress and ratings: what a touch on them does, and what they say."""

from typing import Any

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtQuick import QQuickItem

from tests.ui.qml.alone import alone, heard, item, said
from tests.ui.qml.looking import tap, wait_for
from ui.gallery.looking import below

pytestmark = pytest.mark.usefixtures("qapp")

COLUMNS = [
    {"key": "name", "title": "设备", "share": 3},
    {"key": "count", "title": "次数", "share": 1, "numeric": True},
]
TABLE: dict[str, Any] = {
    "label": "设备清单",
    "columns": COLUMNS,
    "rows": [{"name": f"第 {number} 台", "count": number} for number in range(1, 13)],
    "emptyText": "还没有设备",
    "selectable": True,
    "width": 900,
    "height": 600,
}


def touch(root: QQuickItem, name: str) -> None:
    tap(root.window(), item(root, name))


def test_a_table_turns_its_pages_and_says_where_it_ends() -> None:
    with alone("DataTable", **TABLE) as table:
        assert "第 1 台" in said(table)
        assert "第 12 台" not in said(table)
        touch(table, "page-back")
        assert "已经是第一页" in said(table)
        for _ in range(5):
            touch(table, "page-on")
        assert "第 12 台" in said(table)
        assert "第 1 台" not in said(table)
        assert "已经是最后一页" in said(table)


def test_a_table_that_shrinks_is_never_left_on_an_empty_page() -> None:
    with alone("DataTable", **TABLE) as table:
        for _ in range(3):
            touch(table, "page-on")
        table.setProperty("rows", TABLE["rows"][:2])
        assert "第 1 台" in said(table)
        table.setProperty("rows", [])
        assert "还没有设备" in said(table)


def test_a_touched_row_is_told_by_its_number_in_the_whole_list() -> None:
    with alone("DataTable", **TABLE) as table:
        chosen = heard(table, "rowChosen(int)")
        touch(table, "page-on")
        first = next(each.objectName() for each in below(table) if each.objectName().startswith("row-"))
        touch(table, first)
        assert chosen.at(0) == [int(first.removeprefix("row-"))]
        assert chosen.at(0) != [0]


def test_rows_that_cannot_be_chosen_answer_nothing() -> None:
    with alone("DataTable", **{**TABLE, "selectable": False}) as table:
        chosen = heard(table, "rowChosen(int)")
        touch(table, "row-0")
        assert chosen.count() == 0


def test_a_row_is_read_out_with_its_column_heads() -> None:
    with alone("DataTable", **TABLE) as table:
        assert _name(item(table, "row-0")) == "设备 第 1 台, 次数 1"


def test_a_log_follows_until_it_is_held_and_says_how_much_has_come_since() -> None:
    lines = [f"line {number}" for number in range(40)]
    with alone("LiveLog", label="记录", lines=lines, width=900, height=500) as log:
        wait_for(lambda: "line 39" in said(log))
        touch(log, "log-pause")
        log.setProperty("lines", [*lines, "line 40", "line 41"])
        assert "已停住，后面又有 2 行" in said(log)
        assert "line 41" not in said(log)
        touch(log, "log-pause")
        wait_for(lambda: "line 41" in said(log))


def test_looking_back_in_a_log_holds_it() -> None:
    lines = [f"line {number}" for number in range(200)]
    with alone("LiveLog", label="记录", lines=lines, width=900, height=500) as log:
        wait_for(lambda: "line 199" in said(log))
        touch(log, "log-up")
        assert "接着看" in said(log)
        assert "line 199" not in said(log)


def test_a_log_keeps_no_more_than_it_is_to() -> None:
    lines = [f"line {number}" for number in range(30)]
    with alone("LiveLog", label="记录", lines=lines, kept=10, width=900, height=3000) as log:
        wait_for(lambda: "line 29" in said(log))
        assert [each for each in said(log) if each.startswith("line")] == lines[-10:]


def test_nothing_is_rated_beforehand_and_the_way_past_is_as_large_as_any_level() -> None:
    with alone("RatingRow", width=960) as rating:
        tiles = [each for each in below(rating) if each.objectName().startswith("rate-")]
        assert len(tiles) == 6
        assert not any(tile.property("checked") for tile in tiles)
        assert len({(tile.width(), tile.height()) for tile in tiles}) == 1


def test_a_level_and_the_way_past_are_told_apart() -> None:
    with alone("RatingRow", width=960) as rating:
        rated, skipped = heard(rating, "rated(int)"), heard(rating, "skipped()")
        touch(rating, "rate-5")
        assert (rated.at(0), skipped.count()) == ([5], 0)
        touch(rating, "rate-skip")
        assert (rated.count(), skipped.count()) == (1, 1)


DIALOG: dict[str, Any] = {"question": "清除？", "confirm": "清除", "width": 1080, "height": 1920}


def test_a_dialog_is_left_by_its_two_buttons_only() -> None:
    with alone("Dialog", **DIALOG) as dialog:
        confirmed, cancelled = heard(dialog, "confirmed()"), heard(dialog, "cancelled()")
        tap(dialog.window(), dialog, at=(0.01, 0.01))
        assert (confirmed.count(), cancelled.count()) == (0, 0)
        touch(dialog, "cancel")
        assert (confirmed.count(), cancelled.count()) == (0, 1)
        touch(dialog, "confirm")
        assert (confirmed.count(), cancelled.count()) == (1, 1)


def test_a_dialog_whose_work_is_under_way_can_neither_be_confirmed_again_nor_left() -> None:
    with alone("Dialog", **DIALOG, busy=True) as dialog:
        confirmed, cancelled = heard(dialog, "confirmed()"), heard(dialog, "cancelled()")
        touch(dialog, "confirm")
        touch(dialog, "cancel")
        assert (confirmed.count(), cancelled.count()) == (0, 0)
        assert "正在做，停不下来" in said(dialog)


@pytest.mark.parametrize(("component", "name"), [("SegmentedChoice", "segment-b"), ("Tabs", "tab-b")])
def test_a_value_is_chosen_at_one_touch(component: str, name: str) -> None:
    entries = [{"value": "a", "label": "甲"}, {"value": "b", "label": "乙"}]
    what = {"SegmentedChoice": "options", "Tabs": "tabs"}[component]
    with alone(component, label="看什么", value="a", width=900, **{what: entries}) as choice:
        chosen = heard(choice, "chosen(QString)")
        touch(choice, name)
        assert chosen.at(0) == ["b"]


@pytest.mark.parametrize(
    ("condition", "word"),
    list(enumerate(["没接上", "接上了", "使用中", "正常", "要留意", "有故障"])),
)
def test_a_device_says_its_state_in_a_word_and_to_a_screen_reader(condition: int, word: str) -> None:
    with alone("StatusTile", label="读卡器", condition=condition, cause="不回话", width=500) as tile:
        assert word in said(tile)
        assert _description(tile).startswith(f"{word} · 不回话")


def test_connected_and_proven_are_two_things() -> None:
    with alone("StatusTile", label="读卡器", condition=1, width=500) as tile:
        assert "还没有检测过" in said(tile)
        tile.setProperty("testedAt", "03:05")
        assert "检测没通过 · 03:05" in said(tile)
        tile.setProperty("testPassed", True)  # noqa: FBT003  a property's value
        assert "检测通过 · 03:05" in said(tile)


def test_each_step_says_how_it_stands() -> None:
    steps = [{"title": title, "state": state} for state, title in enumerate(["收件", "审核", "领证", "邮寄"])]
    with alone("StepList", steps=steps, width=900) as listed:
        names = [_name(item(listed, f"step-{number}")) for number in range(4)]
        assert names == ["收件, 做完了", "审核, 正在做", "领证, 还没做", "邮寄, 没做成"]


def _name(thing: QQuickItem) -> str:
    return str(QAccessible.queryAccessibleInterface(thing).text(QAccessible.Text.Name))


def _description(thing: QQuickItem) -> str:
    return str(QAccessible.queryAccessibleInterface(thing).text(QAccessible.Text.Description))


def test_a_sign_that_turned_stands_upright_when_it_is_done() -> None:
    with alone("Emblem", name="loader-circle", turning=True, width=200) as emblem:
        sign = emblem.childItems()[0]
        frames: list[None] = []
        emblem.window().frameSwapped.connect(lambda: frames.append(None))
        wait_for(lambda: len(frames) > 100)
        emblem.setProperty("turning", False)  # noqa: FBT003  a property's value
        wait_for(lambda: sign.rotation() == 0.0)
