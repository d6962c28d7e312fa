"""Scans and photographs: opened once, shown to the departments that need them and to nobody else."""

import base64
import re
from pathlib import Path

from central import journal
from central.casework.members import give_departments
from central.catalogue import load_services
from central.console.deeds import Doer
from central.console.roles import Role
from kiosk.contract.catalogue.schema import Assurance, Catalogue, Material, MaterialSource, Text
from kiosk.contract.envelope import part_info
from kiosk.contract.suite import HpkeX25519
from tests.central.casework.flow import tasks_of
from tests.central.catalogue import BIRTH, small_catalogue
from tests.central.console.desk import Browser, signed_in
from tests.central.service import RunningService
from tests.central.terminal import TestTerminal, a_submission
from tests.central.test_cases import progress, statement
from tests.central.test_parts import part
from tests.central.test_parts import put as put_part

PICTURE = b"\xff\xd8\xff\xe0 a scanned page " * 40
PIECES = (PICTURE[:300], PICTURE[300:])


def officer(service: RunningService, name: str, department: str) -> Browser:
    browser = signed_in(service, name, Role.DEPARTMENT)
    with service.storage.write() as session:
        services = load_services(service.catalogue)
        give_departments(session, services, Doer("the test"), name, [department], service.clock())
    return browser


def with_premises() -> Catalogue:
    """Its life event asks for a paper that the police look at."""
    small = small_catalogue()
    premises = Material(
        id="premises",
        name=Text(zh="住所证明"),
        source=MaterialSource.SCAN,
        required=True,
        departments=("GA",),
    )
    birth = small.life_events[BIRTH].model_copy(update={"materials": (premises,)})
    return small.model_copy(update={"life_events": {BIRTH: birth}})


def pages_on(sheet: str) -> list[tuple[str, str]]:
    """Each page's link and name."""
    return re.findall(r'href="(/tasks/\d+/attachments/[0-9a-f-]+)">([^<]+)<', sheet)


def test_a_scan_in_two_pieces_is_one_picture_for_the_departments_that_need_it(tmp_path: Path) -> None:
    with RunningService(tmp_path / "central", catalogue=with_premises()) as service:
        terminal = TestTerminal.enrol(service.url, service.enrolment_code("SN"), "SN")
        whole = a_submission(assurance=Assurance.VERIFIED, assurance_evidence=statement(service, terminal))
        recipient = base64.b64decode(terminal.given.sealing_key)
        sealed = {}
        for number, piece in enumerate((*PIECES, b"of another submission")):
            slot = f"premises_1_{number}" if number < 2 else "broken_1_0"
            info = part_info(whole.id, terminal.given.terminal, slot if number < 2 else "elsewhere")
            sealed[slot] = HpkeX25519().seal(piece, recipient, info)
            assert put_part(terminal, whole.id, slot, sealed[slot]).status_code == 201
        parts = tuple(part(slot, content) for slot, content in sealed.items())
        enclosed = terminal.enclose(whole, parts=parts)
        terminal.acknowledged(terminal.put(enclosed), enclosed)
        service.ring()
        case = progress(terminal, enclosed.receipt_number)
        tasks = tasks_of(service, case)
        mine, stranger = officer(service, "zhou.li", "GA"), officer(service, "sun.wei", "intake_desk")
        links = pages_on(mine.get(f"/tasks/{tasks['GA']}").text)
        assert [name for _, name in links] == ["住所证明 第1页"], "what cannot be opened is left out"
        shown = mine.get(links[0][0])
        with service.storage.read() as session:
            last = journal.entries(session)[0]
        assert (last.deed, last.detail) == ("task.page_read", f"{case.case_number} GA premises_1")
        assert (shown.content, shown.headers["Content-Type"]) == (PICTURE, "image/jpeg")
        assert "sandbox" in shown.headers["Content-Security-Policy"]
        assert stranger.get(links[0][0]).status_code == 404
        other = officer(service, "qian.yi", "YB")
        sheet = other.get(f"/tasks/{tasks['YB']}").text
        assert (pages_on(sheet), "另有1页，只给需要的部门看" in sheet) == ([], True)
        assert other.get(links[0][0].replace(f"/{tasks['GA']}/", f"/{tasks['YB']}/")).status_code == 404
        leads = officer(service, "wu.di", "WJ")
        assert len(pages_on(leads.get(f"/tasks/{tasks['WJ']}").text)) == 1
        terminal.close()
