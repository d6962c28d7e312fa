"""Every published vector stands in a test: by its group, where a test takes all of it, or by its name."""

import re
from pathlib import Path

from tests.fixtures.device_vectors import VECTORS_FILE, vectors

TESTS = Path(__file__).parents[1]
_GROUPS = re.compile(r'(?:by_id|vectors)\("([A-Z])"\)')
_NAMES = re.compile(r'"([A-Z]\d{2,3})"')


def test_no_vector_is_left_out() -> None:
    text = "".join(
        file.read_text(encoding="utf-8")
        for file in (*TESTS.glob("devices/**/test_*.py"), *TESTS.glob("contract/test_*.py"))
        if "device_vectors" in file.read_text(encoding="utf-8")
    )
    groups, names = set(_GROUPS.findall(text)), set(_NAMES.findall(text))
    letters = sorted(set(re.findall(r'"id": "([A-Z])', VECTORS_FILE.read_text(encoding="utf-8"))))
    every = [each.id for letter in letters for each in vectors(letter)]
    assert [each for each in every if each[0] not in groups and each not in names] == []
    assert len(every) == 59
