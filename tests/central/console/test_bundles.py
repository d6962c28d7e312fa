"""A catalogue is looked at before anybody gets it: its gaps are named, what it changes is said by item."""

import io
import zipfile
from html import escape
from pathlib import Path

import pytest

from central import cli
from central.console.roles import Role
from central.rollouts import diff
from central.rollouts.diff import Change
from central.updates.catalogues import MAX_UNPACKED, MOST_NAMED, examine
from kiosk.contract.catalogue.phrases import phrase
from kiosk.contract.catalogue.schema import Text
from tests.central.console.a_catalogue import HOLED, NEXT, WHOLE
from tests.central.console.desk import signed_in
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.kiosk.updates.operator import Operator


def zipped(name: str, content: bytes = b"x") -> bytes:
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, content)
    return whole.getvalue()


def test_the_factorys_catalogue_is_whole_and_one_with_a_hole_says_where() -> None:
    assert examine(WHOLE).catalogue
    found = examine(HOLED)
    assert found.catalogue is None
    of_the_department = [gap for gap in found.gaps if gap.problem != phrase("fee_without_window")]
    assert of_the_department
    assert all("GA" in str(gap) for gap in of_the_department), (
        "the others miss its window, where a fee is paid"
    )
    assert all(gap.file.startswith(("items/", "life_events/")) for gap in found.gaps)


@pytest.mark.parametrize(
    ("untrusted", "line"),
    [
        (b"no zip at all", "ZIP: cannot be unpacked; pack it again"),
        (zipped("readme.txt"), "catalogue.toml: not there; a catalogue needs it, put it back"),
        (zipped("../../catalogue.toml"), "../../catalogue.toml: leads out of the catalogue; pack it again"),
        (zipped("/etc/x"), "/etc/x: leads out of the catalogue; pack it again"),
        (
            zipped("a.toml", bytes(MAX_UNPACKED + 1)),
            f"ZIP: more than {MAX_UNPACKED} bytes; this is no catalogue",
        ),
    ],
)
def test_what_is_no_catalogue_is_told_in_a_line(untrusted: bytes, line: str) -> None:
    found = examine(untrusted)
    assert (found.catalogue, list(map(str, found.gaps))) == (None, [line])


def test_two_catalogues_are_compared_entry_by_entry_under_their_names() -> None:
    old = examine(WHOLE).catalogue
    assert old
    key, item = next(iter(old.items.items()))
    other, gone = list(old.items.items())[1]
    dearer = item.model_copy(update={"name": Text(zh="改名", en="Renamed")})
    new = old.model_copy(update={"items": {**old.items, key: dearer, "ZZ": gone}})
    del new.items[other]
    found = diff.catalogues(old, new)
    assert (
        Change("name.zh", item.name.zh, "改名", Text(zh=f"事项 {key} 改名", en=f"Item {key} Renamed"))
        in found
    )
    named = {each.about.zh: (each.old, each.new) for each in found if each.about and not each.key}
    assert named == {f"事项 ZZ {gone.name.zh}": (None, ""), f"事项 {other} {gone.name.zh}": ("", None)}
    assert diff.catalogues(old, old) == []


def test_a_catalogue_with_gaps_is_refused_and_a_whole_one_goes_on_to_a_rollout(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with RunningService(tmp_path / "central") as service:
        holders = Operator.of(service, tmp_path / "central")
        for name, content in (("whole-1", WHOLE), ("holed-2", HOLED), ("next-3", NEXT)):
            holders.publish(f"catalogue/{name}.zip", content)
        operator = signed_in(service, "operator", Role.OPERATOR)
        listed = operator.get("/bundles").text
        assert 'href="/bundles/catalogue/holed-2.zip"' in listed
        page = operator.get("/bundles/catalogue/holed-2.zip").text
        assert "不完整，不能发布" in page
        first = examine(HOLED).gaps[0]
        assert escape(first.said("zh")) in page
        assert escape(first.said("en")) not in page
        assert (
            escape(first.said("en")) in operator.get("/language/en?next=/bundles/catalogue/holed-2.zip").text
        )
        operator.get("/language/zh?next=/bundles")
        assert "?target=" not in page, "there is no way on"
        page = operator.get("/bundles/catalogue/next-3.zip?against=catalogue/whole-1.zip").text
        assert "完整，可以发布" in page
        assert "next-" in page, "the version is what has changed"
        assert "/rollouts?target=catalogue/next-3.zip" in page
        holders.publish("config/general-1.toml", b"[visit]\nidle_seconds = 90\n")
        enrolled = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        holders.assign(enrolled.given.terminal, "config/general-1.toml", "catalogue/whole-1.zip")
        enrolled.close()
        chosen = operator.get("/rollouts?target=catalogue/next-3.zip").text
        for name in ("catalogue/next-3.zip", "config/general-1.toml"):
            assert f'value="{name}" selected' in chosen, "the settings that they have stay"
        asked = {"name": "x", "shares": "100", "watched": "0", "failed": "2", "lost": "5"}
        refused = operator.submit("/rollouts", "/rollouts", target="catalogue/holed-2.zip", **asked)
        assert (refused.status_code, "这份目录不完整" in refused.text) == (422, True)
        assert operator.get("/bundles/catalogue/none.zip").status_code == 404
        where = ["--database", service.database, "--keys", str(service.keys_directory)]
        assert cli.main(["assign", "catalogue/holed-2.zip", "--all", *where]) == 1
        said = capsys.readouterr().err
        assert [gap for gap in examine(HOLED).gaps[:MOST_NAMED] if str(gap) not in said] == []
        assert f"and {len(examine(HOLED).gaps) - MOST_NAMED} more" in said
        assert cli.main(["assign", "catalogue/none.zip", "--all", *where]) == 1
        assert "nobody has signed that" in capsys.readouterr().err
        assert cli.main(["assign", "catalogue/next-3.zip", "--all", *where]) == 0


def test_a_catalogue_with_gaps_is_not_signed_at_the_command_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "ganjingzi-2.zip"
    file.write_bytes(HOLED)
    where = ["--database", f"sqlite:///{tmp_path}/c.db", "--keys", str(tmp_path / "keys")]
    assert cli.main(["publish", "catalogue", str(file), "--key", str(tmp_path / "no.key"), *where]) == 1
    said = capsys.readouterr().err
    assert "this catalogue is not complete" in said
    assert said.count("\n") == 1
