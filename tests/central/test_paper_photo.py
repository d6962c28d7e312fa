"""A photo of the paper brings a submission in whose terminal is lost; a forged one gets a sentence."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from PIL import Image, ImageDraw, ImageEnhance, ImageFilter

from central import cli
from devices.receipt_printer.document import Document, Feed, Qr, Text
from devices.receipt_printer.escpos_encoder import encode
from devices.receipt_printer.profile import load
from devices.receipt_printer.raster import FontRasteriser
from devices.simulators.paper import picture
from kiosk.contract import envelope, paper
from kiosk.contract.envelope import SubmissionKind
from kiosk.contract.receipt_number import ReceiptNumber
from kiosk.receipt.qr_size import level_for, module_dots
from tests.central.service import RunningService
from tests.central.terminal import Enclosed, TestTerminal, a_submission
from tests.fixtures.pen import signature

Bring = Callable[[Image.Image], tuple[int, list[dict[str, Any]], str]]


def printed(text: str) -> Image.Image:
    """The paper as the printer's own bytes make it."""
    payload = text.encode("ascii")
    code = Qr(payload, module_dots(payload), level_for(payload))
    document = Document((Text("收件凭证"), Feed(16), code, Feed(16), Text("请妥善保管")))
    return picture(encode(document, load("default"), FontRasteriser()).data).convert("L")


def on_a_table(image: Image.Image) -> Image.Image:
    table = Image.new("L", (image.width + 600, image.height + 600), 90)
    table.paste(image, (300, 300))
    return table


def tilted(image: Image.Image) -> Image.Image:
    """Seen from below: the far edge is narrower by a seventh."""
    table = on_a_table(image)
    width, height = table.size
    inset = width // 14
    quad = (-inset, 0, 0, height, width, height, width + inset, 0)
    return table.transform(table.size, Image.Transform.QUAD, quad, Image.Resampling.BICUBIC, fillcolor=90)


def turned(image: Image.Image, degrees: float) -> Image.Image:
    return image.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=90)


def dimmed(image: Image.Image, brightness: float) -> Image.Image:
    return ImageEnhance.Brightness(image).enhance(brightness)


PHOTOS: dict[str, Callable[[Image.Image], Image.Image]] = {
    "as printed": lambda image: image,
    "on its head": lambda image: on_a_table(image).rotate(180),
    "turned": lambda image: turned(on_a_table(image), 33),
    "tilted": tilted,
    "blurred": lambda image: on_a_table(image).filter(ImageFilter.GaussianBlur(1.6)),
    "dim": lambda image: ImageEnhance.Brightness(
        ImageEnhance.Contrast(on_a_table(image)).enhance(0.4)
    ).enhance(0.4),
    "small": lambda image: on_a_table(image).resize(
        (round((image.width + 600) * 0.6), round((image.height + 600) * 0.6)), Image.Resampling.BILINEAR
    ),
    "all of it a little": lambda image: dimmed(
        tilted(image)
        .rotate(-8, Image.Resampling.BICUBIC, fillcolor=90)
        .filter(ImageFilter.GaussianBlur(0.8)),
        0.6,
    ),
}


@pytest.fixture
def lost(own_service: RunningService) -> TestTerminal:
    """A terminal whose disk is gone, and with it everything but the paper."""
    terminal = TestTerminal.enrol(own_service.url, own_service.enrolment_code("SN"), "SN")
    terminal.close()
    return terminal


