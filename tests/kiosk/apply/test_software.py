"""A pushed release on its way: staged, checked by its own program, and kept beside the one before."""

import json
import zipfile
from pathlib import Path

import pytest

from kiosk.apply.packing import pack
from kiosk.apply.pushed import RELEASES, Which, pushed
from kiosk.apply.record import Kept, Reason, fallen_back
from kiosk.apply.release import ABOUT, LIST, of_this_process
from kiosk.apply.releases import is_intact, release_name
from kiosk.apply.self_check import other_libraries
from kiosk.apply.unusable import Unusable
from tests.kiosk.apply.bundles import CENTRAL
from tests.kiosk.apply.standing_terminal import Terminal, software

LONGER = "[visit]\nidle_seconds = 90\n"
ONE, TWO = software("1"), software("2")


def test_another_release_checks_itself_is_kept_and_the_one_before_stays(terminal: Terminal) -> None:
    terminal.push(1, software=ONE)
    assert [each.release for each in terminal.checked] == [terminal.release()]
    assert [each.release for each in terminal.drawn] == [terminal.release()], "it draws its own screens"
    assert pushed(terminal.data_dir, Which.CONFIRMED, CENTRAL).release is None
    terminal.prove_itself()
    first = terminal.release()
    terminal.push(2, LONGER, software=ONE)
    terminal.prove_itself()
    assert len(terminal.checked) == 1, "only a release that is another one"
    terminal.push(3, LONGER, software=TWO)
    terminal.prove_itself()
    assert terminal.ended == [("kept", "none")] * 3
    assert first is not None
    assert {each.name for each in (terminal.data_dir / RELEASES).iterdir()} == {
        first.name,
        getattr(terminal.release(), "name", ""),
    }


def test_the_same_release_again_changes_nothing(terminal: Terminal) -> None:
    terminal.push(1, software=ONE)
    terminal.prove_itself()
    effect = terminal.running().effect
    terminal.push(2, "# words\n", software=ONE)
    assert terminal.ended[-1] == ("unchanged", "none")
    assert terminal.running().effect == effect


def test_one_that_cannot_start_here_never_runs(terminal: Terminal) -> None:
    terminal.cannot_start = Unusable(Reason.SELF_CHECK_FAILED, "needs numpy 9, here is 2")
    terminal.push(1, software=ONE)
    assert terminal.ended == [("refused", "self_check_failed")]
    assert list((terminal.data_dir / RELEASES).iterdir()) == []


@pytest.mark.parametrize(
    "changes",
    [
        {ABOUT: json.dumps({"format": 1, "version": "2", "python": "2.7"})},
        {ABOUT: json.dumps({"format": 9, "version": "2", "python": "3.11"})},
        {ABOUT: None},
        {LIST: None},
        {"program/kiosk/__main__.py": None},
        {"../outside.py": "x"},
    ],
)
def test_what_is_no_release_for_this_machine_is_refused(
    terminal: Terminal, changes: dict[str, str | None]
) -> None:
    terminal.push(1, software=software("1", changes))
    assert terminal.ended == [("refused", "software_wrong")]
    assert isinstance(terminal.record.state, Kept)


def test_a_damaged_release_is_fetched_again(terminal: Terminal) -> None:
    terminal.push(1, software=ONE)
    terminal.prove_itself()
    release = terminal.release()
    assert release is not None
    (release / "program" / "kiosk" / "__main__.py").write_text("damaged")
    target = terminal.running().software
    assert not is_intact(target, terminal.store.releases)
    terminal.applier.mend()
    assert is_intact(target, terminal.store.releases)
    caches = release / "program" / "kiosk" / "__pycache__"
    caches.mkdir()
    (caches / "x.pyc").touch()
    assert is_intact(target, terminal.store.releases), "what Python compiles is no damage"


def test_one_that_the_agent_dies_of_is_undone_and_never_tried_again(terminal: Terminal) -> None:
    terminal.push(1, software=ONE)
    terminal.prove_itself()
    terminal.push(2, software=TWO)
    terminal.prove_itself()
    terminal.store.change(lambda record: fallen_back(record, terminal.wall))
    assert terminal.ended[-1] == ("undone", "agent_crashed")
    assert release_name(terminal.running().software) == release_name(terminal.record.confirmed.software)
    terminal.restart_screen()
    terminal.push(3, software=TWO)
    assert terminal.ended[-1] == ("refused", "denied_before")


def test_libraries_of_other_versions_are_named() -> None:
    here = "".join(other_libraries("pytest==0.1\nno-such-thing==1\n"))
    assert "needs pytest 0.1" in here
    assert "needs no-such-thing 1, here is none" in here
    assert of_this_process() is None


def test_what_is_packed_is_the_same_twice_and_fits_this_machine(tmp_path: Path) -> None:
    for name in ("a", "b"):
        pack(tmp_path / name, with_libraries=False)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes()
    with zipfile.ZipFile(tmp_path / "a") as packed:
        names = set(packed.namelist())
        assert list(other_libraries(packed.read(LIST).decode())) == []
    assert {"program/config.toml", "program/ui/__main__.py", "program/ui/qml/Theme.qml"} <= names
    assert not {name for name in names if name.startswith("program/central") or "__pycache__" in name}
