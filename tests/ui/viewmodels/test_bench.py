"""What the technician's screens say: order, times, lines of the terminal, and that nothing is claimed."""

from dataclasses import replace
from datetime import timedelta

import pytest

from devices.page_image.page import Page
from devices.standing import Cause, DeviceState, Standing
from kiosk.config import devices
from kiosk.technician.front import OWN_PARTS, front
from kiosk.technician.guides import guides, guides_for
from kiosk.technician.tests.course import Course
from kiosk.visit.bench import Place, Tab
from kiosk.visit.stage import Stage
from kiosk.words import Language
from offline_cache.rows import ChannelState
from ui.engine import QML
from ui.gallery.samples.bench import ALL_WELL, CLOCK, STALE, TROUBLE, snapshot_of
from ui.paper_pictures import PaperPictures
from ui.viewmodels.bench.device import DeviceViewModel, device_outputs
from ui.viewmodels.bench.guide import guide_outputs
from ui.viewmodels.bench.overview import OverviewOutputs, overview_outputs
from ui.viewmodels.bench.state import NOTHING, Bench
from ui.viewmodels.bench.times import countdown, long, when
from ui.words import TECHNICIANS, load_words


def overview(bench: Bench, language: Language = "zh") -> OverviewOutputs:
    shown = overview_outputs(snapshot_of(bench, Stage.BENCH, language=language))
    assert shown is not None
    return shown


def fact(bench: Bench, label: str) -> str:
    return next(str(each["value"]) for each in overview(bench).facts if each["label"] == label)


def test_what_needs_attention_stands_first() -> None:
    names = [each["name"] for each in overview(TROUBLE).devices]
    assert names[:4] == ["receipt_printer", "document_scanner", "face_module", "network"]
    assert overview(TROUBLE).ill == 4
    assert overview(ALL_WELL).ill == 0


def test_every_device_of_the_settings_has_its_place_in_the_drawing() -> None:
    known = {"id_card_reader", "receipt_printer", "page_printer", "code_scanner", "document_scanner"}
    known |= {"document_camera", "io_board", "ups", "face_module", *OWN_PARTS}
    assert set(front().devices) == known
    plates = overview(ALL_WELL).plates
    assert {each["name"] for each in plates} == (known - {"face_module"}) | {""}, "it has no face module"
    without = replace(ALL_WELL, devices={"receipt_printer": ALL_WELL.devices["receipt_printer"]})
    assert [each["name"] for each in overview(without).plates].count("") == 8


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_place_in_the_drawing_has_a_long_and_a_short_name(language: Language) -> None:
    speaker = snapshot_of(ALL_WELL, Stage.BENCH, language=language).speaker
    unwritten = speaker.key("no.such.key")
    labels = {str(each["label"]) for each in overview(ALL_WELL, language).devices}
    labels |= {str(each["label"]) for each in overview(ALL_WELL, language).plates}
    assert unwritten not in labels
    assert len(labels) > len(front().devices)


def test_the_places_lie_within_the_cabinet_and_not_over_each_other() -> None:
    boxes = list(front().devices.values())
    cabinet = front().cabinet
    for box in boxes:
        assert cabinet.x <= box.x < box.x + box.w <= cabinet.x + cabinet.w
        assert cabinet.y <= box.y < box.y + box.h <= cabinet.y + cabinet.h
    for one in boxes:
        for other in boxes:
            if one is not other:
                beside = one.x + one.w <= other.x or other.x + other.w <= one.x
                above = one.y + one.h <= other.y or other.y + other.h <= one.y
                assert beside or above


def test_a_failed_test_of_a_device_that_answers_is_told_apart() -> None:
    printer = next(each for each in overview(ALL_WELL).devices if each["name"] == "page_printer")
    assert printer["word"] == "正常"
    assert not printer["passed"]
    assert "没通过" in printer["tested"]


def test_what_cannot_say_how_it_is_is_called_neither_well_nor_ill() -> None:
    screen = next(each for each in overview(ALL_WELL).devices if each["name"] == "screen")
    assert screen["word"] == "看检测"
    assert not screen["ill"]


def test_the_outbox_says_how_many_since_when_and_when_it_goes_on() -> None:
    assert fact(TROUBLE, "等待送达") == "3 件，最早的等了 2 小时 20 分\n下次送：03:12:48"
    assert fact(ALL_WELL, "等待送达") == "没有，都送到了"


def test_a_terminal_whose_sender_does_not_run_is_not_called_connected() -> None:
    assert ALL_WELL.facts is not None
    assert ALL_WELL.facts.queue is not None
    dead = replace(ALL_WELL.facts, queue=replace(ALL_WELL.facts.queue, agent_runs=False))
    assert fact(replace(ALL_WELL, facts=dead), "和中心的连接") == "送件程序没有在运行"


def test_nothing_is_claimed_before_anything_was_looked_at() -> None:
    rows = {each["name"]: each for each in overview(NOTHING).devices}
    assert rows["network"]["word"] == "没应答"
    assert all(not each["ill"] for each in rows.values())


