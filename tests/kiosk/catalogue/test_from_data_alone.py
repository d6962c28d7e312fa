"""A new item and a new life event are new data: no line of the program knows them, and both can be filed."""

import shutil
from pathlib import Path
from random import Random

import pytest

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.catalogue.search.find import search
from kiosk.catalogue.search.index import build
from kiosk.catalogue.search.readings import read_readings
from kiosk.catalogue.synthetic.items import synthetic
from kiosk.catalogue.synthetic.writing import write_catalogue
from kiosk.contract.catalogue.problems import problems
from kiosk.submission.from_draft import new_submission
from kiosk.visit.answers import CardRead
from kiosk.visit.doors import Door
from kiosk.visit.effects import File
from kiosk.visit.setting import Setting
from kiosk.visit.stage import Stage
from kiosk.visit.touches.choosing import Choose, OpenDoor
from kiosk.visit.touches.finding import ShowGuide
from kiosk.visit.touches.travel import Submit
from kiosk.visit.touches.verifying import SkipVerification
from kiosk.visit.visit import Visit
from tests.kiosk.visit.residents import CHEN, Terminal

ITEM = """
theme = { zh = "宠物", en = "Pets" }

[I101]
name = { zh = "养犬登记", en = "Register a dog" }
department = "GA"
audience = "person"
handling = "promised"
statutory_limit = { text = { zh = "20个工作日", en = "20 working days" }, days = 20 }
promised_limit = { text = { zh = "5个工作日", en = "5 working days" }, days = 5 }
visits = 0
fee = { zh = "不收费", en = "Free" }
modes = ["file"]
self_service = "whole"
assurance = "verified"
materials = [
    { id = "m1", name = { zh = "免疫证明", en = "Vaccination record" }, source = "scan", required = true },
]
outputs = [{ zh = "养犬登记证", en = "Dog licence" }]
legal_basis = "动物防疫法"
other_names = [{ zh = "狗证", en = "dog licence" }]
form = ["app_name", "app_id", "app_mobile", "street", "addr_detail"]
"""
EVENT = """
id = "S21"
name = { zh = "养犬一件事", en = "Having a dog" }
icon = "heart"
audience = "person"
complete = true
lead_department = "GA"
departments = ["GA", "JD"]
items = ["I101"]
outputs = [{ zh = "养犬登记证", en = "Dog licence" }]
promised_limit = { zh = "5个工作日", en = "5 working days" }
fee = { zh = "不收费", en = "Free" }
form = ["app_name", "app_id", "app_mobile", "street"]
questions = []

[comparison]
before = { steps = 3, materials = 5, trips = 2, working_days = 10 }
after = { steps = 1, materials = 1, trips = 0, working_days = 5 }

[[materials]]
id = "vaccination"
name = { zh = "免疫证明", en = "Vaccination record" }
source = "scan"
required = true
"""


@pytest.mark.parametrize("key", ["I101", "S21"])
def test_a_new_item_and_a_new_life_event_need_no_code(key: str, tmp_path: Path) -> None:
    directory = Path(shutil.copytree(factory_directory(), tmp_path / "catalogue"))
    (directory / "items" / "pets.toml").write_text(ITEM, "utf-8")
    (directory / "life_events" / "S21-dog.toml").write_text(EVENT, "utf-8")
    assert problems(directory) == ()
    catalogue = load_catalogue(directory)
    index = build(catalogue, read_readings())
    assert key in [each.id for each in search(index, "yangquan").entries]
    terminal = Terminal(Visit(Setting(catalogue)))
    terminal.happens(OpenDoor(Door.FIND), ShowGuide(key), Choose(key))
    terminal.happens(CardRead(terminal.visit.ticket, CHEN), SkipVerification())
    assert terminal.stage() is Stage.PAGE
    assert terminal.fill_to_summary(Random(1))[-1] == "summary"
    (filing,) = terminal.happens(Submit())
    assert isinstance(filing, File)
    new = new_submission(filing.content, catalogue, "zh", terminal.now.today)
    assert new.content.service == key
    assert {each.id for each in new.content.materials if each.declared}


def test_a_generated_catalogue_is_sound_complete_and_survives_its_files(tmp_path: Path) -> None:
    made = synthetic(load_catalogue(factory_directory()), 60, seed=7)
    write_catalogue(made, tmp_path)
    assert problems(tmp_path) == ()
    assert load_catalogue(tmp_path) == made
    assert synthetic(load_catalogue(factory_directory()), 60, seed=7) == made
