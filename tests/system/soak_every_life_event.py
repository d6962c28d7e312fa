"""Every life event from the first touch to the paper in the hand, on one terminal with everything real
behind it.

For each of them a resident files on the screens; at the centre each department takes its task up, the leading
one asks for a page; the resident comes again with the receipt and hands it in; all decide, each with a paper
of its own; and the resident comes once more and prints the one output.
"""

import hashlib
import io
import os
import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import requests
from asn1crypto import x509
from cryptography.hazmat.primitives.serialization import Encoding
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
from pypdf import PdfReader

from central.casework import pdf_seal
from offline_cache.states import State
from tests.oracles import catalogue_files, escpos_paper
from tests.system.clerks import Clerk, TaskLine, begins, cases
from tests.system.life_event_table import Line, write
from tests.system.street import LONGEST_S, Street

WHO = {"S09": "yu", "S10": "yu", "S11": "yu", "S12": "yu"} | {
    **dict.fromkeys(("S13", "S14", "S15", "S16", "S17", "S18", "S20"), "gao"),
    "S19": "he",
}
"""Who comes for what; for the others a young mother."""
LANGUAGES = ("zh", "zh", "en", "ko", "ja")
ONLY = os.environ.get("KIOSK_LIFE_EVENTS", "").split()
"""Some of them, such as "S01 S13", for whoever looks for a defect; then no table is written."""
WANTS = "请补拍第二页"
_CODE = re.compile(r"核验码 Code: ?([0-9A-Z-]{16,19})")


@pytest.fixture(scope="module")
def street(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    with Street(tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("out")) as running:
        yield running


def test_every_life_event_ends_with_one_paper_in_the_hand(street: Street, project_root: Path) -> None:
    wanted = {key: each for key, each in catalogue_files.life_events().items() if key in ONLY or not ONLY}
    filed = {each: file(street, each, place) for place, each in enumerate(wanted)}
    delivered(street)
    clerk = Clerk(street, sorted({each for event in wanted.values() for each in event["departments"]}))
    names = catalogue_files.departments()
    tasks = of_receipts(clerk, clerk.tasks("to_do"))
    for each, number in filed.items():
        told = [names[key] for key in on_the_paper(street, number, wanted[each], names)]
        assert sorted(task.department for task in tasks[number]) == sorted(told), each
    for own in tasks.values():
        for task in own:
            clerk.accept(task)
        clerk.ask(own[0], WANTS)
    for place, (each, number) in enumerate(filed.items()):
        come_again(street, each, number, "answer", place)
    delivered(street)
    street.wait_until(lambda: not clerk.tasks("waiting"), "not every correction was joined to its task")
    for number, own in tasks.items():
        for task in own:
            assert "已补正" in clerk.page(task) or task is not own[0], "the page has come to who asked for it"
            clerk.approve(task, f"准予办理 {task.id}", result_of(number, task))
    lines = []
    reader = begins(street, "wang.min", "auditor")
    for place, (each, number) in enumerate(filed.items()):
        printed = come_again(street, each, number, "print", place)
        paper = the_paper(street, number, tasks[number])
        assert cases(reader)[number] == "done"
        name, departments = wanted[each]["name"]["zh"], on_the_paper(street, number, wanted[each], names)
        lines.append(Line(each, name, departments, paper, str(printed["standing"])))
    delivered(street)
    if not ONLY:
        write(lines, project_root)


def file(street: Street, life_event: str, place: int) -> str:
    """One submission on the screens; gives its number, as the paper says it."""
    done = street.come(WHO.get(life_event, "lin"), life_event, language=language(place))
    assert done["answers"], "each life event asks something"
    number = str(done["receipt_number"])
    assert code_of(street, number), "it is on the paper"
    return number


def come_again(street: Street, life_event: str, number: str, purpose: str, place: int) -> dict[str, object]:
    """With the paper of the submission."""
    return street.come(
        WHO.get(life_event, "lin"),
        life_event,
        language=language(place),
        code=code_of(street, number),
        purpose=purpose,
    )


def language(place: int) -> str:
    return LANGUAGES[place % len(LANGUAGES)]


def code_of(street: Street, number: str) -> str:
    """What stands in the code of the paper with that number."""
    [code] = escpos_paper.qr_payloads(paper_of(street, number))
    return code.decode()


def on_the_paper(
    street: Street, number: str, event: Mapping[str, Any], names: Mapping[str, str]
) -> list[str]:
    """Which departments of the life event the resident's paper names."""
    words = "".join(escpos_paper.text(paper_of(street, number)).split())
    named = [each for each in event["departments"] if names[each] in words]
    assert event["lead_department"] in named
    return named


def paper_of(street: Street, number: str) -> bytes:
    """The receipt with that number, as it was printed."""
    [paper] = [each for each in street.papers.all if each.number == number]
    return paper.bytes_file.read_bytes()


def of_receipts(clerk: Clerk, tasks: list[TaskLine]) -> dict[str, list[TaskLine]]:
    """The tasks of each case, by the number of its receipt; the first is the leading department's."""
    by_case: dict[str, list[TaskLine]] = {}
    for task in sorted(tasks, key=lambda each: each.id):
        by_case.setdefault(task.case, []).append(task)
    return {clerk.receipt_number(own[0]): own for own in by_case.values()}


def result_of(number: str, task: TaskLine) -> str:
    """What stands on a department's own paper."""
    return f"RESULT {number} {task.id}"


def delivered(street: Street) -> None:
    """Nothing is left in the outbox."""
    street.wait_until(
        lambda: {each.state for each in street.outbox()} == {State.DELIVERED}, "not everything was delivered"
    )
    street.wait_until(lambda: street.central.statistics().unopened == 0, "not everything was opened")


def the_paper(street: Street, number: str, tasks: list[TaskLine]) -> int:
    """What came out of the page printer last: whole, signed, and anybody can verify it. Its pages."""
    content = street.papers.last_pages().read_bytes()
    said = subprocess.run(
        ["pdftotext", "-", "-"], input=content, capture_output=True, check=True, timeout=LONGEST_S
    ).stdout.decode()
    text = said.replace("\n", "")
    assert number in text
    for task in tasks:
        assert task.department in text, task
        assert f"准予办理 {task.id}" in text, task
        assert result_of(number, task) in text, task
    seal = pdf_seal.FileSeal(street.keys / pdf_seal.SEAL)
    trusted = x509.Certificate.load(seal.certificate.public_bytes(Encoding.DER))
    [signature] = PdfFileReader(io.BytesIO(content), strict=False).embedded_signatures
    assert validate_pdf_signature(signature, ValidationContext(trust_roots=[trusted])).bottom_line
    [code] = set(_CODE.findall(said))
    page = requests.get(f"{street.central.url}/verify/{code}", timeout=LONGEST_S)
    assert page.status_code == 200
    assert hashlib.sha256(content).hexdigest() in page.text
    pages = len(PdfReader(io.BytesIO(content)).pages)
    assert pages >= len(tasks) + 1
    return pages