@pytest.mark.parametrize("channel", [ChannelState.DOWN, ChannelState.PAUSED])
def test_the_network_is_judged_by_the_senders_word(channel: ChannelState) -> None:
    assert ALL_WELL.facts is not None
    assert ALL_WELL.facts.queue is not None
    cut = replace(ALL_WELL.facts, queue=replace(ALL_WELL.facts.queue, channel=channel))
    assert overview(replace(ALL_WELL, facts=cut)).ill == 1


def test_the_right_guide_comes_first() -> None:
    assert guides_for("receipt_printer", Cause.JAM)[0].id == "receipt_jam"
    assert guides_for("receipt_printer", Cause.PAPER_OUT)[0].id == "receipt_paper"
    assert guides_for("ups") == ()


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_step_of_every_guide_has_a_picture_and_a_sentence(language: Language) -> None:
    words = load_words(TECHNICIANS, ("zh", "en"))[language]
    drawn = {path.stem for path in (QML / "guides").glob("*.svg")}
    for each in guides():
        assert words[f"guide.{each.id}"]
        for number, picture in enumerate(each.pictures, 1):
            assert words[f"guide.{each.id}_{number}"]
            assert picture in drawn
        assert f"guide.{each.id}_{len(each.pictures) + 1}" not in words
    assert drawn == {picture for each in guides() for picture in each.pictures}


def test_a_step_beyond_the_last_shows_the_last() -> None:
    shown = guide_outputs(snapshot_of(ALL_WELL, Stage.BENCH_GUIDE, Place("ups", guide="page_paper", step=99)))
    assert shown is not None
    assert (shown.step, shown.steps) == (3, 3)


def test_the_page_of_a_device_shows_its_bytes_but_of_a_reader_only_the_head() -> None:
    long_answer = Standing(DeviceState.FAULTED, Cause.GARBLED, evidence=bytes(range(40)))
    reader = replace(ALL_WELL.devices["id_card_reader"], standing=long_answer)
    shown = device_outputs(
        snapshot_of(
            replace(ALL_WELL, devices={"id_card_reader": reader}),
            Stage.BENCH_DEVICE,
            Place("id_card_reader"),
        )
    )
    assert shown is not None
    [evidence] = [each["value"] for each in shown.connection if each["label"] == "设备原话"]
    assert len(evidence.split()) == 10


def test_what_the_centre_has_not_confirmed_for_long_is_told_and_how_long() -> None:
    assert "computer" not in [each["name"] for each in overview(TROUBLE).devices if each["ill"]]
    assert "computer" in [each["name"] for each in overview(STALE).devices if each["ill"]]
    shown = device_outputs(snapshot_of(STALE, Stage.BENCH_DEVICE, Place("computer")))
    assert shown is not None
    assert shown.why == "有的资料很久没和中心核对了"
    ages = {each["label"]: each["value"] for each in shown.connection}
    assert ages["工作日历"] == "11-14 02:12 和中心核对过"
    assert ages["附近网点"] == "00:46 和中心核对过"


def test_times_are_said_as_one_says_them() -> None:
    speaker = snapshot_of(ALL_WELL, Stage.BENCH).speaker
    assert when(CLOCK - timedelta(minutes=7), CLOCK, speaker) == "03:05"
    assert when(CLOCK - timedelta(hours=5), CLOCK, speaker) == "昨天 22:12"
    assert when(CLOCK - timedelta(days=9), CLOCK, speaker) == "11-14 03:12"
    assert long(timedelta(seconds=-5), speaker) == "0 秒"
    assert [countdown(each) for each in (0, 0.2, 59.5, 107)] == ["0:00", "0:01", "1:00", "1:47"]


def test_a_page_to_be_judged_is_there_while_it_is_shown_and_no_longer() -> None:
    pictures = PaperPictures()
    model = DeviceViewModel(lambda _: None, pictures)
    taken = Course("document_camera", "picture", ended=True, picture=Page(b"a page", 10, 20))
    place = Place("document_camera", Tab.TESTS)
    model.show(snapshot_of(ALL_WELL, Stage.BENCH_DEVICE, place, course=taken))
    assert model.outputs.test_state == "asked"
    assert pictures.held() == 1
    assert model.outputs.picture.startswith("image://paper/")
    model.show(
        snapshot_of(ALL_WELL, Stage.BENCH_DEVICE, place, course=replace(taken, passed=True, picture=None))
    )
    assert pictures.held() == 0
    assert model.outputs.picture == ""


def test_a_test_that_goes_on_elsewhere_is_told_in_the_overview() -> None:
    running = Course("network", "path")
    shown = overview_outputs(snapshot_of(ALL_WELL, Stage.BENCH, course=running))
    assert shown is not None
    assert next(each["tested"] for each in shown.devices if each["name"] == "network") == "正在检测"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_key_of_each_device_of_the_settings_has_a_word(language: Language) -> None:
    speaker = snapshot_of(ALL_WELL, Stage.BENCH, language=language).speaker
    tables = (
        devices.IdCardReader,
        devices.ReceiptPrinter,
        devices.PagePrinter,
        devices.CodeScanner,
        devices.DocumentScanner,
        devices.DocumentCamera,
        devices.IoBoard,
        devices.Ups,
    )
    keys = {key for table in tables for key in table.model_fields}
    assert "roll_metres" in keys
    unwritten = speaker.key("no.such.key")
    assert {key for key in keys if speaker.key(f"bench.setting_{key}") == unwritten} == set()
