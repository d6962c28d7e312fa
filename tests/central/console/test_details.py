"""The trail in the words of whoever reads it."""

import pytest

from central.console.details import in_words
from central.console.roles import Role
from central.words import ROLES
from kiosk.contract.catalogue.schema import Text


def _department(key: str) -> Text:
    return {"GA": Text(zh="公安分局", en="Police")}.get(key, Text(zh=key))


@pytest.mark.parametrize(
    ("deed", "detail", "zh", "en"),
    [
        ("command.issued", "1 run_diagnostics", "1 自检并发回报告", "1 Run diagnostics"),
        (
            "terminal.enrolled",
            "epoch 5, new, 7CDP-6XXY",
            "第 5 期, 新机, 7CDP-6XXY",
            "epoch 5, new, 7CDP-6XXY",
        ),
        ("person.roles", "li.na: window → auditor", "li.na: 窗口 → 审计员", "li.na: Window → Auditor"),
        ("task.accepted", "GJZ-2026-0000001 GA", "GJZ-2026-0000001 公安分局", "GJZ-2026-0000001 Police"),
        ("task.accepted", "GJZ-2026-0000001 QQ", "GJZ-2026-0000001 QQ", "GJZ-2026-0000001 QQ"),
        ("terminal.moved", "nowhere to B", "未定 → B", "nowhere to B"),
        ("rollout.proposed", "4: new GA window", "4: new GA window", "4: new GA window"),
    ],
)
def test_a_detail_is_said_in_both_languages(deed: str, detail: str, zh: str, en: str) -> None:
    assert in_words(deed, detail, _department) == Text(zh=zh, en=en)


def test_every_role_is_said() -> None:
    keys = " ".join(each.value for each in Role)
    assert in_words("person.added", f"li.na: {keys}").zh == "li.na: " + " ".join(
        ROLES[each.value].zh for each in Role
    )
