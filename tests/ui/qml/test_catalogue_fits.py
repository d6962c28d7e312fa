"""The catalogue's own words on the screens, in large type: names as long as a sentence, fifteen streets."""

import os
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QGuiApplication

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.contract.catalogue.options import options
from kiosk.contract.catalogue.schema import Catalogue, FieldType
from kiosk.visit import setting
from kiosk.visit.finding import Finding
from kiosk.visit.setting import Setting
from kiosk.visit.stage import Stage
from kiosk.visit.visit import Visit
from kiosk.words import Words
from tests.kiosk.visit.residents import TODAY
from tests.ui.qml.looking import below, on_top, tap, texts
from tests.ui.viewmodels.shown import WALL
from ui.gallery import pictures
from ui.gallery.faults import cut_off, one_over_another
from ui.gallery.moments import Moment
from ui.gallery.samples import page, papers, welcome
from ui.gallery.samples.shell import AT_REST, VISITING, step
from ui.gallery.variants import Variant
from ui.viewmodels.item_guide import guide_outputs
from ui.viewmodels.page import KINDS
from ui.viewmodels.snapshot import Snapshot
from ui.viewmodels.speaker import Speaker
from ui.viewmodels.text_entry import HINTS
from ui.viewmodels.welcome import featured, illustrative, tile
from ui.words import load_words

EVERY_WAY = "KIOSK_EVERY_CATALOGUE_WAY"
"""Set by `make soak`."""
MOST_TO_SAY = 4
"""Guides that are looked at in each way of every build."""
NOW = setting.Moment(0.0, TODAY)
HARDEST = (
    Variant(landscape=False, language="zh", elder=True),
    Variant(landscape=True, language="en", elder=True),
    Variant(landscape=True, language="ko", elder=True),
    Variant(landscape=False, language="ja", elder=True),
)
FURTHER = (
    Variant(landscape=True, language="zh", elder=True),
    Variant(landscape=False, language="en", elder=True),
    Variant(landscape=False, language="ko", elder=True),
    Variant(landscape=True, language="ja", elder=True),
    Variant(landscape=True, language="en"),
    Variant(landscape=False, language="ja"),
)


@pytest.mark.parametrize(
    "variant", HARDEST + (FURTHER if os.environ.get(EVERY_WAY) else ()), ids=lambda variant: variant.name
)
def test_every_name_question_and_pledge_of_the_catalogue_fits(
    variant: Variant, qapp: QGuiApplication
) -> None:
    catalogue = load_catalogue(factory_directory())
    speaker = Speaker(variant.language, load_words()[variant.language], Words(variant.language))
    moments = [
        *_tiles(catalogue, speaker, elder=variant.elder),
        *_questions(catalogue, speaker),
        *_fields(catalogue, speaker),
        *_pledges(catalogue, speaker),
        *_guides(catalogue, speaker),
    ]
    stage = pictures.Stage(variant, moments[0])
    faults: list[str] = []
    for moment in moments:
        stage.show(moment)
        faults += _faults(stage, moment)
        while moment.screen == "Guide" and _scrolled(stage):
            faults += _faults(stage, moment)
    stage.close()
    assert not faults, "\n".join(faults)


def _faults(stage: pictures.Stage, moment: Moment) -> Iterator[str]:
    printed = texts(on_top(stage.window))
    window = QRectF(0, 0, stage.window.width(), stage.window.height())
    for kind, sentence in (*cut_off(printed, window), *one_over_another(printed)):
        yield f"{moment.name}: {kind}: {sentence}"


def _scrolled(stage: pictures.Stage) -> bool:
    """Further down, where there is more."""
    further = next((each for each in below(on_top(stage.window)) if each.objectName() == "scroll-down"), None)
    if further is None or further.property("off"):
        return False
    tap(stage.window, further)
    stage.rest()
    return True


