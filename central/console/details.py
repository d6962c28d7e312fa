"""What a line of the trail is about, in the words of whoever reads it. The trail itself keeps its stable
words: it is a chain, and its lines are never written anew.
"""

import re
from collections.abc import Callable, Mapping, Sequence

from central.words import ROLES, VERBS
from kiosk.contract.catalogue.schema import Text

_Name = Callable[[str], Text]
_Words = Sequence[tuple[str, Text]]
"""A pattern with one group at most, and what is said instead; `{}` stands for the group."""


def _of(words: Mapping[str, Text]) -> _Words:
    return [(rf"\b{key}\b", text) for key, text in words.items()]


_ENROLLED: _Words = [
    (r"\bepoch (\d+)\b", Text(zh="第 {} 期", en="epoch {}")),
    (r"\bnew\b", Text(zh="新机", en="new")),
    (r"\blost_database\b", Text(zh="存储丢失", en="lost database")),
    (r"\breplaced\b", Text(zh="换了机器", en="replaced")),
]
_WORDS: Mapping[str, _Words] = {
    "person.added": _of(ROLES),
    "person.roles": _of(ROLES),
    "command.issued": _of(VERBS),
    "terminal.enrolled": _ENROLLED,
    "terminal.key_rotated": _ENROLLED,
    "terminal.moved": [
        (r"^nowhere\b", Text(zh="未定", en="nowhere")),
        (r" to ", Text(zh=" → ", en=" to ")),
        (r", although: ", Text(zh="，尽管：", en=", although: ")),
    ],
    "technician.token_issued": [
        (r", tests,", Text(zh="，检测，", en=", tests,")),
        (r", service,", Text(zh="，维修，", en=", service,")),
        (r"\bchallenge (\d+)\b", Text(zh="第 {} 次口令", en="challenge {}")),
    ],
    "updates.assigned": [(r"\bthe factory\b", Text(zh="出厂配置", en="the factory"))],
}
_DEPARTMENT = re.compile(r"(?<![\w-])[A-Z]{2,4}(?![\w-])")
_OF_DEPARTMENTS = ("task.", "person.departments", "obstacle.assign")


def in_words(deed: str, detail: str, department: _Name | None = None) -> Text:
    """`detail` of the `deed`; departments by their names where `department` says them."""
    zh = en = detail
    for pattern, text in _WORDS.get(deed, ()):
        zh, en = _put(pattern, text.zh, zh), _put(pattern, text.en or text.zh, en)
    if department is not None and deed.startswith(_OF_DEPARTMENTS):
        zh = _DEPARTMENT.sub(lambda found: department(found[0]).zh, zh)
        en = _DEPARTMENT.sub(lambda found: department(found[0]).en or department(found[0]).zh, en)
    return Text(zh=zh, en=en)


def _put(pattern: str, said: str, detail: str) -> str:
    return re.sub(pattern, lambda found: said.format(*found.groups()), detail)
