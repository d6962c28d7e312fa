"""Pages of a material: taken, looked at, used, taken again, removed; and what of them is filed."""

from random import Random

import pytest

from devices.page_image.page import Page, PageDoubt
from kiosk.submission.from_draft import from_draft
from kiosk.visit.answers import PageFailed, PageTaken
from kiosk.visit.copying import MOST_PAGES, Copier, CopyPhase
from kiosk.visit.effects import SeePage, StartLooking, StopLooking
from kiosk.visit.events import Tick
from kiosk.visit.news import CopierChanged
from kiosk.visit.pages import MaterialsPage
from kiosk.visit.sentence import Say
from kiosk.visit.stage import Stage
from kiosk.visit.summary import rows
from kiosk.visit.touches.copying import (
    AddPage,
    BringLater,
    CopyMaterial,
    KeepPage,
    RemovePage,
    RetakePage,
    TakePage,
    TurnPage,
)
from kiosk.visit.touches.everywhere import Leave, SetLanguage
from kiosk.visit.touches.travel import Back, Next
from kiosk.visit.waits import wait
from tests.kiosk.visit.residents import TODAY, Terminal, catalogue
from tests.kiosk.visit.test_flow import at_first_page


def page(name: str = "a", doubt: PageDoubt = PageDoubt.NONE) -> Page:
    return Page(f"picture {name}".encode(), 600, 800, doubt)


@pytest.fixture
def terminal() -> Terminal:
    """At the materials of a matter that wants some brought, with a camera."""
    terminal = at_first_page("S12")
    terminal.surrounded(copier=Copier.CAMERA)
    random = Random(3)
    while terminal.stage() is not Stage.MATERIALS:
        terminal.fill_page(random)
        terminal.happens(Next())
    return terminal


def wanted(terminal: Terminal) -> str:
    shown = terminal.visit.current_page(terminal.now)
    assert isinstance(shown, MaterialsPage)
    return sorted(shown.to_declare)[0]


def phase(terminal: Terminal) -> CopyPhase | None:
    return None if terminal.visit.copying is None else terminal.visit.copying.phase


def take(terminal: Terminal, name: str = "a", doubt: PageDoubt = PageDoubt.NONE) -> None:
    terminal.happens(TakePage())
    terminal.happens(PageTaken(terminal.visit.ticket, page(name, doubt)))


def take_and_keep(terminal: Terminal, *names: str) -> None:
    for name in names:
        if phase(terminal) is CopyPhase.REVIEW:
            terminal.happens(AddPage())
        take(terminal, name)
        terminal.happens(KeepPage())


def test_a_page_is_taken_and_used(terminal: Terminal) -> None:
    material = wanted(terminal)
    assert terminal.happens(CopyMaterial(material)) == (StartLooking(),)
    assert phase(terminal) is CopyPhase.LAYING
    [asked] = terminal.happens(TakePage())
    assert asked == SeePage(terminal.visit.ticket, Copier.CAMERA)
    assert phase(terminal) is CopyPhase.TAKING
    assert terminal.happens(PageTaken(terminal.visit.ticket, page())) == (StopLooking(),)
    assert phase(terminal) is CopyPhase.TAKEN
    assert terminal.visit.draft.pages == 0
    terminal.happens(KeepPage())
    assert phase(terminal) is CopyPhase.REVIEW
    terminal.happens(Next())
    assert terminal.stage() is Stage.MATERIALS
    assert terminal.visit.draft.copies[material] == (page(),)
    assert material in terminal.visit.draft.at_hand


def test_a_page_that_is_not_good_is_taken_again(terminal: Terminal) -> None:
    terminal.happens(CopyMaterial(wanted(terminal)))
    take(terminal, "shaken", PageDoubt.BLURRED)
    assert terminal.happens(RetakePage()) == (StartLooking(),)
    take(terminal, "steady")
    terminal.happens(KeepPage())
    assert list(terminal.visit.draft.copies.values()) == [(page("steady"),)]


def test_pages_are_turned_and_removed(terminal: Terminal) -> None:
    material = wanted(terminal)
    terminal.happens(CopyMaterial(material))
    take_and_keep(terminal, "1", "2", "3")
    terminal.happens(TurnPage(-1), RemovePage())
    assert terminal.visit.draft.copies[material] == (page("1"), page("3"))
    terminal.happens(TurnPage(1), TurnPage(1), TurnPage(1))
    assert terminal.visit.copying is not None
    assert terminal.visit.copying.shown == 1
    terminal.happens(RemovePage(), RemovePage())
    assert phase(terminal) is CopyPhase.LAYING
    assert material not in terminal.visit.draft.copies


def test_who_does_not_want_pictures_brings_the_paper(terminal: Terminal) -> None:
    material = wanted(terminal)
    terminal.happens(CopyMaterial(material))
    assert terminal.happens(BringLater()) == (StopLooking(),)
    assert terminal.stage() is Stage.MATERIALS
    assert terminal.visit.draft.declared == {material}
    terminal.happens(CopyMaterial(material), BringLater())
    assert terminal.visit.draft.declared == {material}


def test_what_was_taken_already_is_shown_first(terminal: Terminal) -> None:
    material = wanted(terminal)
    terminal.happens(CopyMaterial(material))
    take_and_keep(terminal, "1")
    terminal.happens(Next())
    assert terminal.happens(CopyMaterial(material)) == ()
    assert phase(terminal) is CopyPhase.REVIEW
    terminal.happens(AddPage(), Back())
    assert phase(terminal) is CopyPhase.REVIEW
    terminal.happens(Back())
    assert terminal.stage() is Stage.MATERIALS


