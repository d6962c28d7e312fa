"""A push, from the assignment to its end: kept, refused or undone, and what the terminal runs meanwhile."""

import errno
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.apply.pushed import APPLIED, SETTINGS, Which
from kiosk.apply.record import Kept, Probation, Ready, Reason
from kiosk.apply.unusable import Unusable
from kiosk.catalogue.factory import factory_directory
from kiosk.terminal import durable_file
from tests.kiosk.apply.standing_terminal import LIMITS, Terminal, factory_catalogue, zipped

LONGER = "[visit]\nidle_seconds = 90\n"
OTHER_ADDRESS = '[central]\nurl = "https://new.example"\n'


def test_a_good_bundle_runs_proves_itself_and_is_kept(terminal: Terminal) -> None:
    terminal.push(1, LONGER)
    assert terminal.in_force().visit.idle_seconds == 90
    assert terminal.in_force(Which.CONFIRMED).visit.idle_seconds == 60
    terminal.prove_itself()
    assert terminal.ended == [("kept", "none")]
    assert terminal.in_force(Which.CONFIRMED).visit.idle_seconds == 90
    assert [each.event for each in terminal.audit.events()] == ["bundle.began", "bundle.ended"]


def test_every_screen_is_drawn_before_it_runs(terminal: Terminal) -> None:
    terminal.push(1, LONGER)
    assert [each.settings for each in terminal.drawn] == ["config/general-1.toml"]


def test_nothing_happens_while_somebody_is_there(terminal: Terminal) -> None:
    assert terminal.screen is not None
    terminal.screen = replace(terminal.screen, idle=False)
    terminal.push(1, LONGER)
    terminal.pass_time(600)
    assert isinstance(terminal.record.state, Ready)
    assert terminal.in_force().visit.idle_seconds == 60
    terminal.screen = replace(terminal.screen, idle=True)
    terminal.applier.step()
    assert terminal.in_force().visit.idle_seconds == 90


@pytest.mark.parametrize(
    "config",
    [
        "[visit]\nidle_seconds = 60\n",
        "# only a comment\n[ui]\n",
        '[devices.receipt_printer]\nport = "auto"\n[logging]\nlevel = "info"\n',
    ],
)
def test_a_push_that_changes_no_value_changes_nothing(terminal: Terminal, config: str) -> None:
    before = terminal.running().effect
    terminal.push(1, config)
    assert terminal.ended == [("unchanged", "none")]
    assert isinstance(terminal.record.state, Kept)
    assert terminal.running().effect == before, "whoever runs it would start again"
    assert terminal.drawn == []


def test_the_catalogue_that_is_there_already_changes_nothing(terminal: Terminal) -> None:
    terminal.push(1, catalogue=factory_catalogue())
    assert terminal.ended == [("unchanged", "none")]
    assert terminal.running().effect == "factory"


def test_the_same_content_under_other_names_changes_nothing(terminal: Terminal) -> None:
    media = zipped(Path(__file__).parent, {"hello.wav": "x"})
    settings = f'{LONGER}[speech]\nrecordings = "media/voice-1"\n'
    terminal.push(1, settings, media=media)
    terminal.prove_itself()
    effect = terminal.running().effect
    terminal.push(2, f"# words\n{settings}", media=media)
    assert terminal.ended == [("kept", "none"), ("unchanged", "none")]
    assert terminal.running().effect == effect
    assert Path(terminal.in_force().speech.recordings, "hello.wav").read_text() == "x"


def test_a_catalogue_goes_the_same_way(terminal: Terminal) -> None:
    header = (factory_directory() / "catalogue.toml").read_text("utf-8")
    changed = header.replace('version = "', 'version = "9')
    assert changed != header
    terminal.push(1, catalogue=factory_catalogue({"catalogue.toml": changed}))
    assert isinstance(terminal.record.state, Probation)
    terminal.prove_itself()
    assert terminal.ended == [("kept", "none")]


