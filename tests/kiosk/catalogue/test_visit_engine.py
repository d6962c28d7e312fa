"""The visit's own engine comes to the same forms as the catalogue's authors meant, and settles."""

from dataclasses import replace
from datetime import date

import pytest

from devices.id_card.card import CardKind, IdCard, Nation, Sex
from kiosk.contract.catalogue.schema import Catalogue
from kiosk.visit.draft import Draft
from kiosk.visit.form import resolve
from tests.kiosk.catalogue.branches import branches

TODAY = date(2026, 11, 23)
CARD = IdCard(
    kind=CardKind.RESIDENT,
    name="陈示例",
    sex=Sex.FEMALE,
    nation=Nation("01", "汉"),
    birth=date(1949, 12, 31),
    address="辽宁省大连市甘井子区示例路1号",
    number="11010519491231002X",
    issuer="大连市公安局甘井子分局",
    valid_from=date(2010, 1, 1),
    valid_to=date(2030, 1, 1),
)
BIRTHS = {"under_60": date(1990, 5, 1), "70_79": date(1949, 12, 31), "80_89": date(1940, 5, 1)}


@pytest.mark.parametrize("event", ["S01", "S11", "S13"])
@pytest.mark.parametrize("band", list(BIRTHS))
def test_the_engine_and_the_catalogue_agree_on_every_branch(
    catalogue: Catalogue, event: str, band: str
) -> None:
    life_event = catalogue.life_events[event]
    card = replace(CARD, birth=BIRTHS[band])
    for branch in branches(life_event, {"age_band": band}):
        answers = {question: answer.value for question, answer in branch.answers.items()}
        form = resolve(life_event, catalogue, Draft(service=event, card=card, answers=answers), TODAY)
        assert [question.id for question in form.questions][: len(answers)] == list(answers)
        if not branch.ended:
            assert len(form.questions) == len(answers)
            assert list(form.fields) == branch.form(catalogue, life_event)
            assert "app_name" in form.from_card
            assert "role" in form.preset
