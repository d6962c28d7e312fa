"""A life event that only files know, from the first touch on the real screens to its tasks at the centre."""

import shutil
from pathlib import Path

from PySide6.QtGui import QGuiApplication

from kiosk.catalogue.factory import factory_directory
from kiosk.catalogue.loader import load_catalogue
from kiosk.submission.from_draft import new_submission
from kiosk.visit.effects import File
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal
from tests.central.test_cases import progress
from tests.fixtures.filings import read_back
from tests.kiosk.catalogue.test_from_data_alone import EVENT, ITEM
from tests.kiosk.visit.residents import TODAY
from tests.ui.quick_terminal import RELATIVE, quick_terminal
from ui.demo.script.resident import Resident
from ui.demo.script.setting import Errand


def test_a_life_event_added_as_data_is_filed_by_touch_and_given_to_its_departments(
    tmp_path: Path, qapp: QGuiApplication
) -> None:
    directory = Path(shutil.copytree(factory_directory(), tmp_path / "catalogue"))
    (directory / "items" / "pets.toml").write_text(ITEM, "utf-8")
    (directory / "life_events" / "S21-dog.toml").write_text(EVENT, "utf-8")
    catalogue = load_catalogue(directory)
    with quick_terminal(of=catalogue) as terminal:
        resident = Resident(terminal, terminal.world, Errand("lin", "S21", "zh", 1, RELATIVE), TODAY)
        terminal.act(resident.visit())
        assert resident.finished
        [filing] = [each for each in terminal.world.effects if isinstance(each, File)]
    whole = read_back(new_submission(filing.content, catalogue, "zh", TODAY))
    assert {each.id for each in whole.materials if each.declared} == {"vaccination"}
    with RunningService(tmp_path / "central", catalogue=catalogue) as centre:
        at_centre = TestTerminal.enrol(centre.url, centre.enrolment_code("SN"), "SN")
        enclosed = at_centre.enclose(whole)
        at_centre.acknowledged(at_centre.put(enclosed), enclosed)
        case = progress(at_centre, enclosed.receipt_number)
        assert case.service_name is not None
        assert case.service_name.zh == "养犬一件事"
        assert [task.department for task in case.tasks] == ["GA", "JD"]
        at_centre.close()