@pytest.mark.parametrize(
    ("config", "reason", "said"),
    [
        ("[visit]\nidle_second = 90\n", Reason.CONFIG_WRONG, "did you mean visit.idle_seconds?"),
        ("[visit\n", Reason.CONFIG_WRONG, "correct that line"),
        ('[terminal]\nid = "0008"\n', Reason.CONFIG_WRONG, "is the terminal's own"),
        ("[visit]\nwarning_seconds = 100\n", Reason.SETTING_IMPOSSIBLE, "visit.warning_seconds: is longer"),
        (
            '[devices.receipt_printer]\nport = "/dev/ttyNOWHERE"\n',
            Reason.SETTING_IMPOSSIBLE,
            "/dev/ttyNOWHERE is not there",
        ),
        (
            '[devices.receipt_printer]\nport = "/dev/null"\n[devices.id_card_reader]\nport = "/dev/null"\n',
            Reason.SETTING_IMPOSSIBLE,
            "is the port of",
        ),
        ('[central]\nca_file = "/nowhere.pem"\n', Reason.SETTING_IMPOSSIBLE, "central.ca_file"),
        ("[technician]\npin = false\n", Reason.SETTING_IMPOSSIBLE, "lets nobody in"),
        ('[speech]\nrecordings = "media/voice-9"\n', Reason.SETTING_IMPOSSIBLE, "is no directory here"),
    ],
)
def test_impossible_settings_never_run(terminal: Terminal, config: str, reason: Reason, said: str) -> None:
    terminal.push(1, config)
    assert terminal.ended == [("refused", reason.value)]
    assert said in terminal.record.history[0].detail
    assert terminal.running().effect == "factory"
    assert not [each for each in terminal.store.directory.iterdir() if each.is_dir()]


@pytest.mark.parametrize(("waiting", "ends"), [(0, []), (1, [("refused", "setting_impossible")])])
def test_another_site_has_to_wait_for_what_was_filed_at_this_one(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, waiting: int, ends: list[tuple[str, str]]
) -> None:
    monkeypatch.setattr("kiosk.apply.checks.undelivered", lambda _: waiting)
    terminal.push(1, '[terminal]\nstreet_code = "210211005"\n')
    assert terminal.ended == ends


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"departments.toml": None}, "departments.toml: not there"),
        ({"fields/applicant.toml": ""}, ""),
        ({"items/tax.toml": "theme = 3"}, ""),
    ],
)
def test_a_catalogue_with_a_hole_never_runs(
    terminal: Terminal, changes: dict[str, str | None], said: str
) -> None:
    terminal.push(1, catalogue=factory_catalogue(changes))
    assert terminal.ended == [("refused", "catalogue_wrong")]
    assert said in terminal.record.history[0].detail
    assert terminal.running().effect == "factory"


def test_screens_that_cannot_be_drawn_never_run(terminal: Terminal) -> None:
    terminal.cannot_draw = Unusable(Reason.DRAWING_HUNG, "not drawn in time")
    terminal.push(1, LONGER)
    assert terminal.ended == [("refused", "drawing_hung")]
    assert terminal.running().effect == "factory"


@pytest.mark.parametrize("why", ["crashes at every start", "hangs"])
def test_what_crashes_or_hangs_the_screen_is_undone_and_never_tried_again(
    terminal: Terminal, why: str
) -> None:
    terminal.push(1, LONGER)
    if why == "hangs":
        terminal.restart_screen()
        terminal.pass_time(80, alive=False)
    else:
        for starts in (1, 2, 3, 4):
            terminal.restart_screen(starts)
    reason = "screen_hung" if why == "hangs" else "screen_crashed"
    assert terminal.ended == [("undone", reason)]
    assert terminal.in_force().visit.idle_seconds == 60
    terminal.push(2, LONGER)
    assert terminal.ended[-1] == ("refused", "denied_before")
    assert terminal.running().effect == "factory"


def test_the_push_that_mends_reaches_a_terminal_whose_screen_dies_at_every_start(terminal: Terminal) -> None:
    assert terminal.screen is not None
    terminal.screen = replace(terminal.screen, standing=False, idle=False, starts=9)
    terminal.push(1, LONGER)
    assert isinstance(terminal.record.state, Probation)


def test_a_new_way_to_the_central_service_must_answer_first(terminal: Terminal) -> None:
    terminal.push(1, OTHER_ADDRESS)
    assert isinstance(terminal.record.state, Ready), "nothing runs on a way that nobody has tried"
    terminal.answering.add("https://new.example")
    terminal.pass_time(10)
    assert terminal.in_force().central.url == "https://new.example"
    assert terminal.in_force(Which.CONFIRMED).central.url == "https://central.example"
    terminal.prove_itself()
    assert terminal.in_force(Which.CONFIRMED).central.url == "https://new.example"


def test_a_wrong_address_is_refused_while_the_old_way_works(terminal: Terminal) -> None:
    terminal.push(1, OTHER_ADDRESS)
    terminal.pass_time(620)
    assert terminal.ended == [("refused", "no_way_to_central")]
    assert terminal.in_force().central.url == "https://central.example"