def _tiles(catalogue: Catalogue, speaker: Speaker, *, elder: bool) -> Iterator[Moment]:
    events = list(catalogue.life_events.values())
    notice = illustrative(catalogue, speaker)
    everything = [tile(each, speaker) for each in events]
    yield Moment("all", "Choose", {"events": everything, "notice": notice}, AT_REST)
    shown = [tile(each, speaker) for each in featured(Setting(catalogue), elder=elder)]
    yield Moment("welcome", "Welcome", _welcome(shown, notice, elder=elder), AT_REST)
    for start in range(0, len(everything) - len(shown) + 1, len(shown)):
        others = everything[start : start + len(shown)]
        yield Moment(f"welcome {start}", "Welcome", _welcome(others, notice, elder=elder), AT_REST)


def _welcome(tiles: list[dict[str, Any]], notice: str, *, elder: bool) -> dict[str, Any]:
    seen = {**welcome.WELCOME, **(welcome.WELCOME_ELDER if elder else {})}
    return {**seen, "events": tiles, "notice": notice, "paperOut": True}


def _questions(catalogue: Catalogue, speaker: Speaker) -> Iterator[Moment]:
    for event in catalogue.life_events.values():
        for question in event.questions:
            choices = [_choice(each, speaker) for each in question.answers]
            if choices:
                yield _page(
                    f"{event.id} {question.id}",
                    question=speaker.text(question.text),
                    help=speaker.say(question.help),
                    choices=choices,
                )


def _fields(catalogue: Catalogue, speaker: Speaker) -> Iterator[Moment]:
    for key, field in catalogue.fields.items():
        yield _page(
            key,
            kind=KINDS.get(field.type, "text"),
            inputHint=HINTS.get(field.type, "text"),
            question=speaker.text(field.question or field.label),
            help=speaker.say(field.help),
            choices=[_choice(each, speaker) for each in options(catalogue, field)],
            value=[] if field.type is FieldType.CHOICES else "",
        )


def _page(name: str, **values: Any) -> Moment:
    error = ("请先点一个，再往下走。", "Please touch one before you go on.")
    return Moment(name, "Page", {**page.BLANK_PAGE, "error": error, **values}, step(3))


def _pledges(catalogue: Catalogue, speaker: Speaker) -> Iterator[Moment]:
    for key, pledge in catalogue.commitments.items():
        values = {
            **papers.COMMITMENT,
            "title": speaker.text(pledge.name),
            "replaces": speaker.text(pledge.replaces),
            "notice": [
                *(speaker.text(each) for each in pledge.notice),
                *(speaker.key("commitment.not_if", case=speaker.text(each)) for each in pledge.ineligible_if),
            ],
            "pledge": [speaker.text(each) for each in pledge.pledge],
        }
        yield Moment(key, "Commitment", values, step(4))


def _guides(catalogue: Catalogue, speaker: Speaker) -> Iterator[Moment]:
    """Of every life event and item; where not every way is looked at, of the few that have most to say."""
    rest = Visit(Setting(catalogue))
    shown = []
    for key in (*catalogue.life_events, *catalogue.items):
        visit = replace(rest, stage=Stage.GUIDE, finding=Finding(guide=key))
        said = guide_outputs(Snapshot(visit, NOW, WALL, speaker, "", ()))
        assert said is not None
        values = {_camel(name): value for name, value in vars(said).items()}
        shown.append(Moment(f"{key} guide", "Guide", values, VISITING))
    if not os.environ.get(EVERY_WAY):
        shown = sorted(shown, key=_length)[-MOST_TO_SAY:]
    yield from shown


def _length(guide: Moment) -> int:
    return len(str(guide.values["rows"])) + 10 * len(guide.values["title"])


def _camel(name: str) -> str:
    first, *others = name.split("_")
    return first + "".join(each.title() for each in others)


def _choice(choice: Any, speaker: Speaker) -> dict[str, str]:
    return {
        "value": choice.value,
        "label": speaker.text(choice.label),
        "help": speaker.say(choice.help),
    }