def test_a_failed_page_says_what_to_do_and_the_page_still_lies_there(terminal: Terminal) -> None:
    terminal.happens(CopyMaterial(wanted(terminal)), TakePage())
    terminal.happens(PageFailed(terminal.visit.ticket, "device.scanner.no_document"))
    assert phase(terminal) is CopyPhase.LAYING
    assert terminal.visit.error == Say("device.scanner.no_document")


def test_a_page_that_does_not_come_is_not_waited_for_for_ever(terminal: Terminal) -> None:
    terminal.happens(CopyMaterial(wanted(terminal)), TakePage())
    old = terminal.visit.ticket
    assert wait(terminal.visit, terminal.now) is not None
    terminal.seconds += terminal.visit.setting.timings.copying
    terminal.happens(Tick())
    assert phase(terminal) is CopyPhase.LAYING
    assert terminal.visit.error is not None
    terminal.happens(PageTaken(old, page()))
    assert phase(terminal) is CopyPhase.LAYING


def test_a_late_page_is_nobodys(terminal: Terminal) -> None:
    material = wanted(terminal)
    terminal.happens(CopyMaterial(material), TakePage())
    old = terminal.visit.ticket
    terminal.happens(Back(), CopyMaterial(material), PageTaken(old, page("late")))
    assert phase(terminal) is CopyPhase.LAYING
    assert terminal.visit.draft.pages == 0


def test_without_a_device_the_way_to_the_window_stays(terminal: Terminal) -> None:
    material = wanted(terminal)
    terminal.happens(CopierChanged(Copier.NONE))
    terminal.happens(CopyMaterial(material))
    assert terminal.stage() is Stage.MATERIALS
    assert terminal.visit.error is not None
    terminal.happens(CopierChanged(Copier.CAMERA), CopyMaterial(material), CopierChanged(Copier.NONE))
    assert terminal.happens(TakePage()) == ()
    assert terminal.visit.error is not None
    terminal.happens(BringLater())
    assert material in terminal.visit.draft.declared


def test_there_is_an_end_to_the_pages(terminal: Terminal) -> None:
    terminal.happens(CopyMaterial(wanted(terminal)))
    take_and_keep(terminal, *(str(number) for number in range(MOST_PAGES)))
    terminal.happens(AddPage())
    assert phase(terminal) is CopyPhase.REVIEW
    assert terminal.visit.error is not None


@pytest.mark.parametrize("way_out", ["left", "idle"])
def test_the_camera_goes_off_however_the_visit_ends(terminal: Terminal, way_out: str) -> None:
    terminal.happens(CopyMaterial(wanted(terminal)))
    timings = terminal.visit.setting.timings
    if way_out == "left":
        terminal.happens(Leave())
        terminal.happens(Leave())
    else:
        terminal.seconds += timings.idle
        terminal.happens(Tick())
        terminal.seconds += timings.warning
        terminal.happens(Tick())
    assert terminal.stage() is Stage.GOODBYE
    assert terminal.effects.count(StartLooking()) == terminal.effects.count(StopLooking()) == 1
    assert terminal.visit.copying is None


def test_the_camera_stays_off_while_the_scanner_is_used(terminal: Terminal) -> None:
    terminal.surrounded(copier=Copier.SCANNER)
    assert terminal.happens(CopyMaterial(wanted(terminal))) == ()
    [asked] = terminal.happens(TakePage())
    assert asked == SeePage(terminal.visit.ticket, Copier.SCANNER)
    assert StartLooking() not in terminal.effects


def test_pulled_out_while_a_page_is_laid_down_the_camera_counts_as_off(terminal: Terminal) -> None:
    terminal.happens(CopyMaterial(wanted(terminal)))
    assert terminal.happens(CopierChanged(Copier.SCANNER)) == (StopLooking(),)
    assert phase(terminal) is CopyPhase.LAYING


def test_another_language_leaves_the_page_where_it_is(terminal: Terminal) -> None:
    terminal.happens(CopyMaterial(wanted(terminal)))
    take(terminal)
    terminal.happens(SetLanguage("en"))
    assert phase(terminal) is CopyPhase.TAKEN


def test_a_page_taken_after_the_signature_wants_a_new_one(terminal: Terminal) -> None:
    signed = terminal.visit.draft.signed_with_a_key()
    assert not signed.copied("m", (page(),)).signed


def test_pages_are_filed_as_attachments_and_counted_in_the_summary(terminal: Terminal) -> None:
    material = wanted(terminal)
    terminal.happens(CopyMaterial(material))
    take_and_keep(terminal, "1", "2")
    terminal.happens(Next())
    new = from_draft(terminal.visit.draft.signed_with_a_key(), catalogue(), "zh", TODAY)
    assert [each.content for each in new.attachments] == [b"picture 1", b"picture 2"]
    slots = [each.slot for each in new.attachments]
    assert len(set(slots)) == 2
    assert all(slot.startswith(material.lower()[:20]) for slot in slots)
    assert {each.id: each.declared for each in new.content.materials}[material]
    shown = str([row.value for row in rows(terminal.visit, terminal.now)])
    assert "2 页" in shown


def test_what_stands_on_a_page_is_in_no_description(terminal: Terminal) -> None:
    terminal.happens(CopyMaterial(wanted(terminal)))
    take(terminal, "secret")
    assert "picture secret" not in repr(terminal.visit)
    terminal.happens(KeepPage())
    assert "picture secret" not in repr(terminal.visit)
    assert terminal.visit.draft.is_personal