def test_a_network_that_is_down_is_not_held_against_a_bundle(terminal: Terminal) -> None:
    terminal.reachable = False
    terminal.push(1, OTHER_ADDRESS)
    terminal.pass_time(900)
    assert isinstance(terminal.record.state, Ready)
    assert terminal.ended == []


def test_a_way_that_breaks_while_it_proves_itself_is_undone(terminal: Terminal) -> None:
    terminal.answering.add("https://new.example")
    terminal.push(1, OTHER_ADDRESS)
    terminal.answering.discard("https://new.example")
    terminal.prove_itself()
    assert terminal.ended == []
    terminal.pass_time(620)
    assert terminal.ended == [("undone", "no_way_to_central")]
    assert terminal.in_force().central.url == "https://central.example"


def test_a_device_that_worked_before_and_does_not_with_the_bundle_undoes_it(terminal: Terminal) -> None:
    terminal.push(1, "[devices.receipt_printer]\nbaud = 9600\n")
    terminal.restart_screen()
    terminal.working = frozenset({"id_card_reader"})
    terminal.pass_time(60)
    assert terminal.ended == []
    terminal.pass_time(80)
    assert terminal.ended == [("undone", "device_lost")]


def test_a_device_whose_settings_stayed_is_not_the_bundles_fault(terminal: Terminal) -> None:
    terminal.push(1, LONGER)
    terminal.working = frozenset()
    terminal.prove_itself()
    assert terminal.ended == [("kept", "none")]


def test_a_terminal_that_nobody_uses_keeps_it_after_a_long_time_and_a_self_test(terminal: Terminal) -> None:
    terminal.applier.limits = replace(LIMITS, long_probation_seconds=3600)
    terminal.push(1, LONGER)
    terminal.restart_screen()
    terminal.self_test = "id_card_reader"
    terminal.pass_time(3610)
    assert terminal.ended == []
    terminal.self_test = ""
    terminal.pass_time(10)
    assert terminal.ended == [("kept", "none")]


def test_a_newer_assignment_is_not_kept_waiting(terminal: Terminal) -> None:
    terminal.push(1, LONGER)
    terminal.restart_screen()
    terminal.push(2, "[visit]\nidle_seconds = 100\n")
    assert terminal.ended == [("overtaken", "none")]
    terminal.prove_itself()
    assert terminal.in_force(Which.CONFIRMED).visit.idle_seconds == 100


def test_an_operator_takes_a_bundle_back_before_it_was_kept(terminal: Terminal) -> None:
    terminal.push(1, LONGER)
    terminal.push(2)
    assert terminal.ended == [("overtaken", "none"), ("unchanged", "none")]
    assert terminal.running().effect == "factory"


def test_old_content_under_a_new_sequence_is_a_way_back(terminal: Terminal) -> None:
    terminal.push(1, LONGER)
    terminal.prove_itself()
    terminal.push(2, "[visit]\nidle_seconds = 100\n")
    terminal.prove_itself()
    terminal.push(3, LONGER)
    terminal.prove_itself()
    assert terminal.in_force(Which.CONFIRMED).visit.idle_seconds == 90


def test_an_old_sequence_is_never_taken(terminal: Terminal) -> None:
    terminal.push(5, LONGER)
    terminal.prove_itself()
    terminal.push(4, "[visit]\nidle_seconds = 100\n")
    assert terminal.record.sequence == 5
    assert terminal.central.fetched == ["config/general-5.toml"]


def test_a_full_disk_changes_nothing_and_the_same_bundle_is_taken_later(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    terminal.central.assign(1, LONGER)
    for module, name in ((shutil, "copyfileobj"), (durable_file, "write")):
        with monkeypatch.context() as patch:
            patch.setattr(module, name, full)
            with pytest.raises(OSError, match="No space"):
                terminal.applier.take()
        assert terminal.running().effect == "factory"
        assert terminal.ended == []
    terminal.applier.take()
    terminal.applier.step()
    assert terminal.in_force().visit.idle_seconds == 90


def test_a_bundle_that_the_disk_has_damaged_is_fetched_again(terminal: Terminal) -> None:
    terminal.push(1, LONGER)
    terminal.prove_itself()
    terminal.applier.mend()
    assert terminal.central.fetched == ["config/general-1.toml"], "a whole one is left alone"
    file = terminal.data_dir / APPLIED / terminal.running().directory / SETTINGS
    file.write_text("[visit]\nidle_seconds = 9\n")
    assert terminal.in_force().visit.idle_seconds == 60, "it works without, meanwhile"
    terminal.applier.mend()
    assert terminal.in_force().visit.idle_seconds == 90
