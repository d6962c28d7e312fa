import base64
from pathlib import Path

import pytest

from tests.system.canaries import findings

NAME = "林晓禾"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030"])
@pytest.mark.parametrize("before", [0, 1, 2, 7])
def test_a_name_is_found_however_it_was_written(tmp_path: Path, encoding: str, before: int) -> None:
    raw = bytes(before) + NAME.encode(encoding) + b"tail"
    for written in (raw, base64.b64encode(raw)):
        (tmp_path / "file").write_bytes(written)
        assert findings([NAME], [tmp_path])


def test_a_clean_file_has_no_findings(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(bytes(range(256)) * 20)
    assert findings([NAME, "210211199506120123"], [tmp_path]) == []