@pytest.fixture
def bring(own_service: RunningService, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Bring:
    def run(image: Image.Image) -> tuple[int, list[dict[str, Any]], str]:
        photo = tmp_path / "photo.jpg"
        image.save(photo, quality=85)
        capsys.readouterr()
        where = ["--database", own_service.database, "--keys", str(tmp_path / "central" / "keys")]
        ended = cli.main(["import-receipt", str(photo), "--json", *where])
        own_service.ring()  # the opening's process looks by itself
        out, err = capsys.readouterr()
        told = [line for line in out.splitlines() if line.startswith("[{")]
        return ended, json.loads(told[0]) if told else [], err

    return run


def small(terminal: TestTerminal, **changes: Any) -> Enclosed:
    submission = a_submission(
        kind=SubmissionKind.CALLBACK,
        applicant=None,
        signature=(),
        materials=(),
        form={"phone": "13800009999"},
    )
    return terminal.enclose(submission, zip="deflate-1", **changes)


def code_of(enclosed: Enclosed) -> str:
    text = paper.encode(enclosed.bytes)
    assert text, "too large for paper"
    return text


@pytest.mark.parametrize("photo", PHOTOS.values(), ids=PHOTOS.keys())
def test_a_photo_of_the_paper_brings_the_very_submission(
    lost: TestTerminal, bring: Bring, photo: Callable[[Image.Image], Image.Image]
) -> None:
    enclosed = small(lost)
    text = code_of(enclosed)
    ended, lines, said = bring(photo(printed(text)))
    assert (ended, [each["outcome"] for each in lines]) == (0, ["taken"]), said
    assert lines[0]["name"] == enclosed.receipt_number
    answer = lost.put(enclosed)
    assert answer.status_code == 200, "paper and network carry the same"
    lost.acknowledged(answer, enclosed)


def test_brought_again_it_is_held_once(lost: TestTerminal, bring: Bring) -> None:
    image = printed(code_of(small(lost)))
    outcomes = [bring(image)[1][0]["outcome"] for _ in range(2)]
    assert outcomes == ["taken", "held before"]
    assert lost.statistics().received == 1


def test_a_large_receipt_tells_which_submission_to_expect(lost: TestTerminal, bring: Bring) -> None:
    enclosed = lost.enclose(a_submission(signature=signature(3, 400)))
    assert paper.encode(enclosed.bytes) is None
    digest = envelope.digest(enclosed.bytes)
    unsigned = printed(f"{enclosed.receipt_number}:{digest}".upper())
    assert bring(unsigned)[1][0]["outcome"] == "expected", "the paper of an older terminal"
    image = printed(paper.digest_text(enclosed.receipt_number, digest, lost.key))
    ended, lines, _ = bring(image)
    assert (ended, lines[0]["outcome"], lines[0]["name"]) == (1, "expected", enclosed.receipt_number)
    assert "signed by its terminal" in lines[0]["reason"]
    assert f"expect sequence 1 of epoch 1 from terminal {lost.name}" in lines[0]["reason"]
    lost.acknowledged(lost.put(enclosed), enclosed)
    assert [bring(each)[0] for each in (image, unsigned)] == [0, 0]


def test_a_forged_submission_is_refused_with_a_sentence(lost: TestTerminal, bring: Bring) -> None:
    forged = small(lost, signer=Ed25519PrivateKey.generate())
    ended, lines, _ = bring(printed(code_of(forged)))
    assert (ended, lines[0]["outcome"]) == (1, "refused")
    assert "not an envelope of this terminal" in lines[0]["reason"]
    assert lost.statistics().received == 0


def test_a_forged_number_and_a_foreign_digest_are_refused(lost: TestTerminal, bring: Bring) -> None:
    held = small(lost)
    lost.put(held)
    stranger = Ed25519PrivateKey.generate()
    for number, signer, reason in (
        (str(ReceiptNumber.issue(lost.given.terminal, 1, 2, b"x" * 32)), lost.key, "no terminal of ours"),
        (held.receipt_number, lost.key, "another content"),
        (held.receipt_number, stranger, "has not signed"),
    ):
        ended, lines, _ = bring(printed(paper.digest_text(number, "ab" * 32, signer)))
        assert (ended, lines[0]["outcome"]) == (1, "refused")
        assert reason in lines[0]["reason"]


def test_another_code_is_refused_with_a_sentence(bring: Bring) -> None:
    ended, lines, _ = bring(printed("HTTP://EXAMPLE.ORG/"))
    assert (ended, lines[0]["outcome"]) == (1, "refused")
    assert "carries no submission" in lines[0]["reason"]


def test_a_photo_without_a_code_says_how_to_take_a_better_one(bring: Bring) -> None:
    blank = Image.new("L", (600, 800), 220)
    ImageDraw.Draw(blank).line((0, 0, 600, 800), fill=0, width=20)
    ended, _, said = bring(blank)
    assert ended == 1
    assert "in good light" in said


@pytest.mark.parametrize("content", [b"", b"not a picture", b"\x89PNG\r\n\x1a\n" + b"\0" * 40, b"GIF89a"])
def test_what_is_no_picture_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    photo = tmp_path / "photo.jpg"
    photo.write_bytes(content)
    where = ["--database", f"sqlite:///{tmp_path}/c.db", "--keys", str(tmp_path / "keys")]
    assert cli.main(["import-receipt", str(photo), *where]) == 2
    assert capsys.readouterr().err.count("\n") == 1
    assert cli.main(["import-receipt", str(tmp_path / "nowhere.jpg"), *where]) == 2
